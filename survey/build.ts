import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const root = import.meta.dirname;

/**
 * Builds the scripts of a survey's page into `outDir`: `page.js`, `preview.js` of the console's frame, `worker.js` of devices, and what few surveys need under names that say what is in them. Styles are in
 * the scripts, the words of its language are in the page.
 */
export async function buildSurvey(outDir = join(root, '../dist/survey')): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const built = await scripts();
  for (const { fileName, code } of built) await replace(join(outDir, fileName), code);
  const names = built.map(({ fileName }) => fileName).filter((name) => name !== 'preview.js');
  await replace(join(outDir, 'worker.js'), await workerFor(names));
}

/** Scripts that are loaded when needed bring no styles: Vite's own loader, a kilobyte, would wait for nothing. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

async function scripts(): Promise<Rolldown.OutputChunk[]> {
  const built = (await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    base: './',
    resolve: { alias: [{ find: /^.*\/pattern\.ts$/, replacement: join(root, 'native-pattern.ts') }] },
    plugins: [plainImports],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: {
      write: false,
      target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
      modulePreload: false,
      minify: 'oxc',
      rolldownOptions: {
        input: { page: join(root, 'page.ts'), preview: join(root, 'preview.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((each) => each.type === 'chunk');
  const heavy = chunks.flatMap(({ moduleIds }) => moduleIds.filter((id) => /\/node_modules\/(?!preact)/.test(id)));
  if (heavy.length > 0) throw new Error(`A survey is a small script: ${heavy.join(', ')} may not go into it.`);
  return chunks;
}

/** The worker of devices: one classic script that knows the others by name. */
async function workerFor(names: readonly string[]): Promise<string> {
  const [built] = (await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    define: { SURVEY_SCRIPTS: JSON.stringify(names.toSorted()) },
    build: {
      write: false,
      target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
      lib: {
        entry: join(root, 'worker.ts'),
        formats: ['iife'],
        name: 'ThroughlineDevice',
        fileName: () => 'worker.js',
      },
      minify: 'oxc',
    },
  })) as Rolldown.RolldownOutput[];
  return (built!.output[0] as Rolldown.OutputChunk).code;
}

/** In one step, and only when something changed: a server or a test may be reading. */
async function replace(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return;
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}
