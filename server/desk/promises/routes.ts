import * as contract from '#core/contract/promises.ts';
import { bind, type Route } from '#platform';
import { changePromise } from './change.ts';
import { decidePromise } from './decide.ts';
import { countPromises, listPromises, promiseTimes } from './list.ts';
import { makePromise } from './make.ts';
import { shownPromise } from './shown.ts';

export const promiseRoutes: Route[] = [
  bind(contract.listPromises, (tx, input, { actor }) => listPromises(tx, input, actor)),
  bind(contract.countPromises, (tx, _input, { actor }) => countPromises(tx, actor)),
  bind(contract.listPromiseTimes, (tx, input, { actor }) => promiseTimes(tx, input, actor)),
  bind(contract.makePromise, async (tx, input, { actor }) =>
    shownPromise(tx, (await makePromise(tx, input, actor)).id),
  ),
  bind(contract.changePromise, async (tx, input, { actor }) =>
    shownPromise(tx, (await changePromise(tx, input, actor)).id),
  ),
  bind(contract.decidePromise, async (tx, input, { actor }) =>
    shownPromise(tx, (await decidePromise(tx, input, actor)).id),
  ),
];
