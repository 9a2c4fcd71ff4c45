import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

const root = import.meta.dirname;

/** Builds the widget into `outDir`: one script with English, and one file of words for each other language. */
export async function buildWidget(outDir = join(root, '../dist/widget')): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await replace(join(outDir, 'widget.js'), await script());
  for (const file of await readdir(join(root, 'words'))) {
    const language = file.replace('.ts', '');
    if (language === 'en' || !file.endsWith('.ts')) continue;
    const words = (await import(join(root, 'words', file))) as Record<string, unknown>;
    await replace(join(outDir, `${language}.json`), JSON.stringify(words[language]));
  }
}

async function script(): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
      lib: { entry: join(root, 'main.tsx'), formats: ['iife'], name: 'ThroughlineWidget', fileName: () => 'widget.js' },
      minify: 'oxc',
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk, ...more] = built.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('The widget must be one script.');
  return chunk.code;
}

/** In one step, and only when something changed: a server or a test may be reading. */
async function replace(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return;
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}
