import { sql, type Tx } from '#platform';

/** Adds what batches counted to the totals, so that few rows are left to add up on reading. */
export async function settleTallies(tx: Tx): Promise<void> {
  await tx.run(sql`
    with taken as (
      delete from touchpoints.tally returning what, subject, count, at
    ), summed as (
      select what, subject, sum(count)::bigint as count, max(at) as last_at from taken group by what, subject
    )
    insert into touchpoints.total (what, subject, count, last_at) select what, subject, count, last_at from summed
    on conflict (workspace, what, subject) do update
      set count = total.count + excluded.count, last_at = greatest(total.last_at, excluded.last_at)`);
}

/** The sum of a count over all its subjects: `source` (interactions), `duplicate`, `unconsented`. */
export async function countOf(tx: Tx, what: string): Promise<number> {
  const row = await tx.one<{ count: number }>(sql`
    select coalesce(sum(count), 0)::bigint as count from (
      select count from touchpoints.total where what = ${what}
      union all select count from touchpoints.tally where what = ${what}) parts`);
  return row.count;
}
