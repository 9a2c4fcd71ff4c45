import type { DomainPart } from '#platform';
import { eraseThreads } from './erase.ts';
import { events } from './events.ts';
import { jobs, schedules } from './jobs.ts';
import { mailTransport } from './mail/deliver.ts';
import { noticeTransport } from './mail/notice.ts';
import { startMail } from './mail/start-mail.ts';
import { routes } from './routes.ts';

export const channels: DomainPart = {
  name: 'channels',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  events,
  transports: [mailTransport, noticeTransport],
  jobs,
  schedules,
  erase: eraseThreads,
  start: startMail,
};
