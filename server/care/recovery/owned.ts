import { sql, type Tx } from '#platform';

interface Owned {
  customer: string;
  conversation: string | null;
}

/** What the cases of a person are about; of a customer under each of their profiles. */
export async function casesOwnedBy(tx: Tx, owner: string): Promise<Owned[]> {
  return tx.all(sql<Owned>`select family.id as customer, recovery.conversation from care.recovery
    join customers.root person on person.id = recovery.customer
    join customers.root family on family.root = person.root where recovery.owner = ${owner}::uuid`);
}
