import * as contract from '#core/contract/live.ts';
import { bind, type Route } from '#platform';
import { look } from './look.ts';

export const liveRoutes: Route[] = [bind(contract.lookAt, look)];
