import * as contract from '#core/contract/ended.ts';
import { bind, type Route } from '#platform';
import { listEnded } from './list.ts';

export const endedRoutes: Route[] = [bind(contract.listEnded, (tx, _input, { actor }) => listEnded(tx, actor))];
