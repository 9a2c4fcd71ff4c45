import * as contract from '#core/contract/bulk.ts';
import { bind, type Route } from '#platform';
import { cancelBulk, countForBulk, listBulk, readBulk, startBulk, undoBulk } from './start.ts';

export const bulkRoutes: Route[] = [
  bind(contract.startBulk, (tx, input, { actor }) => startBulk(tx, input, actor)),
  bind(contract.countForBulk, (tx, input, { actor }) => countForBulk(tx, input, actor)),
  bind(contract.listBulk, (tx, _input, { actor }) => listBulk(tx, actor)),
  bind(contract.readBulk, (tx, input, { actor }) => readBulk(tx, input, actor)),
  bind(contract.cancelBulk, (tx, input, { actor }) => cancelBulk(tx, input, actor)),
  bind(contract.undoBulk, (tx, input, { actor }) => undoBulk(tx, input, actor)),
];
