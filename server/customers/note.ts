import { sql, type Actor, type Tx } from '#platform';

interface Entry {
  id?: string;
  action: 'link' | 'unlink' | 'proven' | 'merge' | 'unmerge' | 'erase';
  cause: string;
  reason?: string | undefined;
  customer: string;
  other?: string;
  identifier?: string;
  kind?: string;
}

/** Appends to the identity ledger. */
export async function note(tx: Tx, actor: Pick<Actor, 'kind' | 'id'>, entry: Entry): Promise<void> {
  await tx.run(sql`
    insert into customers.ledger (id, action, cause, reason, customer, other, identifier, kind, actor_kind, actor, at)
    values (coalesce(${entry.id ?? null}::uuid, uuidv7()), ${entry.action}, ${entry.cause}, ${entry.reason ?? null}, ${entry.customer},
      ${entry.other ?? null}, ${entry.identifier ?? null}, ${entry.kind ?? null}, ${actor.kind}, ${actor.id}, ${tx.now})`);
}
