import { businessClock, type BusinessClock } from '../time/business-clock.ts';
import { minutesOfDay } from '../time/opening-hours.ts';

/** Minutes of the day's clock between which nobody is asked; `until` at or before `from` is on the next day. */
export interface QuietHours {
  from: number;
  until: number;
}

/** To lay out a year takes long; many are asked by the same hours. */
const clocks = new WeakMap<QuietHours, Map<string, BusinessClock>>();

/** The moment itself, or the end of the quiet hours (by the clock of `zone`, an IANA name) that it falls into. */
export function afterQuietHours(at: Date, quiet: QuietHours, zone: string): Date {
  const next = clockOf(quiet, zone).nextOpening(at.getTime());
  return next === undefined ? at : new Date(next);
}

function clockOf(quiet: QuietHours, zone: string): BusinessClock {
  const byZone = clocks.get(quiet) ?? new Map<string, BusinessClock>();
  clocks.set(quiet, byZone);
  const known = byZone.get(zone);
  if (known !== undefined) return known;
  const { from: until, until: from } = quiet;
  const asking = { from, until: until > from ? until : until + minutesOfDay };
  const clock = businessClock({ zone, week: Array.from({ length: 7 }, () => [asking]), days: new Map(), closures: [] });
  byZone.set(zone, clock);
  return clock;
}
