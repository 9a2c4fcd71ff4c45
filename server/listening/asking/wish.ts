import type { AskWish } from '#core/listening/asking/quarantine.ts';
import { sql, type Tx } from '#platform';

/** What is known of how somebody wants to be asked. */
export interface Wish {
  wish: AskWish;
  /** Why they are left in peace altogether. */
  hold: 'bereaved' | 'legal' | null;
}

/** The newest word of a person, whichever of their profiles it was said of. */
export async function wishOf(tx: Tx, customer: string): Promise<Wish> {
  const found = await tx.maybe(sql<Wish>`
    select wish.wish, wish.hold from customers.root person
    join customers.root family on family.root = person.root
    join listening.wish on wish.customer = family.id
    where person.id = ${customer} order by wish.at desc limit 1`);
  return found ?? { wish: 'as-usual', hold: null };
}

/** Keeps how somebody wants to be asked from now on; what was decided already is looked at once more when it is due. */
export async function keepWish(tx: Tx, customer: string, { wish, hold }: Wish): Promise<void> {
  await tx.run(sql`insert into listening.wish (customer, wish, hold, at) values (${customer}, ${wish}, ${hold}, ${tx.now})
    on conflict (workspace, customer) do update set wish = excluded.wish, hold = excluded.hold, at = excluded.at`);
}
