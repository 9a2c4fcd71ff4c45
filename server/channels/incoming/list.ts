import { incomingLimits } from '#core/channels/incoming-limits.ts';
import type { Page, PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type RawBuilder, type Tx } from '#platform';
import { rawColumns, type Raw, type RawState } from '../raw.ts';

type Counts = Record<RawState, number>;

export type Listed = Raw & { discardedBy: string | null; nextAttemptAt: Date | null };

export const listedColumns = sql`${rawColumns}, discarded_by, next_attempt_at`;

/** How much came in, by what became of it; those that are understood or discarded at most up to `most`. */
export async function incomingCounts(tx: Tx, most?: number): Promise<Counts> {
  const of = (state: RawState, limit: number | undefined) =>
    sql`(select count(*)::int from (select from channels.raw where workspace = ${tx.workspace} and state = ${state}
      limit ${limit ?? null}) as counted)`;
  return await tx.one(sql<Counts>`select ${of('received', undefined)} as received, ${of('understood', most)} as understood,
    ${of('quarantined', undefined)} as quarantined, ${of('discarded', most)} as discarded`);
}

/** The items of a state (or all whose bytes are kept) whose sender or subject has the words. */
export function itemsWith(
  tx: Tx,
  { state, words = '' }: { state?: RawState | undefined; words?: string | undefined },
): RawBuilder<unknown> {
  const some = state === undefined ? sql`blanked_at is null` : sql`state = ${state}`;
  const mine = sql`select * from channels.raw where workspace = ${tx.workspace} and ${some}`;
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return sql`(${mine}) as raw`;
  return sql`(select * from (${mine} order by received_at desc, id desc limit ${incomingLimits.searched}) as newest
    where position(${wanted} in lower(coalesce(sender, '') || ' ' || coalesce(subject, ''))) > 0) as raw`;
}

/** What came in, newest first. */
export async function listIncomingItems(
  tx: Tx,
  query: PageQuery & { state?: RawState | undefined; words?: string | undefined },
): Promise<Page<Listed> & { counts: Counts }> {
  const list = newestFirst<Listed>(query, { at: sql`received_at`, id: sql`id`, of: (row) => row.receivedAt });
  const rows = await tx.all<Listed>(
    sql`select ${listedColumns} from ${itemsWith(tx, query)} where ${list.where} ${list.order} ${list.limit}`,
  );
  return { ...list.page(rows, (row) => row), counts: await incomingCounts(tx, incomingLimits.counted + 1) };
}
