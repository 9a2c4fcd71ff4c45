import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

const root = import.meta.dirname;
const entries = ['page', 'worker', 'embed'] as const;

/** Builds the scripts of the web form into `outDir`: of its page, of the worker, and for pages of other sites. */
export async function buildForm(outDir = join(root, '../dist/form')): Promise<void> {
  await mkdir(outDir, { recursive: true });
  for (const entry of entries) await replace(join(outDir, `${entry}.js`), await script(entry));
}

async function script(entry: (typeof entries)[number]): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
      lib: {
        entry: join(root, `${entry}.ts`),
        formats: ['iife'],
        name: 'ThroughlineForm',
        fileName: () => `${entry}.js`,
      },
      minify: 'oxc',
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk, ...more] = built.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('Each part of the form must be one script.');
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
