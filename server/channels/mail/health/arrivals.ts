import { sql, type Tx } from '#platform';

/** When mail came in last for each mailbox of the workspace, by whatever way. */
export async function lastArrivals(tx: Tx): Promise<Map<string, Date>> {
  const rows = await tx.all<{ id: string; at: Date }>(sql`select account.id, newest.received_at as at
    from channels.account cross join lateral (select received_at from channels.raw
      where raw.workspace = ${tx.workspace} and raw.account = account.id order by received_at desc limit 1) as newest
    where account.workspace = ${tx.workspace} and account.kind = 'mail'`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
