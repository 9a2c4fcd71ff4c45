import { z } from 'zod';
import { defineJob, sql, type Tx } from '#platform';

/** Counts one mail that is being kept, in its transaction. Each connection counts in a row of its own: nobody waits. */
export async function tally(tx: Tx, { again, bytes }: { again: boolean; bytes: number }): Promise<void> {
  await tx.run(sql`
    insert into channels.intake_tally as tally (hour, shard, taken, again, bytes)
    values (date_trunc('hour', ${tx.now}::timestamptz, 'UTC'), pg_backend_pid() % 64, 1, ${again ? 1 : 0}, ${again ? 0 : bytes})
    on conflict (workspace, hour, shard) do update set taken = tally.taken + 1,
      again = tally.again + excluded.again, bytes = tally.bytes + excluded.bytes`);
}

/** Bytes of raw mail kept in the running hour. */
export async function bytesThisHour(tx: Tx): Promise<number> {
  const { bytes } = await tx.one(sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::float8 as bytes from channels.intake_tally
    where workspace = ${tx.workspace} and hour = date_trunc('hour', ${tx.now}::timestamptz, 'UTC')`);
  return bytes;
}

/** Adds up the hours that are long gone in one row. */
export const foldTallies = defineJob({
  name: 'channels.fold-tallies',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    await app.database.inWorkspace(workspace, async (tx) => {
      const before = new Date(tx.now.getTime() - 48 * 3_600_000);
      await tx.run(sql`with old as (
          delete from channels.intake_tally where workspace = ${workspace} and hour < ${before} and hour > 'epoch' returning *)
        insert into channels.intake_tally as tally (hour, shard, taken, again, bytes)
        select 'epoch', 0, sum(taken), sum(again), sum(bytes) from old having count(*) > 0
        on conflict (workspace, hour, shard) do update set taken = tally.taken + excluded.taken,
          again = tally.again + excluded.again, bytes = tally.bytes + excluded.bytes`);
    });
  },
});
