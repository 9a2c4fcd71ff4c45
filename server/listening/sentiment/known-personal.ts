import type { KnownPersonal } from '#core/listening/redact/kinds.ts';
import { describeCustomers } from '#customers';
import { listMembers } from '#people';
import type { Tx } from '#platform';
import { readMasking } from '../masking/masking.ts';

/** What is known of customers, of ours and of the company's own numbers, to be taken out of words: by the customer's id. */
export async function knownPersonal(
  tx: Tx,
  customers: readonly (string | null)[],
): Promise<(customer: string | null) => KnownPersonal> {
  const known = await describeCustomers(tx, [...new Set(customers.flatMap((id) => id ?? []))]);
  const ours = (await listMembers(tx)).map(({ name }) => name);
  const { patterns } = await readMasking(tx);
  return (id) => {
    const person = id === null ? undefined : known.get(id);
    const { firstName, lastName, company, email, userId } = person ?? {};
    const mailbox = email?.split('@')[0]?.replaceAll(/[^\p{L}]+/gu, ' ');
    const theirs = [person?.known ? person.name : null, firstName, lastName, company, mailbox, userId];
    return { names: [...ours, ...theirs.flatMap((name) => name ?? [])], patterns };
  };
}
