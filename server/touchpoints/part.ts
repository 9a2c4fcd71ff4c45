import type { DomainPart } from '#platform';
import { eraseTouchpoints, forgetDeadLetters } from './erase.ts';
import { jobs, prepareNewWorkspace, schedules } from './jobs.ts';
import { routes } from './routes.ts';
import { rewriteAnalytics, startShipping } from './shipping/index.ts';

export const touchpoints: DomainPart = {
  name: 'touchpoints',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  listeners: [prepareNewWorkspace, forgetDeadLetters, rewriteAnalytics],
  jobs,
  schedules,
  erase: eraseTouchpoints,
  start: startShipping,
};
