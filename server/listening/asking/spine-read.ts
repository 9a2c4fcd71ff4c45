import { sql, type Tx } from '#platform';
import { happenedSince, type SpinePosition } from '#touchpoints';

/** How far the spine was read for happenings, held until the end of the transaction; undefined: nobody waits for any. */
export async function spineRead(tx: Tx): Promise<SpinePosition | undefined> {
  return tx.maybe(sql<SpinePosition>`select generation, xid::text as xid, id from listening.spine_read for update`);
}

export async function keepSpineRead(tx: Tx, { generation, xid, id }: SpinePosition): Promise<void> {
  await tx.run(sql`insert into listening.spine_read (generation, xid, id) values (${generation}, ${xid}::xid8, ${id})
    on conflict (workspace) do update set generation = excluded.generation, xid = excluded.xid, id = excluded.id`);
}

/** Begins to wait for happenings from now on, if nobody does already. */
export async function beginSpineRead(tx: Tx): Promise<void> {
  if ((await spineRead(tx)) !== undefined) return;
  const { next } = await happenedSince(tx, undefined, { kinds: [], limit: 0 });
  await keepSpineRead(tx, next);
}
