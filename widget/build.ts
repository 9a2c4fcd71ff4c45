import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Rolldown } from 'vite';
import { chatLanguages } from '#core/channels/chat-languages.ts';

const root = import.meta.dirname;

interface Script {
  /** The folder or file it begins in. */
  entry: string;
  /** What the build tells it. */
  define?: Record<string, unknown>;
  /** Uses the Preact of whoever loads it. */
  borrows?: boolean;
  /** Modules that may be in it, by their path here; anything else in it is a mistake. */
  only?: RegExp;
}

/** The panel and its parts live in files of their own: nothing that keeps something may be in two of them. */
const withoutState = /^(panel|survey|emoji|both|words)\//;
const inPage = /^(in-page|both)\//;
const parts: Record<string, Script> = {
  survey: { entry: 'survey/main.tsx', borrows: true, only: withoutState },
  emoji: { entry: 'emoji/main.tsx', borrows: true, only: withoutState },
  panel: { entry: 'panel/main.tsx', only: withoutState },
  watch: { entry: 'in-page/main.ts', only: inPage },
  player: { entry: 'in-page/player.ts', only: inPage },
};
/** Pages that were opened before an upgrade, and tags that pin a version, find their files so long. */
const daysKept = 90;

/**
 * Builds the widget into `outDir`: `widget.js` is the first script, the same under a name of its own for pages that pin it; `preview.js` is of the console's frame;
 * everything else is named by what is in it. `widget.json` says which files belong together.
 */
export async function buildWidget(outDir = join(root, '../dist/widget')): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const written = new Set<string>();
  const put = async (name: string, text: string) => {
    written.add(name);
    await replace(join(outDir, name), text);
  };
  const named = async (name: string, kind: string, text: string) => {
    const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${kind}`;
    await put(file, text);
    return { file, integrity: `sha384-${createHash('sha384').update(text).digest('base64')}` };
  };
  const built = await Promise.all(
    Object.entries(parts).map(async ([name, script]) => [name, await named(name, 'js', await bundle(script))] as const),
  );
  const words: Record<string, object> = {};
  for (const language of chatLanguages.filter((each) => each !== 'en')) {
    const said = (await import(join(root, 'words', `${language}.ts`))) as Record<string, unknown>;
    const first = (await named(language, 'json', JSON.stringify(said['first']))).file;
    const panel = (await named(`${language}-panel`, 'json', JSON.stringify(said['panel']))).file;
    words[language] = { first, panel };
  }
  const define = { WIDGET_PARTS: Object.fromEntries(built), WIDGET_WORDS: words };
  const first = await bundle({ entry: 'main.ts', define });
  await put('widget.js', first);
  await put('preview.js', await bundle({ entry: 'preview/main.ts', define }));
  await put(
    'widget.json',
    JSON.stringify({ first: await named('widget', 'js', first), parts: Object.fromEntries(built), words }),
  );
  await removeOld(outDir, written);
}

async function bundle({ entry, define = {}, borrows = false, only }: Script): Promise<string> {
  const preact = 'document.currentScript.preact';
  const built = (await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    resolve: { alias: [{ find: /^.*\/pattern\.ts$/, replacement: join(root, '../survey/native-pattern.ts') }] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: {
      write: false,
      target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
      lib: { entry: join(root, entry), formats: ['iife'], name: 'ThroughlineWidget', fileName: () => 'script.js' },
      minify: 'oxc',
      rolldownOptions: borrows
        ? { external: /^preact/, output: { globals: () => preact } }
        : { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk, ...more] = built.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error(`${entry} must become one script.`);
  const foreign = chunk.moduleIds
    .filter((id) => id.startsWith(`${root}/`))
    .map((id) => relative(root, id).replace(/\?.*/, ''))
    .filter((path) => only?.test(path) === false);
  if (foreign.length > 0) throw new Error(`${entry} may not take in ${foreign.join(', ')}: it would be there twice.`);
  return chunk.code;
}

/** In one step, and only when something changed: a server or a test may be reading. */
async function replace(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  const now = new Date();
  if (before === text) return await utimes(file, now, now);
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}

async function removeOld(outDir: string, written: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(outDir)) {
    if (written.has(name)) continue;
    const { mtimeMs } = await stat(join(outDir, name));
    if (Date.now() - mtimeMs > daysKept * 86_400_000) await rm(join(outDir, name), { force: true });
  }
}
