import type { CautionKind } from '#core/customers/caution.ts';
import type { AskWish } from '#core/listening/asking/quarantine.ts';
import type { Against, ReasonOfFact } from '#core/listening/asking/reasons-in-order.ts';
import { cautionsOf } from '#customers';
import { sql, type Tx } from '#platform';
import { lacksConsent } from './consent.ts';

const reasonOf: Readonly<Record<CautionKind, ReasonOfFact>> = {
  bereaved: 'bereaved',
  legal: 'legal',
  vulnerable: 'vulnerable',
  complaint: 'open-complaint',
};

/** How somebody wants to be asked: the newest word of a person, whichever of their profiles it was said of. */
export async function wishOf(tx: Tx, customer: string): Promise<AskWish> {
  const found = await tx.maybe(sql<{ wish: AskWish }>`
    select wish.wish from customers.root person
    join customers.root family on family.root = person.root
    join listening.wish on wish.customer = family.id
    where person.id = ${customer} order by wish.at desc limit 1`);
  return found?.wish ?? 'as-usual';
}

/** Keeps how somebody wants to be asked from now on; what was decided already is looked at once more when it is due. */
export async function keepWish(tx: Tx, customer: string, wish: AskWish): Promise<void> {
  await tx.run(sql`insert into listening.wish (customer, wish, at) values (${customer}, ${wish}, ${tx.now})
    on conflict (workspace, customer) do update set wish = excluded.wish, at = excluded.at`);
}

interface Asking {
  customer: string;
  channel: string;
  /** Once more after a recovery: a complaint that is open keeps nobody from being asked how it is by now. */
  again: boolean;
}

/** What of a person speaks against asking them anything on a channel. */
export async function holdsOf(tx: Tx, { customer, channel, again }: Asking): Promise<Against> {
  const standing = again ? await cautionsButComplaint(tx, customer) : await cautionsAgainst(tx, customer);
  return (await lacksConsent(tx, { customer, channel })) ? { ...standing, 'no-consent': true } : standing;
}

async function cautionsAgainst(tx: Tx, customer: string): Promise<Against> {
  const standing = await cautionsOf(tx, customer);
  return Object.fromEntries(standing.map(({ kind }) => [reasonOf[kind], true]));
}

/** What asks for care with a person, but for a complaint that is open, which keeps nobody from being told what was done about it. */
export async function cautionsButComplaint(tx: Tx, customer: string): Promise<Against> {
  const { 'open-complaint': _, ...holds } = await cautionsAgainst(tx, customer);
  return holds;
}
