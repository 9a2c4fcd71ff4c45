import type { CautionKind } from '#core/customers/caution.ts';
import type { AskWish } from '#core/listening/asking/quarantine.ts';
import type { Against, ReasonOfFact } from '#core/listening/asking/reasons-in-order.ts';
import { cautionsOf } from '#customers';
import { sql, type Tx } from '#platform';

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

/** What of a person speaks against asking them anything at all. */
export async function holdsOf(tx: Tx, customer: string): Promise<Against> {
  const standing = await cautionsOf(tx, customer);
  return Object.fromEntries(standing.map(({ kind }) => [reasonOf[kind], true]));
}

/** The same but for a complaint that is open, which keeps nobody from being told what was done about it, or asked how it is by now. */
export async function holdsButComplaint(tx: Tx, customer: string): Promise<Against> {
  const { 'open-complaint': _, ...holds } = await holdsOf(tx, customer);
  return holds;
}
