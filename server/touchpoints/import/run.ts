import { createHash } from 'node:crypto';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { workspaceSettings } from '#people';
import { problem, type App } from '#platform';
import type { ByteSource } from './byte-source.ts';
import { readItems, type Item } from './formats/index.ts';
import { readImport, type ImportRow } from './imports.ts';
import { loadLookups } from './load-lookups.ts';
import { sourceOf } from './source-of.ts';
import { endImport } from './start.ts';
import { importReader } from './takers.ts';
import { writeChunk } from './write-chunk.ts';

/** Told after every chunk. */
export type OnProgress = (row: ImportRow) => void;

export interface RunOptions {
  workspace: string;
  id: string;
  onProgress?: OnProgress;
  /** Stop after about so long; the next run goes on. */
  milliseconds?: number;
  signal?: AbortSignal;
}

interface Running {
  app: App;
  options: RunOptions;
  row: ImportRow & { mapping: Mapping; source: string };
  zone: string;
  until: number;
}

const chunkBytes = 4_000_000;
const mostRows = 1000;
const fewestRows = 50;
const slowMilliseconds = 1500;

/**
 * Takes rows in until the file is at its end, the time is over or somebody stops it; true when nothing is left to do.
 * Whatever kills it: the cursor stands where the last committed rows end, and the next run goes on there.
 */
export async function runImport(app: App, options: RunOptions): Promise<boolean> {
  const { workspace, id } = options;
  const { row, zone } = await app.database.inWorkspace(workspace, async (tx) => ({
    row: await readImport(tx, id),
    zone: (await workspaceSettings(tx)).zone,
  }));
  if (row.state !== 'running' || row.mapping === null || row.source === null) return true;
  const running = {
    app,
    options,
    row: { ...row, mapping: row.mapping, source: row.source },
    zone,
    until: endOf(options),
  };
  try {
    if (!(await loadLookups(app, { ...running.row, workspace }, () => isOver(running)))) return false;
    const finished = await takeAll(running);
    if (finished) await app.database.inWorkspace(workspace, (tx) => endImport(tx, app, { id, state: 'done' }));
    return finished;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    await app.database.inWorkspace(workspace, (tx) => endImport(tx, app, { id, state: 'failed', reason }));
    return true;
  } finally {
    if (options.onProgress !== undefined)
      options.onProgress(await app.database.inWorkspace(workspace, (tx) => readImport(tx, id)));
  }
}

/** What is wrong with the file itself, in words; anything else is for a later try. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Error && error.name === 'Problem') return error.message;
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOENT') return 'The file is no longer there.';
  if (code === 'EACCES') return 'The file may not be read.';
  return code.startsWith('Z_') ? 'The packed file is damaged.' : undefined;
}

function endOf({ milliseconds = Infinity }: RunOptions): number {
  return Date.now() + milliseconds;
}

function isOver({ until, options }: Running): boolean {
  return Date.now() > until || options.signal?.aborted === true;
}

async function takeAll(running: Running): Promise<boolean> {
  const source = await sourceOf(running.app, running.options.workspace, running.row.files[0]);
  const items = await afterCursor(source, running.row);
  // Coming back to the place in a large packed file takes long itself: the time counts from there, or nothing would be done in it.
  running.until = endOf(running.options);
  const most = mostAtOnce(running.row.mapping);
  let size = most;
  const chunks = chunksOf(items, () => size);
  try {
    let next = chunks.next();
    for (;;) {
      const { value: chunk, done } = await next;
      if (done === true) return true;
      // The next rows are read while these are written.
      next = chunks.next();
      next.catch(() => undefined);
      const begun = Date.now();
      if (!(await takeChunk(running, chunk))) return false;
      size = nextSize({ size, most, milliseconds: Date.now() - begun });
      if (isOver(running)) return false;
    }
  } finally {
    await chunks.return(undefined);
  }
}

async function* chunksOf(items: AsyncIterable<Item>, size: () => number): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  let bytes = 0;
  for await (const item of items) {
    chunk.push(item);
    bytes += item.bytes?.length ?? item.raw.length;
    if (chunk.length < size() && bytes < chunkBytes) continue;
    yield chunk;
    [chunk, bytes] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}

/** Each answer of a response is a row of the spine. */
function mostAtOnce({ format, survey }: Mapping): number {
  const most = importReader(format)?.atOnce ?? mostRows;
  return survey === undefined ? most : Math.max(fewestRows, Math.round((most * 8) / survey.questions.length));
}

/** A transaction holds the readers back: on a slow machine it takes fewer rows at once. */
function nextSize({ size, most, milliseconds }: { size: number; most: number; milliseconds: number }): number {
  return milliseconds > slowMilliseconds ? Math.max(Math.min(fewestRows, most), size >> 1) : Math.min(most, size * 2);
}

/** Writes one chunk with the cursor; false when somebody stopped the import or another process has gone on with it. */
async function takeChunk(running: Running, items: Item[]): Promise<boolean> {
  const { app, options, zone } = running;
  const hash = hashOf(items);
  const next = await writeChunk(app, { workspace: options.workspace, row: running.row, zone, hash }, items);
  if (next === undefined) return false;
  running.row = { ...next, mapping: running.row.mapping, source: running.row.source };
  options.onProgress?.(next);
  return true;
}

function hashOf(items: readonly Item[]): string {
  const digest = createHash('sha256');
  for (const { raw } of items) digest.update(`${raw}\n`);
  return digest.digest('base64url');
}

/**
 * The rows after the cursor. The last chunk that was taken is read once more: a file that has changed meanwhile is noticed
 * instead of going on in the middle of something else. Throws `refused`.
 */
async function afterCursor(source: ByteSource, row: Running['row']): Promise<AsyncIterable<Item>> {
  const settings = { format: row.mapping.format, csv: row.mapping.csv };
  const items = readItems(source, settings, { bytes: row.chunkStart, rows: row.chunkRows });
  if (row.rows === row.chunkRows) return items;
  const again: Item[] = [];
  for (let at = row.chunkRows; at < row.rows; at++) {
    const { value, done } = await items.next();
    if (done === true) break;
    again.push(value);
  }
  if (hashOf(again) !== row.chunkHash)
    throw problem('refused', {
      detail:
        'The file has changed since the import began. Start a new import: rows that were taken are not taken twice.',
    });
  return items;
}
