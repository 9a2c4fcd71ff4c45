import type { DomainPart } from '#platform';
import { archiveSchedules, freezeOldMonths } from './archive/index.ts';
import { eraseTouchpoints, forgetDeadLetters } from './erase.ts';
import { events } from './events.ts';
import { forgetRefusedRows, importJobs, importRoutes, importSchedules } from './import/index.ts';
import { jobs, prepareNewWorkspace, schedules } from './jobs.ts';
import { expireInteractions, retentionRoutes, retentionSchedules } from './retention/index.ts';
import { routes } from './routes.ts';
import { rewriteAnalytics, startShipping } from './shipping/index.ts';

export const touchpoints: DomainPart = {
  name: 'touchpoints',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...routes, ...importRoutes, ...retentionRoutes],
  events,
  listeners: [prepareNewWorkspace, forgetDeadLetters, forgetRefusedRows, rewriteAnalytics],
  jobs: [...jobs, ...importJobs, expireInteractions, freezeOldMonths],
  schedules: [...schedules, ...importSchedules, ...retentionSchedules, ...archiveSchedules],
  erase: eraseTouchpoints,
  start: startShipping,
};
