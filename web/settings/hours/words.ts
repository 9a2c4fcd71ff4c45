import { ph, t } from '@lingui/core/macro';
import { clockText } from '#core/time/check-windows.ts';
import { minutesOfDay, type Window } from '#core/time/opening-hours.ts';
import type { Preview, SpecialDay } from './calendar.ts';
import { figures, listed, localeOfPages } from '../../ui/format.ts';

/** Monday first, by their names in the language of the page. */
export const weekdays: readonly string[] = Array.from({ length: 7 }, (_, at) =>
  new Intl.DateTimeFormat(localeOfPages(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + at)),
);

/** `09:00–17:00`; what ends on the next day says so. */
export function windowText({ from, until }: Window): string {
  if (from === 0 && until === minutesOfDay) return t`all day`;
  const span = figures(`${clockText(from)}–${clockText(until)}`);
  return until > minutesOfDay ? t`${span} next day` : span;
}

export function windowsText(windows: readonly Window[]): string {
  return windows.length === 0 ? t({ message: 'closed', context: 'opening hours' }) : listed(windows.map(windowText));
}

/** `Thu 24 Dec 2026` of a calendar day, in whatever zone the browser is. */
export function dayText(day: string, { year = true } = {}): string {
  const format = new Intl.DateTimeFormat(localeOfPages(), {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
    ...(year ? { year: 'numeric' } : {}),
  });
  return format.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

/** The minute of the day that a clock of the zone shows. */
export function minuteOf(at: string, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour = 0, minute = 0] = format.format(new Date(at)).split(':').map(Number);
  return hour * 60 + minute;
}

/** `Mon 23 Nov, 09:00` by the clock of the zone. */
export function momentText(at: string, zone: string): string {
  const day = new Intl.DateTimeFormat(localeOfPages(), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${day.format(new Date(at)).replace(',', '')}, ${clockText(minuteOf(at, zone))}`;
}

/** Whether it is open now, and until when. */
export function nowText({ open, changesAt }: Preview, zone: string): string {
  if (changesAt === null) return open ? t`Open around the clock` : t`Closed, and does not open again`;
  const time = momentText(changesAt, zone);
  return open ? t`Open until ${time}` : t`Closed until ${time}`;
}

/** `own entry`, `holiday DE-BY`, the name of a file. */
export function originText(origin: SpecialDay['origin']): string {
  if (origin.kind === 'own') return t`own entry`;
  return origin.kind === 'holiday' ? t`holiday ${ph({ place: origin.source })}` : origin.source;
}
