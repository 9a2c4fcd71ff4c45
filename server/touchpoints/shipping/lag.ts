import { sql, type App } from '#platform';
import { readCursor } from './cursor.ts';

/** How far analytics is behind. */
export interface Lag {
  /** Interactions (counted up to a million) and merges, unmerges and erasures that it does not show yet. */
  rows: number;
  /** Since when the oldest of them waits. */
  seconds: number;
}

const countedUpTo = 1_000_000;

/** How far analytics is behind the spine, of one workspace or of all. */
export async function shippingLag(app: App, workspace?: string): Promise<Lag> {
  return app.database.everywhere(async (tx) => {
    const at = await readCursor(tx);
    const of = workspace ?? null;
    const found = await tx.one(sql<{ rows: number; since: Date | null }>`
      select count(*)::int as rows, min(since) as since from (
        (select received_at as since from touchpoints.interaction
          where (interaction.generation, interaction.xid, interaction.id) > (${at.generation}::int, ${at.xid}::xid8, ${at.id}::uuid)
            and (${of}::uuid is null or workspace = ${of}::uuid)
          order by interaction.generation, interaction.xid, interaction.id limit ${countedUpTo})
        union all
        select at from touchpoints.rewrite where ${of}::uuid is null or workspace = ${of}::uuid) waiting`);
    const seconds = found.since === null ? 0 : (tx.now.getTime() - found.since.getTime()) / 1000;
    return { rows: found.rows, seconds: Math.max(0, seconds) };
  });
}
