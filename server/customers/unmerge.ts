import { rootsAfter } from '#core/customers/family.ts';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { customerUnmerged } from './events.ts';
import { lockRoots, refuseErased, type Member } from './families.ts';
import { note } from './note.ts';

interface MergeRow {
  id: string;
  from: string;
  into: string;
  undoneAt: Date | null;
}

/**
 * Takes a merge back as though it had never been made, whatever was merged since: the family's other merges are replayed
 * in their order. Names come back by themselves, since every profile kept its own. The two are not merged again on their own.
 * Throws `not-found`, `refused` when it was undone before, `gone` when the customer was erased.
 */
export async function undoMerge(
  tx: Tx,
  actor: Actor,
  undo: { merge: string; reason?: string | undefined },
): Promise<void> {
  const merge = await readMerge(tx, undo.merge);
  const family = (await lockRoots(tx, [merge.from])).get(merge.from) as Member;
  refuseErased(family);
  // Read again: somebody else may have undone it while we waited.
  const { undoneAt, from, into } = await readMerge(tx, undo.merge);
  if (undoneAt !== null) throw problem('refused', { detail: 'This merge was undone before.', code: 'undone' });
  await tx.run(sql`update customers.merge set undone_at = ${tx.now} where id = ${merge.id}`);
  const moved = await replay(tx, family.id);
  await note(tx, actor, { action: 'unmerge', cause: 'undone', reason: undo.reason, customer: from, other: into });
  await publish(tx, customerUnmerged, { subject: family.id, data: { merge: merge.id, moved } });
}

async function readMerge(tx: Tx, id: string): Promise<MergeRow> {
  const merge = await tx.maybe(sql<MergeRow>`
    select id, from_customer as "from", into_customer as "into", undone_at from customers.merge where id = ${id}`);
  if (merge === undefined) throw problem('not-found', { detail: 'There is no such merge.' });
  return merge;
}

/** Gives every profile of a family the root that the standing merges give it; answers those that changed. */
async function replay(tx: Tx, root: string): Promise<Array<{ customer: string; root: string }>> {
  const members = (await tx.all(sql<{ id: string }>`select id from customers.customer where root = ${root}`)).map(
    ({ id }) => id,
  );
  const standing = await tx.all(sql<{ from: string; into: string }>`
    select from_customer as "from", into_customer as "into" from customers.merge
    where undone_at is null and from_customer = any(${members}::uuid[]) order by seq`);
  const roots = rootsAfter(members, standing);
  const changed = members.filter((id) => roots.get(id) !== root);
  const moved = changed.map((customer) => ({ customer, root: roots.get(customer) as string }));
  await tx.run(sql`update customers.customer set root = moved.root
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved (customer uuid, root uuid) where id = moved.customer`);
  await refreshRoots(tx, [...new Set([root, ...roots.values()])]);
  return moved;
}

/** Notes a change of these families and whether more than devices is known of them. */
export async function refreshRoots(tx: Tx, roots: readonly string[]): Promise<void> {
  await tx.run(sql`update customers.customer root set revision = revision + 1, known = exists (
      select from customers.customer member join customers.identifier on identifier.customer = member.id
      where member.root = root.id and identifier.unlinked_at is null and identifier.kind not in ('device', 'anonymous_id'))
    where root.id = any(${roots}::uuid[])`);
}
