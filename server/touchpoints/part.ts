import type { DomainPart } from '#platform';
import { eraseTouchpoints, forgetDeadLetters } from './erase.ts';
import { importJobs, importRoutes, importSchedules } from './import/index.ts';
import { jobs, prepareNewWorkspace, schedules } from './jobs.ts';
import { routes } from './routes.ts';
import { rewriteAnalytics, startShipping } from './shipping/index.ts';

export const touchpoints: DomainPart = {
  name: 'touchpoints',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...routes, ...importRoutes],
  listeners: [prepareNewWorkspace, forgetDeadLetters, rewriteAnalytics],
  jobs: [...jobs, ...importJobs],
  schedules: [...schedules, ...importSchedules],
  erase: eraseTouchpoints,
  start: startShipping,
};
