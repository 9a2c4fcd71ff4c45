import * as contract from '#core/contract/teams.ts';
import { bind, type Route } from '#platform';
import { changeTeam, createTeam, listTeams } from './teams.ts';

export const teamRoutes: Route[] = [
  bind(contract.listTeams, async (tx, _input, { actor }) => ({ items: await listTeams(tx, actor) })),
  bind(contract.createTeam, (tx, input, { actor }) => createTeam(tx, input, actor)),
  bind(contract.changeTeam, (tx, input, { actor }) => changeTeam(tx, input, actor)),
];
