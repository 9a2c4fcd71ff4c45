import type { DomainPart } from '#platform';
import { chatTransport } from './chat/deliver.ts';
import { openFirstBox } from './chat/open-box.ts';
import { eraseThreads } from './erase/erase-threads.ts';
import { events } from './events.ts';
import { expireWithInteractions } from './expire.ts';
import { jobs, schedules } from './jobs.ts';
import { mailTransport } from './mail/out/deliver.ts';
import { takeImportedMails } from './mail/import/index.ts';
import { noticeTransport } from './mail/out/notice.ts';
import { testTransport } from './mail/out/test-mail.ts';
import { startMail } from './mail/start-mail.ts';
import { noteRefusedAddress } from './suppression/refused-at-once.ts';
import { routes } from './routes.ts';

takeImportedMails();

export const channels: DomainPart = {
  name: 'channels',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  events,
  listeners: [noteRefusedAddress, openFirstBox, expireWithInteractions],
  transports: [mailTransport, noticeTransport, testTransport, chatTransport],
  jobs,
  schedules,
  erase: eraseThreads,
  start: startMail,
};
