import { Readable } from 'node:stream';
import { csvLine } from '#core/csv-line.ts';
import { wireId } from '#core/contract/codecs.ts';
import { lookAs, type Actor, type App } from '#platform';
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

interface Taken {
  actor: Actor;
  filter: LedgerFilter;
}

/** The ledger as CSV, newest decision first, read page by page as somebody takes it. Customers stand there by id, not by name. */
export function ledgerCsv(app: App, { actor, filter }: Taken): Readable {
  return Readable.from(pages(app, { actor, filter }));
}

async function* pages(app: App, { actor, filter }: Taken) {
  yield csvLine(columns.map(([head]) => head));
  for (let after: string | null | undefined; after !== null;) {
    const page = await app.database.inWorkspace(actor.workspace, async (tx) => {
      await lookAs(tx, actor);
      return listAsks(tx, { ...filter, limit, ...(after === undefined || after === null ? {} : { after }) });
    });
    yield page.items.map((ask) => csvLine(columns.map(([, value]) => value(ask)))).join('');
    after = page.next;
  }
}
