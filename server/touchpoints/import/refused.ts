import { Readable } from 'node:stream';
import { sql, type App, type Tx } from '#platform';

/** Refused rows that are kept of one import; beyond they are only counted. */
export const mostRefused = 100_000;

interface Refused {
  row: number;
  reason: string;
  raw: string;
}

/** Keeps rows that could not be taken, as they stood in the file. */
export async function keepRefused(
  tx: Tx,
  id: string,
  about: { rows: readonly Refused[]; before: number },
): Promise<void> {
  const kept = about.rows.slice(0, Math.max(0, mostRefused - about.before));
  if (kept.length === 0) return;
  const clean = kept.map(({ row, reason, raw }) => ({
    row,
    reason,
    raw: raw.slice(0, 10_000).replaceAll('\0', '').toWellFormed(),
  }));
  await tx.run(sql`
    insert into touchpoints.import_refused (import, row, reason, raw)
    select ${id}, row, reason, raw from jsonb_to_recordset(${JSON.stringify(clean)}::jsonb) as given (row bigint, reason text, raw text)
    on conflict do nothing`);
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
      tx.all(sql<Refused>`select row, reason, raw from touchpoints.import_refused
        where import = ${id} and row > ${last} order by row limit ${page}`),
    );
    for (const { row, reason, raw } of rows) yield `${[String(row), reason, raw].map(cell).join(',')}\r\n`;
    if (rows.length < page) return;
    after = Number(rows.at(-1)?.row);
  }
}

/** A sign before what a spreadsheet would take for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
