import { randomUUIDv7 } from 'node:crypto';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { customerMerged } from './events.ts';
import { lockRoots, refuseErased, type Member } from './families.ts';
import { note } from './note.ts';

interface Merge {
  from: string;
  into: string;
  reason?: string | undefined;
  cause?: string;
}

/**
 * Says that two customers are one person: `into` and its family keep their root and name. Answers the id of the merge,
 * by which it can be undone. Throws `refused` when they are one already, `gone` when one was erased.
 */
export async function mergeCustomers(tx: Tx, actor: Actor, merge: Merge): Promise<string> {
  const { from, into, reason, cause = 'by hand' } = merge;
  const locked = await lockRoots(tx, [from, into]);
  const [gone, kept] = [locked.get(from), locked.get(into)] as [Member, Member];
  refuseErased(gone);
  refuseErased(kept);
  if (gone.id === kept.id) throw problem('refused', { detail: 'These two are one customer already.', code: 'same' });
  const id = randomUUIDv7();
  const moved = await tx.all(sql<{ customer: string; root: string }>`
    update customers.customer set root = ${kept.id} where root = ${gone.id} returning id as customer, root`);
  await tx.run(sql`update customers.customer kept set revision = kept.revision + 1, known = kept.known or gone.known
    from customers.customer gone where kept.id = ${kept.id} and gone.id = ${gone.id}`);
  await tx.run(
    sql`insert into customers.merge (id, from_customer, into_customer, at) values (${id}, ${from}, ${into}, ${tx.now})`,
  );
  await tx.run(sql`update customers.duplicate set state = 'accepted', settled_at = ${tx.now}
    where state = 'open' and one in (${from}, ${into}) and other in (${from}, ${into})`);
  await note(tx, actor, { id, action: 'merge', cause, reason, customer: from, other: into });
  await publish(tx, customerMerged, { subject: kept.id, data: { moved } });
  return id;
}
