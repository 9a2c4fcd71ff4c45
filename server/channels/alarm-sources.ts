import type { AlarmSource } from './alarms.ts';
import { countsOfMail, stuckMail } from './incoming/reconcile.ts';

/** Everything there is an alarm for; who adds one adds it here. */
export const alarmSources: readonly AlarmSource[] = [stuckMail, countsOfMail];
