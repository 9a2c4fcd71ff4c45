import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const root = import.meta.dirname;

/** Builds the widget into `outDir`: one script with English, and one file of words for each other language. */
export async function buildWidget(outDir = join(root, '../dist/widget')): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
      lib: { entry: join(root, 'main.tsx'), formats: ['iife'], name: 'ThroughlineWidget', fileName: () => 'widget.js' },
      minify: 'oxc',
    },
  });
  await writeWords(outDir);
}

async function writeWords(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const files = (await readdir(join(root, 'words'))).filter((file) => file !== 'en.ts');
  for (const file of files) {
    const language = file.replace('.ts', '');
    const words = (await import(join(root, 'words', file))) as Record<string, unknown>;
    await writeFile(join(outDir, `${language}.json`), JSON.stringify(words[language]));
  }
}
