import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { sql, type App } from '#platform';
import { readItems, type Item } from './formats/index.ts';
import type { ImportFile, ImportRow } from './imports.ts';
import { keepLookupRows, lookupSettings } from './lookups.ts';
import { sourceOf } from './source-of.ts';

type Loading = ImportRow & { mapping: Mapping; workspace: string };

const chunkRows = 1000;

/** Brings the files that rows look values up in into the database, each with a cursor of its own; false when the time is over. */
export async function loadLookups(app: App, row: Loading, isOver: () => boolean): Promise<boolean> {
  for (const file of row.files)
    if (file.role !== 'rows' && !file.loaded && !(await loadOne(app, { row, file, isOver }))) return false;
  return true;
}

async function loadOne(app: App, about: { row: Loading; file: ImportFile; isOver: () => boolean }): Promise<boolean> {
  const { row, file, isOver } = about;
  if (row.mapping.lookups[file.role] === undefined) return true;
  const source = await sourceOf(app, row.workspace, file);
  const cursor = { bytes: file.position, rows: file.rows };
  let chunk: Item[] = [];
  for await (const item of readItems(source, lookupSettings(row.mapping, file.role), cursor)) {
    if (chunk.push(item) < chunkRows) continue;
    await keep(app, about, { items: chunk, loaded: false });
    chunk = [];
    if (isOver()) return false;
  }
  await keep(app, about, { items: chunk, loaded: true });
  return true;
}

async function keep(
  app: App,
  { row, file }: { row: Loading; file: ImportFile },
  { items, loaded }: { items: readonly Item[]; loaded: boolean },
): Promise<void> {
  const last = items.at(-1);
  const { id, mapping, workspace } = row;
  await app.database.inWorkspace(workspace, async (tx) => {
    await keepLookupRows(tx, { id, name: file.role, key: mapping.lookups[file.role]?.key ?? '' }, items);
    await tx.run(sql`update touchpoints.import_file set loaded = ${loaded},
      position = coalesce(${last?.end ?? null}::bigint, position), rows = coalesce(${last?.number ?? null}::bigint, rows)
      where import = ${id} and role = ${file.role}`);
    await tx.run(sql`update touchpoints.import set moved_at = ${tx.now} where id = ${id}`);
  });
}
