import { sql, type Tx } from '#platform';

/** Somebody said something in a thread: the customer as a person, one of ours, or a bot. */
export interface Turn {
  at: Date;
  kind: 'customer' | 'agent' | 'bot';
  /** Who of ours; null for the customer, and for who is not known any more. */
  by: string | null;
}

const columns = sql`coalesce(again_at, at) as at, author_kind as kind, case when direction = 'out' then author_id end as by`;
const isTurn = sql`((direction = 'in' and not automatic) or (direction = 'out' and purpose = 'reply'
  and author_kind in ('agent', 'bot') and state not in ('failed', 'uncertain')))`;

/**
 * Who spoke when in a thread, in that order: not what machines wrote, nor surveys and notices, nor what did not arrive or perhaps
 * not. What was sent again counts from then.
 */
export async function turnsOf(tx: Tx, thread: string): Promise<Turn[]> {
  return await tx.all<Turn>(sql`
    select ${columns} from channels.message where thread = ${thread} and ${isTurn}
    order by coalesce(again_at, at), id`);
}

/** The same of many threads; one without any is not in it. */
export async function turnsOfMany(tx: Tx, threads: readonly string[]): Promise<Map<string, Turn[]>> {
  const rows = await tx.all<Turn & { thread: string }>(sql`
    select thread, ${columns} from channels.message where thread = any(${threads}::uuid[]) and ${isTurn}
    order by thread, coalesce(again_at, at), id`);
  return Map.groupBy(rows, ({ thread }) => thread);
}

/** When each person of ours answered last in these threads, since a moment; what did not arrive is no answer. */
export async function answersSince(
  tx: Tx,
  threads: readonly string[],
  since: Date,
): Promise<Array<{ conversation: string; person: string; at: Date }>> {
  if (threads.length === 0) return [];
  return await tx.all(sql<{ conversation: string; person: string; at: Date }>`
    select thread as conversation, author_id as person, max(at) as at from channels.message
    where workspace = ${tx.workspace} and thread = any(${threads}::uuid[]) and at >= ${since} and direction = 'out'
      and purpose = 'reply' and author_kind = 'agent' and author_id is not null and state not in ('failed', 'uncertain')
    group by thread, author_id`);
}
