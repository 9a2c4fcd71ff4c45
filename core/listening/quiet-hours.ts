import { businessClock } from '../time/business-clock.ts';
import { minutesOfDay } from '../time/opening-hours.ts';

/** Minutes of the day's clock between which nobody is asked; `until` at or before `from` is on the next day. */
export interface QuietHours {
  from: number;
  until: number;
}

/** The moment itself, or the end of the quiet hours (by the clock of `zone`, an IANA name) that it falls into. */
export function afterQuietHours(at: Date, quiet: QuietHours, zone: string): Date {
  const { from: until, until: from } = quiet;
  const asking = { from, until: until > from ? until : until + minutesOfDay };
  const week = Array.from({ length: 7 }, () => [asking]);
  const next = businessClock({ zone, week, days: new Map(), closures: [] }).nextOpening(at.getTime());
  return next === undefined ? at : new Date(next);
}
