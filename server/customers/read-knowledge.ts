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
    with family as materialized (
      select id, root, revision from customers.customer where root = any(${roots}::uuid[])
    ), mine as materialized (
      select root, kind, value, strength, unlinked_at is null as linked, unlinked_by_person, linked_at,
        kind in ('device', 'anonymous_id') as device
      from customers.identifier join family on family.id = identifier.customer
    ), counted as (
      select root, jsonb_object_agg(kind, count) as counts from (
        select root, kind, count(*)::int from mine where linked and (not device or linked_at > ${since}) group by root, kind) each
      group by root
    ), noted as (
      select root, count(*) filter (where linked and strength = 'proven' and not device)::int as proven,
        array_agg(kind || chr(10) || value) filter (where unlinked_by_person and not linked) as unlinked
      from mine group by root
    ), parted as (
      select family.root, far.root as other from family join customers.merge on merge.into_customer = family.id
        join customers.customer far on far.id = merge.from_customer where merge.undone_at is not null
      union
      select family.root, far.root as other from family join customers.merge on merge.from_customer = family.id
        join customers.customer far on far.id = merge.into_customer where merge.undone_at is not null
    ), apart as (
      select root, array_agg(other) as others from parted where other <> root group by root
    )
    select family.root, family.revision, coalesce(counts, '{}') as counts, coalesce(proven, 0) as proven,
      coalesce(unlinked, '{}') as unlinked, coalesce(others, '{}') as apart
    from family left join counted using (root) left join noted using (root) left join apart using (root)
    where family.id = family.root`);
}
