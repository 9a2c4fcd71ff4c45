import type { Claim } from '#core/customers/claim.ts';
import type { Family, Linked } from '#core/customers/knowledge.ts';
import { windowDays } from '#core/customers/limits.ts';
import { sql, type Tx } from '#platform';

/** Whom these identifiers are linked to: one statement over the unique index, however many there are. */
export function readLinks(tx: Tx, claims: readonly Claim[]): Promise<Linked[]> {
  return tx.all(sql<Linked>`
    select identifier.id, identifier.kind, identifier.value, identifier.customer, customer.root,
      identifier.strength, identifier.shared, identifier.contested
    from unnest(${claims.map(({ kind }) => kind)}::text[], ${claims.map(({ value }) => value)}::text[]) as asked (kind, value)
    join customers.identifier on identifier.workspace = ${tx.workspace}::uuid and identifier.unlinked_at is null
      and identifier.kind = asked.kind and identifier.value = asked.value collate "C"
    join customers.customer on customer.id = identifier.customer`);
}

/** What stands about the families with these roots; devices count only when linked in the window that ends at `at`. */
export function readFamilies(tx: Tx, roots: readonly string[], at: Date): Promise<Family[]> {
  const since = new Date(at.getTime() - windowDays * 86_400_000);
  return tx.all(sql<Family>`
    with family as (select id, root, revision from customers.customer where root = any(${roots}::uuid[])),
    mine as (select root, kind, value, strength, unlinked_at, unlinked_by_person, linked_at
      from customers.identifier join family on family.id = identifier.customer),
    counted as (select root, kind, count(*)::int from mine
      where unlinked_at is null and (kind not in ('device', 'anonymous_id') or linked_at > ${since}) group by root, kind)
    select root.id as root, root.revision,
      coalesce((select jsonb_object_agg(kind, count) from counted where counted.root = root.id), '{}') as counts,
      (select count(*)::int from mine where mine.root = root.id and unlinked_at is null and strength = 'proven'
        and kind not in ('device', 'anonymous_id')) as proven,
      array(select kind || chr(10) || value from mine where mine.root = root.id and unlinked_by_person and unlinked_at is not null) as unlinked,
      array(select one.root from customers.merge join customers.customer one on one.id = merge.from_customer
          join family other on other.id = merge.into_customer
          where merge.undone_at is not null and other.root = root.id and one.root <> root.id
        union select one.root from customers.merge join customers.customer one on one.id = merge.into_customer
          join family other on other.id = merge.from_customer
          where merge.undone_at is not null and other.root = root.id and one.root <> root.id) as apart
    from family root where root.id = root.root`);
}
