import { sql, type Tx } from '#platform';

/** Keeps a customer out, or lets them in again: what they send stays as it came, without its files. Follows merges. */
export async function keepOut(tx: Tx, customer: string, out: boolean): Promise<void> {
  if (out)
    await tx.run(
      sql`insert into channels.kept_out (customer, at) values (${customer}, ${tx.now}) on conflict do nothing`,
    );
  else
    await tx.run(sql`delete from channels.kept_out where customer in (select family.id from customers.root family
      join customers.root person on person.root = family.root where person.id = ${customer})`);
}

/** Whether a customer is kept out, whichever of the merged ones wrote. */
export async function isKeptOut(tx: Tx, customer: string): Promise<boolean> {
  const found = await tx.maybe(sql`select 1 from channels.kept_out
    join customers.root theirs on theirs.id = kept_out.customer
    join customers.root writer on writer.root = theirs.root where writer.id = ${customer} limit 1`);
  return found !== undefined;
}

/** Whether a customer who is kept out wrote from this address. */
export async function isAddressKeptOut(tx: Tx, address: string): Promise<boolean> {
  const found = await tx.maybe(sql`select 1 from channels.kept_out
    join customers.root theirs on theirs.id = kept_out.customer
    join customers.root writer on writer.root = theirs.root
    join channels.thread on thread.workspace = kept_out.workspace and thread.customer = writer.id and thread.beside is null
    join channels.message on message.thread = thread.id
    where message.workspace = ${tx.workspace} and message.address = ${address} and message.direction = 'in' limit 1`);
  return found !== undefined;
}
