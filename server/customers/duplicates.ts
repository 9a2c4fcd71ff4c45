import type { ClaimKind } from '#core/customers/claim.ts';
import type { Page, PageQuery } from '#core/contract/page.ts';
import { keyset, problem, sql, type Actor, type Tx } from '#platform';
import { customerRows, type CustomerRow } from './list.ts';
import { mergeCustomers } from './merge.ts';

interface Row {
  id: string;
  one: string;
  other: string;
  kind: ClaimKind;
  at: Date;
}

interface Duplicate {
  id: string;
  one: CustomerRow;
  other: CustomerRow;
  kind: ClaimKind;
  at: Date;
}

/** Customers who may be one person: a claim said so, and a claim alone merges nobody. Those who are one by now are left out. */
export async function listDuplicates(
  tx: Tx,
  query: PageQuery & { customer?: string | undefined },
): Promise<Page<Duplicate>> {
  const keys = keyset<Row>(query, [{ column: sql`duplicate.id`, type: 'uuid', of: ({ id }) => id }], 'desc');
  const rows = await tx.all(sql<Row>`
    select duplicate.id, one.root as one, other.root as other, kind, at from customers.duplicate
    join customers.root one on one.id = duplicate.one join customers.root other on other.id = duplicate.other
    where state = 'open' and one.root <> other.root and ${keys.where}
      and ${query.customer === undefined ? sql`true` : ofCustomer(query.customer)}
    ${keys.order} ${keys.limit}`);
  const { items, next } = keys.page(rows, (row) => row);
  const shown = await customerRows(
    tx,
    items.flatMap(({ one, other }) => [one, other]),
  );
  const byId = new Map(shown.map((row) => [row.id, row]));
  const both = ({ one, other, ...row }: Row) => ({
    ...row,
    one: byId.get(one) as CustomerRow,
    other: byId.get(other) as CustomerRow,
  });
  return { items: items.map(both), next };
}

function ofCustomer(id: string) {
  return sql`(select root from customers.root where id = ${id}) in (one.root, other.root)`;
}

/** Merges the two; the older profile keeps its name. Answers the customer. Throws `not-found`, `refused`. */
export async function acceptDuplicate(tx: Tx, actor: Actor, id: string): Promise<string> {
  const { one, other } = await settle(tx, id, 'accepted');
  await mergeCustomers(tx, actor, { from: other, into: one, cause: 'possible duplicate' });
  return one;
}

/** Says that they are two people. */
export async function dismissDuplicate(tx: Tx, id: string): Promise<void> {
  await settle(tx, id, 'dismissed');
}

async function settle(tx: Tx, id: string, state: 'accepted' | 'dismissed'): Promise<{ one: string; other: string }> {
  const row = await tx.maybe(sql<{ one: string; other: string }>`
    update customers.duplicate set state = ${state}, settled_at = ${tx.now} where id = ${id} and state = 'open' returning one, other`);
  if (row === undefined) throw problem('not-found', { detail: 'This possible duplicate was settled before.' });
  return row;
}
