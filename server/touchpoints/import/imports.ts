import type { Page, PageQuery } from '#core/contract/page.ts';
import type { Format, Mapping } from '#core/touchpoints/import/mapping.ts';
import { keyset, problem, sql, type Tx } from '#platform';
import type { LookupCounts } from './lookups.ts';
import { missingOf } from './missing-shown.ts';
import type { MissingCounts } from './missing.ts';

export type ImportState = 'uploading' | 'ready' | 'running' | 'done' | 'cancelled' | 'failed';

export interface ImportFile {
  role: string;
  name: string;
  size: number;
  received: number;
  file: string | null;
  path: string | null;
  loaded: boolean;
  position: number;
  rows: number;
}

export interface ImportRow {
  id: string;
  name: string;
  state: ImportState;
  format: Format | null;
  mapping: Mapping | null;
  source: string | null;
  totalBytes: number | null;
  position: number;
  rows: number;
  chunkStart: number;
  chunkRows: number;
  chunkHash: string | null;
  taken: number;
  duplicates: number;
  refused: number;
  lookups: LookupCounts;
  missing: MissingCounts;
  problem: string | null;
  createdAt: Date;
  startedAt: Date | null;
  movedAt: Date | null;
  finishedAt: Date | null;
  files: ImportFile[];
}

const columns = sql`import.id, import.name, import.state, import.format, import.mapping, import.source,
  import.total_bytes::float8 as total_bytes, import.position::float8 as position, import.rows::float8 as rows,
  import.chunk_start::float8 as chunk_start, import.chunk_rows::float8 as chunk_rows, import.chunk_hash,
  import.taken::float8 as taken, import.duplicates::float8 as duplicates, import.refused::float8 as refused,
  import.lookups, import.missing, import.problem, import.created_at, import.started_at, import.moved_at, import.finished_at,
  (select coalesce(jsonb_agg(to_jsonb(part) - 'workspace' - 'import' order by part.role <> 'rows', part.role), '[]')
    from touchpoints.import_file part where part.import = import.id) as files`;

/** An import as it stands. Throws `not-found`. */
export async function readImport(tx: Tx, id: string): Promise<ImportRow> {
  const row = await tx.maybe(sql<ImportRow>`select ${columns} from touchpoints.import where id = ${id}`);
  if (row === undefined) throw problem('not-found', { detail: 'There is no such import.' });
  return row;
}

/** How far an import is, for people. The rate is that of the whole run until now. */
export function shownImport(row: ImportRow, received: ReadonlyMap<string, number> = new Map()) {
  const { id, name, state, format, rows, taken, duplicates, refused, lookups, createdAt, startedAt, finishedAt } = row;
  const files = row.files.map((file) => ({
    role: file.role,
    name: file.name,
    size: file.size,
    received: file.file !== null || file.path !== null ? file.size : (received.get(file.role) ?? 0),
  }));
  const shown = {
    id,
    name,
    state,
    format,
    rows,
    taken,
    duplicates,
    refused,
    lookups,
    createdAt,
    startedAt,
    finishedAt,
  };
  return { ...shown, missing: missingOf(row), problem: row.problem, files, progress: progressOf(row) };
}

export type ShownImport = ReturnType<typeof shownImport>;

function progressOf({ position, totalBytes, rows, startedAt, movedAt, state }: ImportRow) {
  const seconds = startedAt === null || movedAt === null ? 0 : (movedAt.getTime() - startedAt.getTime()) / 1000;
  const rowsPerSecond = seconds > 0 ? Math.round(rows / seconds) : null;
  const bytesPerSecond = seconds > 0 ? position / seconds : 0;
  const going = state === 'running' && totalBytes !== null && bytesPerSecond > 0;
  const secondsLeft = going ? Math.ceil((totalBytes - position) / bytesPerSecond) : null;
  return { done: position, total: totalBytes, rowsPerSecond, secondsLeft };
}

/** Imports, newest first. */
export async function listImports(tx: Tx, query: PageQuery): Promise<Page<ShownImport>> {
  const keys = keyset<ImportRow>(query, [{ column: sql`import.id`, type: 'uuid', of: ({ id }) => id }], 'desc');
  const rows = await tx.all(
    sql<ImportRow>`select ${columns} from touchpoints.import where ${keys.where} ${keys.order} ${keys.limit}`,
  );
  return keys.page(rows, (row) => shownImport(row));
}

interface NewImport {
  name: string;
  size: number;
  /** On this machine; left out when the bytes come by upload. */
  path?: string;
}

/** Begins an import of a file; its bytes follow, or lie on this machine. */
export async function createImport(tx: Tx, { name, size, path }: NewImport): Promise<string> {
  const { id } = await tx.one(sql<{ id: string }>`
    insert into touchpoints.import (name, state, created_at)
    values (${name}, ${path === undefined ? 'uploading' : 'ready'}, ${tx.now}) returning id`);
  await addFile(tx, id, { role: 'rows', name, size, path });
  return id;
}

/** Adds another file of an import. Throws `conflict` when there is one under that name. */
export async function addFile(
  tx: Tx,
  id: string,
  file: { role: string; name: string; size: number; path?: string | undefined },
): Promise<void> {
  const added = await tx.run(sql`
    insert into touchpoints.import_file (import, role, name, size, path)
    values (${id}, ${file.role}, ${file.name}, ${file.size}, ${file.path ?? null}) on conflict do nothing`);
  if (added === 0) throw problem('conflict', { detail: `This import has a file called ${file.role} already.` });
}

/** Notes that all bytes of a file are in the store; once that is so for every file the import is ready. */
export async function fileArrived(tx: Tx, id: string, about: { role: string; file: string }): Promise<void> {
  await tx.run(
    sql`update touchpoints.import_file set file = ${about.file} where import = ${id} and role = ${about.role}`,
  );
  await tx.run(sql`update touchpoints.import set state = 'ready' where id = ${id} and state = 'uploading'
    and not exists (select from touchpoints.import_file where import = ${id} and file is null and path is null)`);
}
