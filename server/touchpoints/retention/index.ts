import { changeRetention as changeEndpoint, readRetention as readEndpoint } from '#core/contract/retention.ts';
import { bind, defineSchedule, type Route } from '#platform';
import { expireInteractions } from './expire.ts';
import { changeRetention, readRetention } from './rules.ts';

export { expire, expireInteractions } from './expire.ts';

export const retentionRoutes: Route[] = [
  bind(readEndpoint, readRetention),
  bind(changeEndpoint, (tx, input, { actor }) => changeRetention(tx, input, actor)),
];
export const retentionSchedules = [defineSchedule({ job: expireInteractions, every: '1 day', eachWorkspace: true })];
