import { sql, type Tx } from '#platform';

/** The mailbox that new conversations are begun from: the oldest active one; null without any. */
export async function mailAccountToSendFrom(tx: Tx): Promise<string | null> {
  const found = await tx.maybe<{ id: string }>(sql`select id from channels.account
    where kind = 'mail' and active order by created_at, id limit 1`);
  return found?.id ?? null;
}
