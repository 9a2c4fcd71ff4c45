import { businessClock } from '#core/time/business-clock.ts';
import { openingHoursOf, specialDays, type SpecialDay } from '#core/time/special-days.ts';
import { openSpans } from '#core/time/open-spans.ts';
import type { Window } from '#core/time/opening-hours.ts';
import type { Span } from '#core/time/spans.ts';
import type { Tx } from '#platform';
import { calendarRow } from './calendars.ts';
import { rulesOf } from './clock.ts';

interface Preview {
  open: boolean;
  changesAt: Date | null;
  next: Array<{ day: string; spans: Array<{ from: Date; until: Date }> }>;
  special: Array<Omit<SpecialDay, 'windows'> & { windows: Window[] }>;
}

const dates = ({ from, until }: Span) => ({ from: new Date(from), until: new Date(until) });

/** How a calendar works out from now on: the next 14 days, and the special days of a year and a month. */
export async function previewOf(tx: Tx, id: string): Promise<Preview> {
  const rules = await rulesOf(await calendarRow(tx, id), tx.now);
  const hours = openingHoursOf(rules, rules.holidays);
  const clock = businessClock(hours);
  const now = tx.now.getTime();
  const open = clock.isOpen(now);
  const changesAt = open ? clock.nextClosing(now) : clock.nextOpening(now);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(rules.zone).toPlainDate();
  const midnight = (shift: number) => today.add({ days: shift }).toZonedDateTime(rules.zone).epochMilliseconds;
  const within = openSpans(hours);
  const next = Array.from({ length: 14 }, (_, shift) => ({
    day: today.add({ days: shift }).toString(),
    spans: within({ from: midnight(shift), until: midnight(shift + 1) }).map(dates),
  }));
  const [first, last] = [today.toString(), today.add({ months: 13 }).toString()];
  const special = specialDays(rules, rules.holidays)
    .filter(({ day }) => day >= first && day <= last)
    .map((each) => ({ ...each, windows: [...each.windows] }));
  return { open, changesAt: changesAt === undefined ? null : new Date(changesAt), next, special };
}
