import { sql, type Tx } from '#platform';

/** The addresses that lead to our mailboxes, lower case. */
export async function ownAddresses(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ address: string }>(sql`select address from channels.account_address`);
  return rows.map(({ address }) => address);
}
