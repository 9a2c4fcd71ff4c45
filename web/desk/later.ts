import { t } from '@lingui/core/macro';
/** A moment to send something at, with its name. */
export interface Later {
  label: string;
  at: Date;
}

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** The clock on the wall of a zone. */
export function wallOf(at: Date, zone: string): Wall & { weekday: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
  return { ...wall, weekday: new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() };
}

function asUtc({ year, month, day, hour, minute }: Wall): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** The moment at which the wall of a zone shows this; one that summer time leaves out is the hour after. */
export function atWall(wall: Wall, zone: string): Date {
  const wanted = asUtc(wall);
  let at = wanted;
  for (let round = 0; round < 3; round++) at += wanted - asUtc(wallOf(new Date(at), zone));
  return new Date(at);
}

/** The last minute of a day (`2026-03-01`) in a zone. */
export function endOfDay(day: string, zone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return atWall({ year, month, day: date, hour: 23, minute: 59 }, zone);
}

/** What people usually mean by later: at the hours of work of the company's zone. */
export function laterChoices(now: Date, zone: string): Later[] {
  const wall = wallOf(now, zone);
  const on = (days: number, hour: number) => atWall({ ...wall, day: wall.day + days, hour, minute: 0 }, zone);
  const toMonday = (8 - wall.weekday) % 7 || 7;
  return [
    { label: t`In an hour`, at: new Date(now.getTime() + 3_600_000) },
    ...(wall.hour < 16 ? [{ label: t`This evening`, at: on(0, 18) }] : []),
    { label: t`Tomorrow morning`, at: on(1, 8) },
    ...(toMonday === 1 ? [] : [{ label: t`Monday morning`, at: on(toMonday, 8) }]),
  ];
}

/** For an input of type `datetime-local`. */
export function inputOf(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = wallOf(at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** What was typed there; undefined while it is not a whole time. */
export function ofInput(text: string, zone: string): Date | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text);
  if (found === null) return undefined;
  const [year, month, day, hour, minute] = found.slice(1).map(Number) as [number, number, number, number, number];
  return atWall({ year, month, day, hour, minute }, zone);
}
