import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { read, textOf, type Row } from '#core/touchpoints/import/values.ts';
import { csvSettings } from '#core/touchpoints/import/mapping.ts';
import { sql, type Tx } from '#platform';
import type { Item } from './formats/index.ts';

/** Keeps rows of a lookup by their key; of several with the same key the first counts. */
export async function keepLookupRows(
  tx: Tx,
  about: { id: string; name: string; key: string },
  items: readonly Item[],
): Promise<void> {
  const rows = items.flatMap(({ row }) => {
    const key = textOf(row[about.key]);
    return key === undefined ? [] : [{ key, row }];
  });
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into touchpoints.import_lookup (import, name, key, row)
    select ${about.id}, ${about.name}, key, row from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (key text, row jsonb)
    on conflict do nothing`);
}

export type LookupCounts = Record<string, { found: number; missing: number }>;

/** The rows with the columns of their lookups beside their own, and how many found theirs. One statement per lookup. */
export async function joinLookups(
  tx: Tx,
  about: { id: string; mapping: Mapping },
  rows: readonly Row[],
): Promise<{ rows: Row[]; counts: LookupCounts }> {
  let joined = [...rows];
  const counts: LookupCounts = {};
  for (const [name, { by }] of Object.entries(about.mapping.lookups)) {
    const keys = joined.map((row) => textOf(read(row, by)));
    const found = await lookUp(tx, { id: about.id, name }, keys);
    joined = joined.map((row, at) => ({ ...row, ...found.get(keys[at] ?? '') }));
    const hits = keys.filter((key) => key !== undefined && found.has(key)).length;
    counts[name] = { found: hits, missing: keys.length - hits };
  }
  return { rows: joined, counts };
}

async function lookUp(
  tx: Tx,
  { id, name }: { id: string; name: string },
  keys: Array<string | undefined>,
): Promise<Map<string, Row>> {
  const asked = [...new Set(keys.filter((key) => key !== undefined))];
  const rows = await tx.all(sql<{ key: string; row: Row }>`
    select key, row from touchpoints.import_lookup where import = ${id} and name = ${name} and key = any(${asked}::text[])`);
  return new Map(rows.map(({ key, row }) => [key, named(name, row)]));
}

function named(name: string, row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [`${name}.${column}`, value]));
}

/** How the file of a lookup is written. */
export function lookupSettings(mapping: Mapping, name: string) {
  return { format: 'csv' as const, csv: mapping.lookups[name]?.csv ?? csvSettings.parse({}) };
}
