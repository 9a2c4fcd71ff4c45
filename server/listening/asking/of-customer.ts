import type { ReasonOfFact } from '#core/listening/asking/reasons-in-order.ts';
import { describeCustomers } from '#customers';
import { sql, type Tx } from '#platform';

/** Why a customer is asked about nothing at all; null: they can be asked. */
export async function reasonOfCustomer(tx: Tx, customer: string): Promise<ReasonOfFact | null> {
  const known = (await describeCustomers(tx, [customer])).get(customer);
  if (known === undefined || known.erased) return 'erased';
  const blocked = await tx.maybe(sql`select 1 from desk.blocked_customer blocked
    join customers.root theirs on theirs.id = blocked.customer
    join customers.root person on person.root = theirs.root where person.id = ${customer} limit 1`);
  return blocked === undefined ? null : 'blocked';
}
