import { Readable } from 'node:stream';
import { csvLine } from '#core/csv-line.ts';
import { claimsOf } from '#core/touchpoints/import/map-row.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { customerErased, identityHash } from '#customers';
import { defineListener, sql, type App, type Tx } from '#platform';
import type { Item } from './formats/index.ts';

/** Refused rows that are kept of one import; beyond they are only counted. */
export const mostRefused = 100_000;

/** A row that could not be taken, and why. */
export interface Refused {
  item: Item;
  reason: string;
}

/** Keeps rows that could not be taken, as they stood in the file. */
export async function keepRefused(
  tx: Tx,
  about: { id: string; mapping: Mapping; before: number },
  refused: readonly Refused[],
): Promise<void> {
  const kept = refused.slice(0, Math.max(0, mostRefused - about.before));
  if (kept.length === 0) return;
  const rows = kept.map(({ item, reason }) => ({
    row: item.number,
    reason,
    raw: item.raw.slice(0, 10_000).replaceAll('\0', '').toWellFormed(),
    identities: claimsOf(item.row, about.mapping).map(({ kind, value }) => identityHash(kind, value)),
  }));
  await tx.run(sql`
    insert into touchpoints.import_refused (import, row, reason, raw, identities)
    select ${about.id}, row, reason, raw, identities
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (row bigint, reason text, raw text, identities text[])
    on conflict do nothing`);
}

/** Refused rows name people who were never written: they are found by the hashes of whom they name. */
export const forgetRefusedRows = defineListener({
  name: 'touchpoints.forget-refused-rows',
  on: [customerErased],
  async handle(tx, { data }) {
    const { identities = [] } = data;
    await tx.run(sql`delete from touchpoints.import_refused where identities && ${identities}::text[]`);
  },
});

interface RefusedRow {
  row: number;
  reason: string;
  raw: string;
}

const page = 2000;

/** The refused rows as CSV: number, reason, the row as it was. */
export function refusedFile(app: App, workspace: string, id: string): Readable {
  return Readable.from(pages(app, workspace, id));
}

async function* pages(app: App, workspace: string, id: string): AsyncGenerator<string> {
  yield 'row,reason,content\r\n';
  let after = 0;
  for (;;) {
    const last = after;
    const rows = await app.database.inWorkspace(workspace, (tx) =>
      tx.all(sql<RefusedRow>`select row, reason, raw from touchpoints.import_refused
        where import = ${id} and row > ${last} order by row limit ${page}`),
    );
    for (const { row, reason, raw } of rows) yield csvLine([row, reason, raw]);
    if (rows.length < page) return;
    after = Number(rows.at(-1)?.row);
  }
}
