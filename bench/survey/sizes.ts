import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');

const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
/** A script and what it cannot start without, in the same folder. */
function needed(folder: string, start: string): Set<string> {
  const found = new Set([start]);
  for (const name of found)
    for (const [, next] of readFileSync(join(folder, name), 'utf8').matchAll(
      /(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g,
    ))
      found.add(next!);
  return found;
}

/** What a page of each peer loads to show a survey, as they publish it. */
const published = {
  formbricksSurveysBytes: { pack: '@formbricks/surveys@1.99.0', files: ['dist/index.umd.js'] },
  surveyJsBytes: { pack: 'survey-core@2.5.38', files: ['survey.core.min.js'] },
  surveyJsUiBytes: { pack: 'survey-js-ui@2.5.38', files: ['survey-js-ui.min.js'] },
};

/** Bytes of script with gzip: the page of a survey and the first script of the widget, beside what peers publish (fetched from the registry). */
export async function sizes(): Promise<{ ours: Record<string, number>; peers: Record<string, number> }> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-peers-'));
  try {
    const peers = Object.entries(published).map(([name, { pack, files }]) => {
      const [tarball = ''] = execFileSync('npm', ['pack', pack, '--silent'], { cwd: folder, encoding: 'utf8' })
        .trim()
        .split('\n');
      execFileSync('tar', ['xzf', tarball], { cwd: folder });
      const bytes = files.reduce((sum, file) => sum + gzipped(join(folder, 'package', file)), 0);
      rmSync(join(folder, 'package'), { recursive: true });
      return [name, bytes] as const;
    });
    const place = join(root, 'dist/survey');
    const survey = [...needed(place, 'page.js')].reduce((sum, name) => sum + gzipped(join(place, name)), 0);
    return {
      ours: { surveyPageBytes: survey, widgetFirstBytes: gzipped(join(root, 'dist/widget/widget.js')) },
      peers: Object.fromEntries(peers),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
