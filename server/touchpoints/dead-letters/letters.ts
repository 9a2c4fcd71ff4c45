import type { Page, PageQuery } from '#core/contract/page.ts';
import { problem } from '#core/contract/problems.ts';
import type { Rejection } from '#core/touchpoints/rejections.ts';
import { audit } from '#people';
import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';

export interface DeadLetter {
  id: string;
  source: { id: string; name: string } | null;
  receivedAt: Date;
  reason: Rejection;
  detail: string;
  event: string | null;
  raw: string;
  size: number;
  state: 'waiting' | 'retried' | 'discarded';
  tries: number;
  settledAt: Date | null;
}

interface Row extends Omit<DeadLetter, 'source'> {
  source: string | null;
  sourceName: string | null;
}

/** Which dead letters: all that wait, or those of one reason or source. */
export interface Some {
  reason?: Rejection | undefined;
  source?: string | undefined;
}

const columns = (
  raw: RawBuilder<unknown>,
) => sql`dead_letter.id, dead_letter.source, source.name as source_name, dead_letter.received_at,
  dead_letter.reason, dead_letter.detail, dead_letter.event, ${raw} as raw, dead_letter.size, dead_letter.state, dead_letter.tries,
  dead_letter.settled_at`;
const from = sql`touchpoints.dead_letter left join touchpoints.source on source.id = dead_letter.source`;

function letter({ source, sourceName, ...row }: Row): DeadLetter {
  return { ...row, source: source === null || sourceName === null ? null : { id: source, name: sourceName } };
}

export function isOneOf({ reason, source }: Some): RawBuilder<boolean> {
  const byReason = reason === undefined ? sql`true` : sql`dead_letter.reason = ${reason}`;
  return sql<boolean>`${byReason} and ${source === undefined ? sql`true` : sql`dead_letter.source = ${source}`}`;
}

/** Events that could not be taken, newest first, with the beginning of each. */
export async function listDeadLetters(
  tx: Tx,
  query: PageQuery & Some & { state?: DeadLetter['state'] | undefined },
): Promise<Page<DeadLetter>> {
  const keys = newestFirst<Row>(query, {
    at: sql`dead_letter.received_at`,
    id: sql`dead_letter.id`,
    of: (row) => row.receivedAt,
  });
  const inState = query.state === undefined ? sql`true` : sql`dead_letter.state = ${query.state}`;
  const rows = await tx.all<Row>(sql`
    select ${columns(sql`left(dead_letter.raw, 2000)`)} from ${from}
    where ${keys.where} and ${isOneOf(query)} and ${inState} ${keys.order} ${keys.limit}`);
  return keys.page(rows, letter);
}

/** One rejected event, whole. Throws `not-found`. */
export async function readDeadLetter(tx: Tx, id: string): Promise<DeadLetter> {
  const row = await tx.maybe<Row>(
    sql`select ${columns(sql`dead_letter.raw`)} from ${from} where dead_letter.id = ${id}`,
  );
  if (row === undefined) throw problem('not-found', { detail: 'There is no such rejected event.' });
  return letter(row);
}

/** Puts one rejected event away. Throws `refused` when it is settled already. */
export async function discardDeadLetter(tx: Tx, id: string, actor: Actor): Promise<DeadLetter> {
  const changed = await tx.run(sql`
    update touchpoints.dead_letter set state = 'discarded', settled_at = ${tx.now} where id = ${id} and state = 'waiting'`);
  const now = await readDeadLetter(tx, id);
  if (changed === 0 && now.state !== 'discarded')
    throw problem('refused', { detail: 'This event was taken by an earlier retry.' });
  if (changed > 0) await audit(tx, actor, { action: 'deadletter.discard', subject: id });
  return now;
}

/** Puts all waiting ones away, or those of one reason or source; answers how many. */
export async function discardDeadLetters(tx: Tx, some: Some, actor: Actor): Promise<number> {
  const discarded = await tx.run(sql`
    update touchpoints.dead_letter set state = 'discarded', settled_at = ${tx.now} where state = 'waiting' and ${isOneOf(some)}`);
  if (discarded > 0) await audit(tx, actor, { action: 'deadletter.discard', detail: { ...some, discarded } });
  return discarded;
}

/** How many wait, by reason. */
export async function waitingByReason(tx: Tx): Promise<Array<{ reason: Rejection; waiting: number }>> {
  return tx.all(sql<{ reason: Rejection; waiting: number }>`
    select reason, count(*) as waiting from touchpoints.dead_letter where state = 'waiting' group by reason order by count(*) desc, reason`);
}
