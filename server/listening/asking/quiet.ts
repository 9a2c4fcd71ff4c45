import { zoneOfCustomer } from '#core/customers/zone.ts';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import type { Tx } from '#platform';

/** The zone by whose clock somebody has quiet hours: their own as far as it is known, else the company's. */
export async function zoneFor(tx: Tx, customer: string): Promise<string> {
  const known = (await describeCustomers(tx, [customer])).get(customer);
  const own = known === undefined ? undefined : zoneOfCustomer(known);
  return own ?? (await workspaceSettings(tx)).zone;
}
