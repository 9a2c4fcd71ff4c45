import { registerLimitedSight } from '#people';
import { sql, type Actor, type RawBuilder } from '#platform';

/**
 * Of a conversation sees somebody with a limited sight: what they have or their team has, and, with the sight `asked`, what they
 * were asked into or follow. The policies of migration 0241 say the same for queries that forget it.
 */
function where({ id, sight }: Actor): RawBuilder<boolean> {
  if (id === null) return sql<boolean>`false`;
  const own = sql<boolean>`conversation.assignee = ${id}::uuid
    or conversation.team = any(array(select team from people.teammate where person = ${id}::uuid))`;
  if (sight !== 'asked') return sql<boolean>`(${own})`;
  return sql<boolean>`(${own} or conversation.id = any(array(
    select conversation from desk.asked where person = ${id}::uuid
    union all select conversation from desk.follower where person = ${id}::uuid)))`;
}

/** Called once: the lists, the search, files and the live feed ask by it. */
export function registerSight(): void {
  registerLimitedSight({
    where,
    async among(tx, ids, actor) {
      // What was put into another conversation is seen with that one, and so is what stands beside it.
      const rows = await tx.all<{ id: string }>(sql`
        select named.thread as id from (
          select id as thread, id from desk.conversation where id = any(${[...new Set(ids)]}::uuid[])
          union all select id, conversation from desk.side where id = any(${[...new Set(ids)]}::uuid[])) as named
        join desk.conversation began on began.id = named.id
        join desk.conversation on conversation.id = coalesce(began.merged_into, began.id)
        where ${where(actor)}`);
      return new Set(rows.map(({ id }) => id));
    },
  });
}
