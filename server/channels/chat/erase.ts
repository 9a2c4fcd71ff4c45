import { sql, type Tx } from '#platform';

/** Forgets what these customers' visits left: names, addresses, marks of their browsers. Their tokens lead nowhere then. */
export async function eraseVisitors(tx: Tx, customers: string[]): Promise<void> {
  await tx.run(sql`delete from channels.visitor where customer = any(${customers}::uuid[])
    or thread in (select id from channels.thread where customer = any(${customers}::uuid[]))`);
}
