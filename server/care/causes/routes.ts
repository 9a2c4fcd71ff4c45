import * as contract from '#core/contract/causes.ts';
import * as telling from '#core/contract/telling.ts';
import * as verbatims from '#core/contract/verbatims.ts';
import { bind, type Route } from '#platform';
import { writeLetter } from '../telling/letter.ts';
import { listPeople } from '../telling/people.ts';
import { takeBackTelling, tellEveryone } from '../telling/start.ts';
import { changeCause, createCause, nameCause } from './change.ts';
import { linkVerbatim } from './link.ts';
import { listVerbatims } from './verbatims.ts';
import { listCauses, shownCause } from './shown.ts';

export const causeRoutes: Route[] = [
  bind(contract.listCauses, (tx, query, { actor }) => listCauses(tx, query, actor)),
  bind(contract.readCause, (tx, { id }) => shownCause(tx, id)),
  bind(contract.createCause, async (tx, input, { actor }) => shownCause(tx, (await createCause(tx, input, actor)).id)),
  bind(contract.changeCause, async (tx, input, { actor }) => shownCause(tx, (await changeCause(tx, input, actor)).id)),
  bind(contract.nameCause, async (tx, input, { actor }) => {
    await nameCause(tx, input, actor);
    return await listCauses(tx, { recovery: input.id }, actor);
  }),
  bind(verbatims.listVerbatims, (tx, query, { actor }) => listVerbatims(tx, query, actor)),
  bind(verbatims.linkVerbatim, async (tx, input, { actor }) => {
    await linkVerbatim(tx, input, actor);
    return await listCauses(tx, input, actor);
  }),
  bind(telling.listNamed, (tx, query, { actor }) => listPeople(tx, query, actor)),
  bind(telling.writeLetter, async (tx, input) => {
    await writeLetter(tx, input);
    return { ok: true as const };
  }),
  bind(telling.tellEveryone, async (tx, input, { actor }) => {
    await tellEveryone(tx, input, actor);
    return await shownCause(tx, input.id);
  }),
  bind(telling.takeBackTelling, async (tx, input, { actor }) =>
    shownCause(tx, await takeBackTelling(tx, input, actor)),
  ),
];
