import { firstReason } from '#core/listening/asking/reasons-in-order.ts';
import { afterQuietHours } from '#core/listening/quiet-hours.ts';
import { describeCustomers } from '#customers';
import { sql, type Tx } from '#platform';
import { csatSurvey } from '../surveys/survey.ts';
import { zoneFor } from './quiet.ts';
import { cautionsButComplaint, wishOf } from './wish.ts';

/** Why somebody is left in peace, whatever it is about. */
export type LeftInPeace = 'erased' | 'blocked' | 'wants-none' | 'bereaved' | 'legal' | 'vulnerable';

/** Of these customers those who are not written to of our own accord, and why; by the ids asked for. */
export async function leftInPeace(tx: Tx, customers: readonly string[]): Promise<Map<string, LeftInPeace>> {
  const blocked = await blockedAmong(tx, customers);
  const known = await describeCustomers(tx, customers);
  const found = new Map<string, LeftInPeace>();
  for (const customer of new Set(customers)) {
    const holds = await cautionsButComplaint(tx, customer);
    const reason = firstReason({
      erased: known.get(customer)?.erased !== false,
      blocked: blocked.has(customer),
      ...holds,
      'wants-none': (await wishOf(tx, customer)) === 'never',
    });
    if (reason !== null) found.set(customer, reason as LeftInPeace);
  }
  return found;
}

async function blockedAmong(tx: Tx, customers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all(sql<{ id: string }>`select person.id from desk.blocked_customer blocked
    join customers.root theirs on theirs.id = blocked.customer
    join customers.root person on person.root = theirs.root where person.id = any(${[...customers]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** That moment, or the end of the quiet hours in which it falls by the customer's own clock. */
export async function afterQuietOf(tx: Tx, customer: string, at: Date): Promise<Date> {
  const { quiet } = await csatSurvey(tx);
  return quiet === null ? at : afterQuietHours(at, quiet, await zoneFor(tx, customer));
}
