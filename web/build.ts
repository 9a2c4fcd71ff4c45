import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { words } from './languages/build.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Stands in the built index.html wherever a nonce belongs; the server puts a fresh one in for every answer. */
export const noncePlaceholder = '__CSP_NONCE__';

/** How the console is built; `outDir` is absolute. */
export async function consoleConfig(outDir: string): Promise<InlineConfig> {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    root: here,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    // whatever NODE_ENV says where it is built: tests and `npm ci` make the same console
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    plugins: [words(), react()],
    html: { cspNonce: noncePlaceholder },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  };
}

/** Builds the console into a folder, ready to be served with long caching under /assets. */
export async function buildConsole(outDir: string): Promise<void> {
  const { build } = await import('vite');
  const fresh = `${outDir}.${process.pid}`;
  try {
    await build(await consoleConfig(fresh));
    await rm(outDir, { recursive: true, force: true });
    await rename(fresh, outDir); // nobody ever sees half of it
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
