import { familyMembers, rootOf } from '#customers';
import { sql, type Tx } from '#platform';

export interface ConsentWord {
  state: 'given' | 'withdrawn';
  purposes: string[];
  signal: string;
  at: Date;
}

/** What a customer said about being tracked, the latest word of each device, newest first. Throws `not-found`. */
export async function consentOfCustomer(tx: Tx, customer: string): Promise<ConsentWord[]> {
  const family = await familyMembers(tx, await rootOf(tx, customer));
  return tx.all(sql<ConsentWord>`
    select state, purposes, signal, at from touchpoints.consent where customer = any(${family}::uuid[]) order by at desc, visitor`);
}
