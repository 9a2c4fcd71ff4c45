import { sql, type Tx } from '#platform';

/**
 * Holds a person until the end of the transaction, over all their profiles: of two decisions at one moment the second sees what the first
 * decided, so both cannot pass the days in which they are left in peace.
 */
export async function holdPerson(tx: Tx, customer: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('listening.ask'), hashtext(root::text))
    from customers.root where id = ${customer}`);
}
