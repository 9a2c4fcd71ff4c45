import { sql, type Tx } from '#platform';
import type { SpinePosition } from './reader.ts';

/** A row of the spine of one workspace, as somebody who waits for it gets it. */
export interface Happened extends SpinePosition {
  customer: string;
  channel: string;
  touchpoint: string;
  kind: string;
  conversation: string | null;
  occurredAt: Date;
}

interface Asked {
  kinds: readonly string[];
  limit: number;
}

/**
 * What happened to known customers of this workspace since a position, of some kinds, and the position to go on from. Reads below the oldest
 * transaction that still runs, so nothing is passed over; without a position it begins now and gives nothing.
 */
export async function happenedSince(
  tx: Tx,
  after: SpinePosition | undefined,
  { kinds, limit }: Asked,
): Promise<{ items: Happened[]; next: SpinePosition }> {
  const horizon = await tx.one(sql<SpinePosition>`
    select generation, pg_snapshot_xmin(pg_current_snapshot())::text as xid, '00000000-0000-0000-0000-000000000000'::uuid as id
    from platform.installation`);
  if (after === undefined) return { items: [], next: horizon };
  const items = await tx.all(sql<Happened>`
    select generation, xid::text as xid, id, customer, channel, touchpoint, kind, conversation, occurred_at from touchpoints.interaction
    where (generation, xid, id) > (${after.generation}::int, ${after.xid}::xid8, ${after.id}::uuid)
      and (generation < ${horizon.generation}::int or xid < ${horizon.xid}::xid8)
      and kind = any(${[...kinds]}::text[]) and customer is not null
    order by generation, xid, id limit ${limit}`);
  return { items, next: items.length < limit ? horizon : items.at(-1)! };
}

/** Where a person was last, by channel, since a moment: what they did themselves. */
export async function lastUses(
  tx: Tx,
  customers: readonly string[],
  since: Date,
): Promise<Array<{ channel: string; at: number }>> {
  const rows = await tx.all(sql<{ channel: string; at: Date }>`
    select channel, max(occurred_at) as at from touchpoints.interaction
    where customer = any(${[...customers]}::uuid[]) and occurred_at > ${since} and direction = 'in' and kind not like 'survey.%'
    group by channel`);
  return rows.map(({ channel, at }) => ({ channel, at: at.getTime() }));
}
