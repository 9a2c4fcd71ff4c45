import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { customerChanged } from './events.ts';
import { lockRoots, refuseErased, type Member } from './families.ts';
import { note } from './note.ts';
import { refreshRoots } from './unmerge.ts';

interface Target {
  customer: string;
  identifier: string;
  reason?: string | undefined;
}

interface Row {
  id: string;
  customer: string;
  kind: string;
  value: string;
  unlinkedAt: Date | null;
}

/**
 * Takes an identifier away from a customer: what comes with it from now on belongs to somebody else, and it is not linked
 * here again on its own. Its past stays. Throws `not-found`, or `refused` when it is not linked.
 */
export async function unlinkIdentifier(tx: Tx, actor: Actor, target: Target): Promise<void> {
  const { row, root } = await identifierOf(tx, target);
  if (row.unlinkedAt !== null) throw problem('refused', { detail: 'This identifier was taken away before.' });
  await tx.run(
    sql`update customers.identifier set unlinked_at = ${tx.now}, unlinked_by_person = true where id = ${row.id}`,
  );
  await changed(tx, actor, { row, root, action: 'unlink', cause: 'by hand', reason: target.reason });
}

/** Puts an identifier back. Throws `refused` when it is linked, or belongs to another customer by now. */
export async function relinkIdentifier(tx: Tx, actor: Actor, target: Target): Promise<void> {
  const { row, root } = await identifierOf(tx, target);
  if (row.unlinkedAt === null) throw problem('refused', { detail: 'This identifier is linked already.' });
  const taken = await tx.maybe(sql`select from customers.identifier
    where kind = ${row.kind} and value = ${row.value} and unlinked_at is null`);
  if (taken !== undefined)
    throw problem('refused', {
      detail: 'This identifier belongs to another customer now: merge the two instead.',
      code: 'taken',
    });
  await tx.run(
    sql`update customers.identifier set unlinked_at = null, unlinked_by_person = false where id = ${row.id}`,
  );
  await changed(tx, actor, { row, root, action: 'link', cause: 'undone', reason: target.reason });
}

async function identifierOf(tx: Tx, { customer, identifier }: Target): Promise<{ row: Row; root: string }> {
  const root = (await lockRoots(tx, [customer])).get(customer) as Member;
  refuseErased(root);
  const row = await tx.maybe(sql<Row>`
    select identifier.id, customer, kind, value, unlinked_at from customers.identifier
    join customers.customer on customer.id = identifier.customer
    where identifier.id = ${identifier} and customer.root = ${root.id}`);
  if (row === undefined) throw problem('not-found', { detail: 'This customer has no such identifier.' });
  return { row, root: root.id };
}

interface Change {
  row: Row;
  root: string;
  action: 'link' | 'unlink';
  cause: string;
  reason?: string | undefined;
}

async function changed(tx: Tx, actor: Actor, { row, root, ...entry }: Change): Promise<void> {
  await note(tx, actor, { ...entry, customer: row.customer, identifier: row.id, kind: row.kind });
  await refreshRoots(tx, [root]);
  await publish(tx, customerChanged, { subject: root, data: { customer: root } });
}
