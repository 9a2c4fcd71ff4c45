import type { ClaimKind } from '#core/customers/claim.ts';
import type { Page, PageQuery } from '#core/contract/page.ts';
import { keyset, sql, type Tx } from '#platform';
import { familyMembers, rootOf } from './families.ts';

interface Row {
  id: string;
  action: 'link' | 'unlink' | 'proven' | 'merge' | 'unmerge' | 'erase';
  cause: string;
  reason: string | null;
  customer: string;
  other: string | null;
  identifier: string | null;
  kind: ClaimKind | null;
  value: string | null;
  source: string | null;
  actorKind: 'agent' | 'customer' | 'system' | 'api';
  actor: string | null;
  at: Date;
}

function entry({ identifier, kind, value, actorKind, actor, ...row }: Row) {
  return {
    ...row,
    identifier: identifier === null || kind === null ? null : { id: identifier, kind, value },
    actor: { kind: actorKind, id: actor },
  };
}

type Entry = ReturnType<typeof entry>;

/** Why everything of a person hangs together, newest first, undone merges included; with `identifier` why this one is linked. */
export async function readLedger(
  tx: Tx,
  query: PageQuery & { id: string; identifier?: string | undefined },
): Promise<Page<Entry>> {
  const root = await rootOf(tx, query.id);
  const members = await familyMembers(tx, root);
  const keys = keyset<Row>(query, [{ column: sql`ledger.id`, type: 'uuid', of: ({ id }) => id }], 'desc');
  const rows = await tx.all(sql<Row>`
    select ledger.*, identifier.value from customers.ledger left join customers.identifier on identifier.id = ledger.identifier
    where (ledger.customer = any(${members}::uuid[]) or ledger.other = any(${members}::uuid[])) and ${keys.where}
      and ${query.identifier === undefined ? sql`true` : sql`ledger.identifier = ${query.identifier}`}
    ${keys.order} ${keys.limit}`);
  return keys.page(rows, entry);
}
