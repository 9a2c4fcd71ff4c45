import { tradingNames } from '#people';
import { sql, type Tx } from '#platform';
import { splitPlus } from '../threading/reply-address.ts';

/** Which addresses are the company's own. */
export interface Ours {
  isOwn(address: string): boolean;
  /** The mailbox that one of these addresses leads to. */
  accountOf(addresses: readonly string[]): string | null;
}

/**
 * The addresses of our mailboxes, the senders and domains of our trading names, and what the mapping adds: addresses, or
 * whole domains as `@shop.example`.
 */
export async function ourAddresses(tx: Tx, added: readonly string[]): Promise<Ours> {
  const rows = await tx.all<{ address: string; account: string }>(
    sql`select address, account from channels.account_address`,
  );
  const accounts = new Map(rows.map(({ address, account }) => [address, account]));
  const names = await tradingNames(tx);
  const senders = names.flatMap(({ senderAddress, domain }) => [senderAddress, domain === null ? null : `@${domain}`]);
  const known = new Set([...accounts.keys(), ...senders, ...added].flatMap((each) => each?.toLowerCase() ?? []));
  return {
    isOwn(address) {
      const { base } = splitPlus(address);
      return known.has(base) || known.has(base.slice(base.lastIndexOf('@')));
    },
    accountOf: (addresses) =>
      addresses.map((address) => accounts.get(splitPlus(address).base)).find((account) => account !== undefined) ??
      null,
  };
}
