import { sql, type Tx } from '#platform';

/** Of these ids, those of cases and causes that are in the sight by which the transaction looks (`lookAs`). */
export async function seenInCare(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.all<{ id: string }>(sql`select id from care.recovery where id = any(${[...ids]}::uuid[])
    union all select id from care.cause where id = any(${[...ids]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}
