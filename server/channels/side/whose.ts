import { addressesOf, familyMembers, rootOf } from '#customers';
import { sql, type Tx } from '#platform';
import { addressee } from '../mail/out/addressee.ts';
import { threadOf } from '../threads.ts';

async function known(tx: Tx, customer: string): Promise<string[]> {
  const addresses = await addressesOf(tx, await familyMembers(tx, await rootOf(tx, customer)));
  return addresses.map((address) => address.toLowerCase());
}

/** Where the customer of a conversation reads, lower case: every address that is known of them, and where answers go. */
export async function customersAddresses(tx: Tx, conversation: string): Promise<Set<string>> {
  const { id, customer } = await threadOf(tx, conversation);
  const to = await addressee(tx, id);
  return new Set([...(await known(tx, customer)), ...(to ? [to.address] : [])]);
}

/** Whom a conversation is with, lower case: who takes part in it or in what it was put into, and its customer by other addresses. */
export async function addressesWith(tx: Tx, conversation: string): Promise<{ within: string[]; all: Set<string> }> {
  const { id, customer } = await threadOf(tx, conversation);
  const rows = await tx.all<{ address: string }>(
    sql`select address from channels.participant where thread in (${conversation}, ${id})`,
  );
  const within = rows.map(({ address }) => address);
  return { within, all: new Set([...within, ...(await known(tx, customer))]) };
}
