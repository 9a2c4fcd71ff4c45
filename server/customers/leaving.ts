import { sql, type Tx } from '#platform';

/** What others may have written of somebody who is being erased. */
export interface Leaving {
  /** Their e-mail addresses, lower case. */
  addresses: string[];
  /** Their names, first and last. */
  names: string[];
  /** When they were erased: what came later from the same address is somebody new. */
  at: Date;
}

/** Notes by what the other domains find these customers; to be called before their identifiers go. */
export async function noteLeaving(tx: Tx, customers: readonly string[]): Promise<void> {
  const ids = sql`any(${customers}::uuid[])`;
  await tx.run(sql`insert into customers.leaving (customer, kind, value, at)
    select customer, 'address', lower(value), ${tx.now}::timestamptz from customers.identifier where customer = ${ids} and kind = 'email'
      and unlinked_at is null
    union select id, 'name', first_name || ' ' || last_name, ${tx.now}::timestamptz from customers.customer
    where id = ${ids} and first_name || last_name <> '' on conflict do nothing`);
}

/** By what these customers are found while they are being erased; undefined once that is done. */
export async function leavingOf(tx: Tx, customers: readonly string[]): Promise<Leaving | undefined> {
  const rows = await tx.all(sql<{ kind: 'address' | 'name'; value: string; at: Date }>`
    select kind, value, at from customers.leaving where customer = any(${customers}::uuid[])`);
  const [first] = rows;
  if (first === undefined) return undefined;
  const of = (wanted: string) => [...new Set(rows.filter(({ kind }) => kind === wanted).map(({ value }) => value))];
  return { addresses: of('address'), names: of('name'), at: first.at };
}

/** Everybody has forgotten them: what found them goes, too. */
export async function endLeaving(tx: Tx, customers: readonly string[]): Promise<void> {
  await tx.run(sql`delete from customers.leaving where customer = any(${customers}::uuid[])`);
}
