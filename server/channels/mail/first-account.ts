import { sql, type Tx } from '#platform';
import type { ReadMail } from './read-mail.ts';
import { splitPlus } from './threading/reply-address.ts';

/**
 * The mailbox that a new conversation belongs to: of ours the one named first in To, then in Cc, whichever copy came first.
 * Where none is named, the one it came to.
 */
export async function firstAccount(tx: Tx, mail: ReadMail, arrivedAt: string | null): Promise<string | null> {
  const named = mail.to.map(({ address }) => splitPlus(address).base);
  const rows = await tx.all<{ address: string; account: string }>(sql`
    select account_address.address, account from channels.account_address
    join channels.account on account.id = account_address.account
    where account_address.address = any(${named}::text[]) and account.kind = 'mail' and account.active`);
  const accounts = new Map(rows.map(({ address, account }) => [address, account]));
  return named.map((address) => accounts.get(address)).find((account) => account !== undefined) ?? arrivedAt;
}
