import type { ClaimKind } from '#core/customers/claim.ts';
import type { Page, PageQuery } from '#core/contract/page.ts';
import { keyset, sql, type Tx } from '#platform';
import { describeCustomers, type CustomerShort } from './describe.ts';
import { searchCustomers } from './search.ts';

interface Query extends PageQuery {
  q?: string | undefined;
  known?: boolean | undefined;
  has?: ClaimKind | undefined;
}

export type CustomerRow = Pick<CustomerShort, 'id' | 'name' | 'known' | 'company' | 'email' | 'phone' | 'createdAt'>;

/** One page of the people (or of the unknown visitors), newest first. A search looks at both. */
export async function listCustomers(tx: Tx, query: Query): Promise<Page<CustomerRow>> {
  const found = query.q === undefined || query.q.trim() === '' ? undefined : await searchCustomers(tx, query.q);
  const keys = keyset<{ id: string }>(query, [{ column: sql`customer.id`, type: 'uuid', of: ({ id }) => id }], 'desc');
  const known = query.known ?? (found === undefined ? true : undefined);
  const rows = await tx.all(sql<{ id: string }>`
    select customer.id from customers.customer
    where customer.root = customer.id and customer.erased_at is null and ${keys.where}
      and ${known === undefined ? sql`true` : known ? sql`customer.known` : sql`not customer.known`}
      and ${found === undefined ? sql`true` : sql`customer.id = any(${found}::uuid[])`}
      and ${query.has === undefined ? sql`true` : hasKind(query.has)}
    ${keys.order} ${keys.limit}`);
  const { items, next } = keys.page(rows, ({ id }) => id);
  return { items: await customerRows(tx, items), next };
}

function hasKind(kind: ClaimKind) {
  return sql`exists (select from customers.customer member join customers.identifier on identifier.customer = member.id
    where member.root = customer.id and identifier.kind = ${kind} and identifier.unlinked_at is null)`;
}

/** The rows of these customers, in the same order. */
export async function customerRows(tx: Tx, ids: readonly string[]): Promise<CustomerRow[]> {
  const described = await describeCustomers(tx, ids);
  return ids.flatMap((id) => described.get(id) ?? []);
}
