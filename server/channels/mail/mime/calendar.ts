import type { CalendarEvent, MailMark } from '#core/channels/mail-marks.ts';
import {
  convertIcsCalendar,
  type IcsDateObject,
  type IcsDuration,
  type IcsEvent,
  type IcsRecurrenceRule,
} from 'ts-ics';

type CalendarMark = Extract<MailMark, { kind: 'calendar' }>;

const largest = 256 * 1024;
const mostEvents = 10;
const mostZones = 10;
const mostLines = 300;

/** Whole components of one kind, innermost text included; those without an end are left out. */
function components(lines: string[], name: string): string[][] {
  const found: string[][] = [];
  let open: string[] | undefined;
  for (const line of lines) {
    const word = line.trimEnd().toUpperCase();
    if (word === `BEGIN:${name}`) open = [];
    open?.push(line);
    if (word === `END:${name}` && open !== undefined) {
      found.push(open);
      open = undefined;
    }
  }
  return found;
}

/** Rules of a zone by which its dates come once a year: another would be counted for a year. */
function isPlainZone(zone: string[]): boolean {
  return zone.length < mostLines && zone.every((line) => !/FREQ=/i.test(line) || /FREQ=YEARLY/i.test(line));
}

function unfolded(text: string): string[] {
  return text
    .slice(0, largest)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n')
    .map((line) => line.slice(0, 4_000));
}

/** Lines that only cost time: pictures, alarms' words, guests beyond those that are counted. */
function lean(event: string[]): string[] {
  const inside: string[] = [];
  let alarm = false;
  for (const line of event) {
    if (/^BEGIN:VALARM/i.test(line)) alarm = true;
    if (!alarm && !/^(ATTACH|ATTENDEE|X-|COMMENT|EXDATE|RDATE)/i.test(line) && inside.length < mostLines)
      inside.push(line);
    if (/^END:VALARM/i.test(line)) alarm = false;
  }
  return inside.at(-1)?.toUpperCase().startsWith('END:VEVENT') === true ? inside : [...inside, 'END:VEVENT'];
}

function readEvent(event: string[], zones: string[][]): IcsEvent | undefined {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-', ...zones.flat(), ...lean(event), 'END:VCALENDAR'].join(
    '\r\n',
  );
  try {
    return convertIcsCalendar(undefined, text).events?.[0];
  } catch {
    // a stranger's calendar: it stays a file
    return undefined;
  }
}

/** A time of no zone and not of UTC is that of whoever reads it (RFC 5545, 3.3.5: form 1). */
function isFloating(event: string[], name: string): boolean {
  const line = event.find((each) => each.toUpperCase().startsWith(name)) ?? '';
  return /:\d{8}T\d{6}$/.test(line.trim()) && !/TZID=/i.test(line);
}

type Moment = CalendarEvent['start'];

function momentOf(date: Date, kind: { wholeDay: boolean; floating: boolean }): Moment | undefined {
  if (Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  if (kind.wholeDay) return { at: null, day: iso.slice(0, 10) };
  return { at: kind.floating ? iso.slice(0, 19) : iso, day: null };
}

function lengthOf({ weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 }: IcsDuration): number {
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** A whole day's end is the day behind the last. */
function endOf(event: IcsEvent, start: IcsDateObject): Date | undefined {
  const end =
    event.end?.date ?? (event.duration ? new Date(start.date.getTime() + lengthOf(event.duration)) : undefined);
  if (end === undefined || start.type !== 'DATE') return end;
  const last = new Date(end.getTime() - 86_400_000);
  return last > start.date ? last : undefined;
}

const units: Record<string, string> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
  HOURLY: 'hour',
};

function repeatsOf(rule: IcsRecurrenceRule | undefined): string {
  if (rule === undefined) return '';
  const unit = units[rule.frequency];
  if (unit === undefined) return 'often';
  const every = (rule.interval ?? 1) > 1 ? `every ${rule.interval} ${unit}s` : `every ${unit}`;
  const until = rule.until?.date;
  if (rule.count !== undefined) return `${every}, ${rule.count} times`;
  return until === undefined || Number.isNaN(until.getTime())
    ? every
    : `${every} until ${until.toISOString().slice(0, 10)}`;
}

function words(text: string | undefined, longest: number): string {
  return (text ?? '').replaceAll('\0', '').trim().slice(0, longest).toWellFormed();
}

function eventOf(lines: string[], zones: string[][]): CalendarEvent | undefined {
  const event = readEvent(lines, zones);
  if (event?.start === undefined) return undefined;
  const wholeDay = event.start.type === 'DATE';
  const start = momentOf(event.start.date, { wholeDay, floating: isFloating(lines, 'DTSTART') });
  if (start === undefined) return undefined;
  const end = endOf(event, event.start);
  return {
    title: words(event.summary, 300),
    start,
    end: (end && momentOf(end, { wholeDay, floating: isFloating(lines, event.end ? 'DTEND' : 'DTSTART') })) ?? null,
    place: words(event.location, 300),
    organiser: words(event.organizer?.name ?? event.organizer?.email, 200),
    guests: lines.filter((line) => /^ATTENDEE/i.test(line)).length,
    repeats: repeatsOf(event.recurrenceRule),
    cancelled: event.status === 'CANCELLED',
    description: words(event.description, 2_000),
  };
}

function methodOf(lines: string[]): CalendarMark['method'] {
  const method =
    lines
      .find((line) => /^METHOD[;:]/i.test(line))
      ?.split(':')[1]
      ?.trim()
      .toUpperCase() ?? '';
  if (method === 'CANCEL') return 'cancellation';
  if (/^(REPLY|COUNTER|DECLINECOUNTER|REFRESH)$/.test(method)) return 'answer';
  if (method !== 'REQUEST' && method !== 'ADD') return 'entry';
  return lines.some((line) => /^SEQUENCE[^:]*:0*[1-9]/i.test(line)) ? 'update' : 'invitation';
}

/** What a calendar says, as plain values: nothing in it is done. Undefined when there is no event in it that can be read. */
export function readCalendar(text: string): CalendarMark | undefined {
  const lines = unfolded(text);
  const zones = components(lines, 'VTIMEZONE').filter(isPlainZone).slice(0, mostZones);
  const all = components(lines, 'VEVENT');
  const events = all.slice(0, mostEvents).flatMap((event) => eventOf(event, zones) ?? []);
  if (events.length === 0) return undefined;
  return { kind: 'calendar', method: methodOf(lines), events, more: all.length - events.length };
}
