import type { Page, PageQuery } from '#core/contract/page.ts';
import { audit } from '#people';
import { newestFirst, problem, sql, type Actor, type Tx } from '#platform';
import { askToUnderstand } from './mail/understand.ts';
import { rawColumns, settleRaw, takeRaw, type Raw, type RawState } from './raw.ts';

type Counts = Record<RawState, number>;

/** How much came in, by what became of it. */
export async function incomingCounts(tx: Tx): Promise<Counts> {
  const rows = await tx.all<{ state: RawState; count: number }>(
    sql`select state, count(*)::int as count from channels.raw where workspace = ${tx.workspace} group by state`,
  );
  const none: Counts = { received: 0, understood: 0, quarantined: 0, discarded: 0 };
  return Object.assign(none, Object.fromEntries(rows.map(({ state, count }) => [state, count])));
}

/** What came in, newest first. */
export async function listIncomingItems(
  tx: Tx,
  query: PageQuery & { state?: RawState | undefined },
): Promise<Page<Raw> & { counts: Counts }> {
  const list = newestFirst<Raw>(query, { at: sql`received_at`, id: sql`id`, of: (row) => row.receivedAt });
  const state = query.state === undefined ? sql`true` : sql`state = ${query.state}`;
  const rows = await tx.all<Raw>(sql`select ${rawColumns} from channels.raw
    where workspace = ${tx.workspace} and ${state} and ${list.where} ${list.order} ${list.limit}`);
  return { ...list.page(rows, (row) => row), counts: await incomingCounts(tx) };
}

async function takeSetAside(tx: Tx, id: string): Promise<Raw> {
  const raw = await takeRaw(tx, id);
  if (raw.state !== 'quarantined') throw problem('conflict', { detail: 'This item is not in quarantine any more.' });
  return raw;
}

/** Tries once more to understand what was set aside. */
export async function retryIncomingItem(tx: Tx, actor: Actor, id: string): Promise<void> {
  await takeSetAside(tx, id);
  await tx.run(sql`update channels.raw set state = 'received', reason = null where id = ${id}`);
  await askToUnderstand(tx, id);
  await audit(tx, actor, { action: 'incoming.retry', subject: id });
}

/** Gives up on what was set aside. */
export async function discardIncomingItem(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { reason } = await takeSetAside(tx, id);
  await settleRaw(tx, id, { state: 'discarded', reason });
  await audit(tx, actor, { action: 'incoming.discard', subject: id });
}
