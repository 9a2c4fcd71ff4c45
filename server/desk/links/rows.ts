import type { LinkKind } from '#core/contract/links.ts';
import { sql, type Tx } from '#platform';

/** A link as it is seen from one of its two conversations. */
export interface Link {
  id: string;
  as: LinkKind;
  by: string;
  at: Date;
  /** The other conversation, or the one that it was put into; null for who does not see it. */
  other: string | null;
}

const order: readonly LinkKind[] = ['parent', 'child', 'related'];

/** The links of a conversation and of what was put into it; two to the same conversation are one, by the closer kind. */
export async function linksOf(tx: Tx, conversation: string): Promise<Link[]> {
  const rows = await tx.all<Link>(sql`
    with here as (select id from desk.conversation where id = ${conversation}
        or (workspace = ${tx.workspace} and merged_into = ${conversation})),
    found as (
      select link.*, true as first from desk.link where one in (select id from here)
      union all select link.*, false from desk.link where other in (select id from here))
    select found.id, found.by_name as by, found.at, coalesce(far.merged_into, far.id) as other,
      case when kind = 'related' then 'related' when first then 'child' else 'parent' end as as
    from found left join desk.conversation far on far.id = case when first then other else one end
    where coalesce(far.merged_into, far.id) is distinct from ${conversation} order by found.at, found.id`);
  const sorted = order.flatMap((kind) => rows.filter((row) => row.as === kind));
  const known = new Set<string>();
  return sorted.filter(({ other }) => {
    if (other === null) return true;
    const isNew = !known.has(other);
    known.add(other);
    return isNew;
  });
}

/** Takes away whatever links two conversations, and what was put into them. */
export async function cutLinks(tx: Tx, one: string, other: string): Promise<void> {
  const family = (id: string) => sql`(select id from desk.conversation where id = ${id}
    or (workspace = ${tx.workspace} and merged_into = ${id}))`;
  await tx.run(sql`delete from desk.link where (one in ${family(one)} and other in ${family(other)})
    or (one in ${family(other)} and other in ${family(one)})`);
}
