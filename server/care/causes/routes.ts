import * as contract from '#core/contract/causes.ts';
import { bind, type Route } from '#platform';
import { changeCause, createCause, nameCause } from './change.ts';
import { listCauses, shownCause } from './shown.ts';

export const causeRoutes: Route[] = [
  bind(contract.listCauses, (tx, query) => listCauses(tx, query)),
  bind(contract.readCause, (tx, { id }) => shownCause(tx, id)),
  bind(contract.createCause, async (tx, input, { actor }) => shownCause(tx, (await createCause(tx, input, actor)).id)),
  bind(contract.changeCause, async (tx, input, { actor }) => shownCause(tx, (await changeCause(tx, input, actor)).id)),
  bind(contract.nameCause, async (tx, input, { actor }) => {
    await nameCause(tx, input, actor);
    return await listCauses(tx, { recovery: input.id });
  }),
];
