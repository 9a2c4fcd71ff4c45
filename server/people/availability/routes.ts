import * as contract from '#core/contract/availability.ts';
import { listAway as away } from '#core/contract/away.ts';
import { bind, type Route } from '#platform';
import { changeAvailability, listAway, readAvailability } from './availability.ts';

export const availabilityRoutes: Route[] = [
  bind(away, (tx, _input, { actor }) => listAway(tx, actor)),
  bind(contract.readAvailability, (tx, _input, { actor }) => readAvailability(tx, actor)),
  bind(contract.changeAvailability, (tx, input, { actor }) => changeAvailability(tx, input, actor)),
];
