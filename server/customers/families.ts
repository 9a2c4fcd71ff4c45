import { problem, sql, type Tx } from '#platform';

/** One profile of a person. */
export interface Member {
  id: string;
  root: string;
  revision: number;
  erasedAt: Date | null;
}

/** The person behind a customer id: follows merges. Throws `not-found`. */
export async function rootOf(tx: Tx, id: string): Promise<string> {
  const found = await tx.maybe(sql<{ root: string }>`select root from customers.customer where id = ${id}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such customer.' });
  return found.root;
}

/** Every customer id that is the same person, the root first. */
export async function familyMembers(tx: Tx, root: string): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from customers.customer where root = ${root} order by id <> ${root}, id`);
  return rows.map(({ id }) => id);
}

/** Holds the root of a customer until the end of the transaction, so that its family stays as it is. Throws `not-found`. */
export async function lockRoots(tx: Tx, ids: readonly string[]): Promise<Map<string, Member>> {
  for (;;) {
    const roots = await Promise.all(ids.map((id) => rootOf(tx, id)));
    const locked = await tx.all(sql<Member>`select id, root, revision, erased_at from customers.customer
      where id = any(${roots}::uuid[]) order by id for no key update`);
    const byId = new Map(locked.map((member) => [member.id, member]));
    // Somebody may have merged it while we waited: then its root is another now.
    if (locked.some(({ id, root }) => id !== root)) continue;
    return new Map(ids.map((id, at) => [id, byId.get(roots[at] ?? '') as Member]));
  }
}

/** Throws `gone` for a customer who was erased. */
export function refuseErased({ erasedAt }: Member): void {
  if (erasedAt !== null) throw problem('gone', { detail: 'This customer was erased.' });
}
