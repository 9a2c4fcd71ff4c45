import { audit } from '#people';
import type { ClaimKind } from '#core/customers/claim.ts';
import { publish, sql, type Actor, type Tx } from '#platform';
import { customerErased } from './events.ts';
import { identityHash } from './identity-hash.ts';
import { endLeaving, noteLeaving } from './leaving.ts';
import { familyMembers, lockRoots, refuseErased, type Member } from './families.ts';
import { note } from './note.ts';

/**
 * Forgets a person: the identifiers, names and attributes of all their profiles are gone at once, a tombstone stays under
 * their ids, and `customer.erased` makes every other domain forget too. Answers the ids. Throws `not-found`, `gone`.
 */
export async function eraseCustomer(
  tx: Tx,
  actor: Actor,
  target: { customer: string; reason?: string | undefined },
): Promise<string[]> {
  const root = (await lockRoots(tx, [target.customer])).get(target.customer) as Member;
  refuseErased(root);
  const customers = await familyMembers(tx, root.id);
  const identities = await identitiesOf(tx, customers);
  await forget(tx, customers);
  await note(tx, actor, { action: 'erase', cause: 'erased', reason: target.reason, customer: root.id });
  await audit(tx, actor, { action: 'customer.erase', subject: root.id, detail: { profiles: customers.length } });
  await publish(tx, customerErased, { subject: root.id, data: { customers, identities } });
  return customers;
}

async function identitiesOf(tx: Tx, customers: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ kind: ClaimKind; value: string }>`
    select kind, value from customers.identifier where customer = any(${customers}::uuid[])`);
  return rows.map(({ kind, value }) => identityHash(kind, value));
}

/** Removes what this domain knows of these customers and sets their tombstones; again changes nothing. */
export async function forget(tx: Tx, customers: readonly string[]): Promise<void> {
  const ids = sql`any(${customers}::uuid[])`;
  await noteLeaving(tx, customers);
  await tx.run(sql`delete from customers.identifier where customer = ${ids}`);
  await tx.run(sql`delete from customers.caution where customer = ${ids}`);
  await tx.run(sql`delete from customers.consent where customer = ${ids}`);
  await tx.run(sql`delete from customers.duplicate where one = ${ids} or other = ${ids}`);
  await tx.run(sql`
    update customers.customer set first_name = null, last_name = null, company = null, language = null, zone = null, custom = '{}',
      known = false, revision = revision + 1, version = version + 1, erased_at = ${tx.now}
    where id = ${ids} and erased_at is null`);
  await tx.run(sql`insert into customers.tombstone (customer, erased_at)
    select id, ${tx.now} from unnest(${customers}::uuid[]) as erased (id) on conflict do nothing`);
}

/** The last of all domains: these customers are forgotten everywhere. */
export async function forgetAtLast(tx: Tx, customers: readonly string[]): Promise<void> {
  await forget(tx, customers);
  await endLeaving(tx, customers);
}

/** Everybody who was ever erased; kept beside a backup, so that an older one cannot bring them back. */
export async function tombstones(tx: Tx): Promise<Array<{ customer: string; erasedAt: Date }>> {
  return tx.all(sql`select customer, erased_at from customers.tombstone order by erased_at, customer`);
}

/**
 * Erases again after an older backup was restored: customers who came back go, ids that are not there are remembered.
 * Answers how many had come back.
 */
export async function eraseAgain(tx: Tx, actor: Actor, customers: readonly string[]): Promise<number> {
  const back = await tx.all(sql<{ id: string }>`
    select id from customers.customer where id = any(${customers}::uuid[]) and erased_at is null`);
  await forget(tx, customers);
  if (back.length === 0) return 0;
  await audit(tx, actor, { action: 'customer.erase', subject: 'restored backup', detail: { profiles: back.length } });
  const ids = back.map(({ id }) => id);
  await publish(tx, customerErased, { subject: ids[0] as string, data: { customers: ids } });
  return back.length;
}
