import * as contract from '#core/contract/sight.ts';
import { bind, type Route } from '#platform';
import { summaryOf } from '../read.ts';
import { askIn } from './ask-in.ts';
import { countTeams } from './count-teams.ts';
import { giveToTeam } from './team.ts';

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
