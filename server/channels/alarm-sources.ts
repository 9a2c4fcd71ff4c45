import type { AlarmSource } from './alarms.ts';
import { endedSignIns, failingServers, missingOnServer, silentMailboxes } from './mail/alarm/sources.ts';
import { countsOfMail, mailSetAside, stuckMail } from './incoming/reconcile.ts';

/** Everything there is an alarm for; who adds one adds it here. */
export const alarmSources: readonly AlarmSource[] = [
  stuckMail,
  mailSetAside,
  countsOfMail,
  silentMailboxes,
  endedSignIns,
  failingServers,
  missingOnServer,
];
