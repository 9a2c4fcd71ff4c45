import type { DomainPart } from '#platform';
import { registerSlowTimes } from '#desk';
import { noticeFollowers } from './alerts/followers.ts';
import { lookJob, lookOften } from './alerts/look.ts';
import { events } from './events.ts';
import { routes } from './routes.ts';
import { measureService, measureServiceOften } from './times/measure.ts';
import { slowTimes } from './times/slow.ts';

registerSlowTimes(slowTimes);

/** What was done, how it felt, and how the one goes with the other. */
export const insight: DomainPart = {
  name: 'insight',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  events,
  listeners: [noticeFollowers],
  jobs: [measureService, lookJob],
  schedules: [measureServiceOften, lookOften],
};
