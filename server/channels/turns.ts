import { sql, type Tx } from '#platform';

/** Somebody said something in a thread: the customer as a person, one of ours, or a bot. */
export interface Turn {
  at: Date;
  kind: 'customer' | 'agent' | 'bot';
  /** Who of ours; null for the customer, and for who is not known any more. */
  by: string | null;
}

/**
 * Who spoke when in a thread, in that order: not what machines wrote, nor surveys and notices, nor what did not arrive or perhaps
 * not. What was sent again counts from then.
 */
export async function turnsOf(tx: Tx, thread: string): Promise<Turn[]> {
  return await tx.all<Turn>(sql`
    select coalesce(again_at, at) as at, author_kind as kind, case when direction = 'out' then author_id end as by
    from channels.message
    where thread = ${thread} and ((direction = 'in' and not automatic) or (direction = 'out' and purpose = 'reply'
      and author_kind in ('agent', 'bot') and state not in ('failed', 'uncertain')))
    order by coalesce(again_at, at), id`);
}
