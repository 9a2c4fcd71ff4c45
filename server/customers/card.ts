import type { ClaimKind, Strength } from '#core/customers/claim.ts';
import { sql, type Tx } from '#platform';
import { cautionsOf } from './cautions.ts';
import { standingConsents } from './consents.ts';
import { describeCustomers, type CustomerShort } from './describe.ts';
import { familyMembers, rootOf } from './families.ts';

interface Identifier {
  id: string;
  kind: ClaimKind;
  value: string;
  strength: Strength;
  shared: boolean;
  customer: string;
  linkedAt: Date;
  unlinkedAt: Date | null;
}

interface MergeRow {
  id: string;
  from: string;
  into: string;
  cause: string;
  actorKind: 'agent' | 'customer' | 'system' | 'api';
  actor: string | null;
  at: Date;
}

/** Everything known of who a customer is: of the person, whichever of their ids is asked for. Throws `not-found`. */
export async function customerCard(tx: Tx, id: string) {
  const root = await rootOf(tx, id);
  const members = await familyMembers(tx, root);
  const short = (await describeCustomers(tx, [root])).get(root) as CustomerShort;
  const own = await tx.one(sql<{ version: number; erasedAt: Date | null }>`
    select version, erased_at from customers.customer where id = ${root}`);
  const identifiers = await identifiersOf(tx, members);
  const proven = identifiers.some((each) => each.strength === 'proven' && each.unlinkedAt === null);
  return {
    ...short,
    ...own,
    custom: await customOf(tx, root),
    strength: proven ? ('proven' as const) : ('claimed' as const),
    identifiers,
    merges: await mergesOf(tx, members),
    duplicates: await countDuplicates(tx, members),
    cautions: await cautionsOf(tx, root),
    consents: await standingConsents(tx, root),
  };
}

function identifiersOf(tx: Tx, members: readonly string[]): Promise<Identifier[]> {
  return tx.all(sql<Identifier>`
    select id, kind, value, strength, shared, customer, linked_at, unlinked_at from customers.identifier
    where customer = any(${members}::uuid[]) and (unlinked_at is null or unlinked_by_person)
    order by unlinked_at is not null, array_position(array['user_id', 'email', 'phone', 'external_id', 'social'], kind), id
    limit 500`);
}

async function customOf(tx: Tx, root: string): Promise<Record<string, unknown>> {
  const rows = await tx.all(sql<{ custom: Record<string, unknown> }>`
    select custom from customers.customer where root = ${root} and custom <> '{}' order by id = ${root}, id desc`);
  return Object.assign({}, ...rows.map(({ custom }) => custom)) as Record<string, unknown>;
}

/** Each merge with the names that the two profiles have of their own, which are the ones an undo brings back. */
async function mergesOf(tx: Tx, members: readonly string[]) {
  const rows = await tx.all(sql<MergeRow>`
    select merge.id, from_customer as "from", into_customer as "into", ledger.cause, ledger.actor_kind, ledger.actor, merge.at
    from customers.merge join customers.ledger on ledger.id = merge.id
    where merge.undone_at is null and from_customer = any(${members}::uuid[]) order by merge.seq desc`);
  const names = await ownNames(
    tx,
    rows.flatMap(({ from, into }) => [from, into]),
  );
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map(({ id, from, into, cause, actorKind, actor, at }) => ({
    id,
    from: named(from),
    into: named(into),
    cause,
    actor: { kind: actorKind, id: actor },
    at,
  }));
}

async function ownNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ id: string; name: string }>`
    select customer.id, coalesce(nullif(concat_ws(' ', first_name, last_name), ''), company,
      (select value from customers.identifier where identifier.customer = customer.id and unlinked_at is null
        order by array_position(array['email', 'phone', 'user_id', 'external_id', 'social'], kind), id limit 1), '') as name
    from customers.customer where customer.id = any(${ids}::uuid[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function countDuplicates(tx: Tx, members: readonly string[]): Promise<number> {
  const { count } = await tx.one(sql<{ count: number }>`
    select count(*)::int as count from customers.duplicate
    join customers.root one on one.id = duplicate.one join customers.root other on other.id = duplicate.other
    where state = 'open' and one.root <> other.root
      and (duplicate.one = any(${members}::uuid[]) or duplicate.other = any(${members}::uuid[]))`);
  return count;
}
