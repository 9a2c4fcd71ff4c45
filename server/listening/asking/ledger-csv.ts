import { Readable } from 'node:stream';
import { csvLine } from '#core/csv-line.ts';
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
  yield csvLine(columns.map(([head]) => head));
  for (let after: string | null | undefined; after !== null;) {
    const page = await app.database.inWorkspace(workspace, (tx) =>
      listAsks(tx, { ...filter, limit, ...(after === undefined || after === null ? {} : { after }) }),
    );
    yield page.items.map((ask) => csvLine(columns.map(([, value]) => value(ask)))).join('');
    after = page.next;
  }
}
