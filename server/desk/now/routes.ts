import * as contract from '#core/contract/now.ts';
import { bind, type Route } from '#platform';
import { readNow } from './now.ts';
import { responseTargets, setResponseTargets } from './targets.ts';

export const nowRoutes: Route[] = [
  bind(contract.readNow, (tx, _input, { actor }) => readNow(tx, actor)),
  bind(contract.readResponseTargets, (tx) => responseTargets(tx)),
  bind(contract.changeResponseTargets, (tx, input, { actor }) => setResponseTargets(tx, input, actor)),
];
