import { zoneOfCustomer } from '#core/customers/zone.ts';
import { afterQuietHours, type QuietHours } from '#core/listening/quiet-hours.ts';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import type { Tx } from '#platform';

/**
 * When somebody may be asked who would be asked at `at`: then, or at the end of the quiet hours by their own clock as far as it is
 * known, else by the company's.
 */
export async function outsideQuiet(
  tx: Tx,
  at: Date,
  { quiet, customer }: { quiet: QuietHours | null; customer: string },
): Promise<Date> {
  if (quiet === null) return at;
  const known = (await describeCustomers(tx, [customer])).get(customer);
  const own = known === undefined ? undefined : zoneOfCustomer(known);
  return afterQuietHours(at, quiet, own ?? (await workspaceSettings(tx)).zone);
}
