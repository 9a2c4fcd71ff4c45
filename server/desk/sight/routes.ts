import * as contract from '#core/contract/sight.ts';
import { visibleTo } from '#people';
import { bind, sql, type Actor, type Route, type Tx } from '#platform';
import { summaryOf } from '../read.ts';
import { askIn } from './ask-in.ts';
import { giveToTeam } from './team.ts';

/** How much stands open in each queue that the actor sees. */
async function countTeams(tx: Tx, actor: Actor) {
  const items = await tx.all<{ team: string; open: number; waiting: number }>(sql`
    select conversation.team, count(*)::int as open, count(waiting_since)::int as waiting from desk.conversation
    where conversation.team is not null and conversation.shelf = 'open' and ${visibleTo(actor).where}
    group by conversation.team order by conversation.team`);
  return { items };
}

export const sightRoutes: Route[] = [
  bind(contract.giveConversationToTeam, async (tx, input, { actor }) => {
    await giveToTeam(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.askIntoConversation, async (tx, input, { actor }) => {
    await askIn(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.countTeams, (tx, _input, { actor }) => countTeams(tx, actor)),
];
