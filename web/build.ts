import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { words } from './languages/build.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Stands in the built index.html wherever a nonce belongs; the server puts a fresh one in for every answer. */
export const noncePlaceholder = '__CSP_NONCE__';

/** The console is loaded while its language is found, and its styles stand before the first paint. */
const consoleAtOnce: Plugin = {
  name: 'throughline-console-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const start = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('/console.tsx'));
      const needed = new Set(start);
      for (const { imports } of needed)
        for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
      const styles = [...needed].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
      const modules = [...needed].filter(({ fileName }) => !html.includes(fileName));
      return [...modules.map(moduleLink), ...styles.map(styleLink)];
    },
  },
};

const moduleLink = ({ fileName }: Rolldown.OutputChunk) => link({ rel: 'modulepreload', href: `/${fileName}` });
const styleLink = (fileName: string) => link({ rel: 'stylesheet', href: `/${fileName}` });

function link(attrs: { rel: string; href: string }) {
  return { tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head' as const };
}

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

/** Large inputs that only pages have, though the list of all parts of Mantine names them. */
const ofPages = /\/react-number-format\/|\/(NumberInput|ColorInput|ColorPicker)\//;

/** The modules that one cannot start without. */
function needsOf(root: string, graph: Graph): Set<string> {
  const found = new Set([root]);
  for (const id of found)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) if (!ofPages.test(next)) found.add(next);
  return found;
}

/** What the console starts with is one chunk, as an entry would be; what finds the language stays before it. */
function frameInOne(): (id: string, graph: Graph) => string | null {
  let before: Set<string> | undefined;
  let frame: Set<string> | undefined;
  return (id, graph) => {
    before ??= needsOf(`${here}main.tsx`, graph);
    frame ??= needsOf(`${here}console.tsx`, graph);
    // the entry itself stays alone: it waits for the console, which must not wait for it
    if (before.has(id)) return id === `${here}main.tsx` ? null : 'language';
    return frame.has(id) ? 'console' : null;
  };
}

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
    plugins: [words(), react(), consoleAtOnce],
    html: { cspNonce: noncePlaceholder },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: frameInOne(), debugName: 'console' }],
          },
        },
      },
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
