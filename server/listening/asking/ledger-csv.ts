import { Readable } from 'node:stream';
import { wireId } from '#core/contract/codecs.ts';
import type { App } from '#platform';
import { listAsks, type LedgerFilter } from './ledger.ts';

type Ask = Awaited<ReturnType<typeof listAsks>>['items'][number];

const columns: ReadonlyArray<readonly [head: string, value: (ask: Ask) => string | number | Date | null]> = [
  ['ask', ({ id }) => wireId('ask', id)],
  ['survey', ({ survey }) => survey.name],
  ['about', ({ about }) => about],
  ['customer', ({ customer }) => wireId('cus', customer.id)],
  ['conversation', ({ conversation }) => (conversation === null ? null : wireId('cnv', conversation))],
  ['touchpoint', ({ touchpoint }) => touchpoint],
  ['channel', ({ channel }) => channel],
  ['state', ({ state }) => state],
  ['reason', ({ reason }) => reason],
  ['chance', ({ probability }) => probability],
  ['free', ({ free }) => free],
  ['decided_at', ({ decidedAt }) => decidedAt],
  ['sent_at', ({ sentAt }) => sentAt],
  ['delivered_at', ({ deliveredAt }) => deliveredAt],
  ['opened_at', ({ openedAt }) => openedAt],
  ['answered_at', ({ answeredAt }) => answeredAt],
  ['expires_at', ({ expiresAt }) => expiresAt],
];

const limit = 200;

/** The ledger as CSV, newest decision first, read page by page as somebody takes it. Customers stand there by id, not by name. */
export function ledgerCsv(app: App, { workspace, filter }: { workspace: string; filter: LedgerFilter }): Readable {
  return Readable.from(pages(app, { workspace, filter }));
}

async function* pages(app: App, { workspace, filter }: { workspace: string; filter: LedgerFilter }) {
  yield line(columns.map(([head]) => head));
  for (let after: string | null | undefined; after !== null;) {
    const page = await app.database.inWorkspace(workspace, (tx) =>
      listAsks(tx, { ...filter, limit, ...(after === undefined || after === null ? {} : { after }) }),
    );
    yield page.items.map((ask) => line(columns.map(([, value]) => value(ask)))).join('');
    after = page.next;
  }
}

const line = (cells: ReadonlyArray<string | number | Date | null>) => `${cells.map(cell).join(',')}\r\n`;

/** A sign before what a spreadsheet would take for a formula. */
function cell(value: string | number | Date | null): string {
  if (value === null) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
