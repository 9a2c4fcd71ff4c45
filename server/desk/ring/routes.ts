import * as contract from '#core/contract/ring.ts';
import { bind, type Route } from '#platform';
import { changeRingRules, readRingRules } from './rules.ts';

export const ringRoutes: Route[] = [
  bind(contract.readRingRules, (tx, _input, { actor }) => readRingRules(tx, actor)),
  bind(contract.changeRingRules, (tx, { items }, { actor }) => changeRingRules(tx, items, actor)),
];
