import { visibleTo } from '#people';
import { sql, type Actor, type Tx } from '#platform';

interface Counted {
  team: string;
  open: number;
  waiting: number;
}

/** What took long to count is shown to all consoles for so many times as long: it costs the server little, however many look. */
const keptFor = 20;
const kept = new Map<string, { until: number; items: Counted[] }>();

function count(tx: Tx, actor: Actor): Promise<Counted[]> {
  return tx.all<Counted>(sql`
    select conversation.team, count(*)::int as open, count(waiting_since)::int as waiting from desk.conversation
    where conversation.team is not null and conversation.shelf = 'open' and ${visibleTo(actor).where}
    group by conversation.team order by conversation.team`);
}

/** How much stands open in each queue that the actor sees. */
export async function countTeams(tx: Tx, actor: Actor): Promise<{ items: Counted[] }> {
  if (!visibleTo(actor).everything) return { items: await count(tx, actor) };
  const begun = performance.now();
  const there = kept.get(tx.workspace);
  if (there !== undefined && there.until > begun) return { items: there.items };
  const items = await count(tx, actor);
  const ended = performance.now();
  kept.set(tx.workspace, { items, until: ended + (ended - begun) * keptFor });
  return { items };
}
