import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test, vi } from 'vitest';
import { consoleConfig } from './build.ts';

const budget = 350_000;

async function chunksOf(): Promise<Map<string, Rolldown.OutputChunk>> {
  vi.stubEnv('NODE_ENV', 'production'); // as it is shipped: packages have other files for tests
  const config = await consoleConfig('/nowhere');
  const built = await build({ ...config, build: { ...config.build, write: false } });
  const { output } = (Array.isArray(built) ? built[0]! : built) as Rolldown.RolldownOutput;
  return new Map(output.filter((part) => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}

/** A chunk and everything it cannot start without. */
function needs(chunks: Map<string, Rolldown.OutputChunk>, start: Rolldown.OutputChunk): Set<Rolldown.OutputChunk> {
  const found = new Set([start]);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const next = chunks.get(name);
      if (next !== undefined) found.add(next);
    }
  }
  return found;
}

test('the first page of the console needs less than 350 KB of script over the wire', async () => {
  const chunks = await chunksOf();
  const sizes = new Map([...chunks.values()].map((chunk) => [chunk, gzipSync(chunk.code).length]));
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry)!;
  const frame = [...chunks.values()].find((chunk) => chunk.facadeModuleId?.endsWith('/console.tsx'))!;
  const pages = [...chunks.values()].filter((chunk) => chunk.facadeModuleId?.endsWith('-page.tsx'));
  expect(pages.length).toBeGreaterThan(10);
  const first = needs(chunks, entry).union(needs(chunks, frame));
  const loads = pages.map((page) => {
    const all = first.union(needs(chunks, page));
    return { page: page.name, bytes: [...all].reduce((sum, chunk) => sum + sizes.get(chunk)!, 0) };
  });
  const over = loads.filter(({ bytes }) => bytes > budget);
  expect(over, JSON.stringify(loads.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3))).toEqual([]);
}, 120_000); // it builds the whole console
