import { textOf } from './values.ts';
import { offsetAt, offsetOf } from './zones.ts';

interface Writing {
  format: string;
  /** The zone of times that name none. */
  zone: string;
}

const plainTime =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;

/** The moment that a text means, or undefined. */
export function timeOf(raw: unknown, { format, zone }: Writing): Date | undefined {
  if (raw instanceof Date) return raw;
  const text = textOf(raw);
  if (text === undefined) return undefined;
  if (format === 'unix') return checked(new Date(Number(text) * 1000));
  if (format === 'unix_ms') return checked(new Date(Number(text)));
  if (format === 'auto' || format === 'iso')
    return iso(text, zone) ?? (format === 'auto' ? unixOrMail(text) : undefined);
  return byPattern(text, format, zone);
}

function checked(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function iso(text: string, zone: string): Date | undefined {
  const found = plainTime.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const millisecond = Math.floor(Number(`0.${found[7] ?? 0}`) * 1000);
  return moment({ year, month, day, hour, minute, second, millisecond }, { zone, offset: found[8] });
}

function unixOrMail(text: string): Date | undefined {
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return checked(new Date(Number(text) * 1000));
  if (/^\d{12,13}$/.test(text)) return checked(new Date(Number(text)));
  return /^([A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} /.test(text) ? checked(new Date(text)) : undefined;
}

interface Clock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

function moment(clock: Clock, { zone, offset }: { zone: string; offset?: string | undefined }): Date | undefined {
  const { year, month, day, hour, minute, second, millisecond } = clock;
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), millisecond);
  if (!isDay(local, month, day) || hour > 23 || minute > 59 || second > 60) return undefined;
  return new Date(local - (offset === undefined ? offsetAt(zone, local) : minutesAhead(offset) * 60_000));
}

/** The 31st of February would slide into March. */
function isDay(local: number, month: number, day: number): boolean {
  const read = new Date(local);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
}

function minutesAhead(offset: string): number {
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const fields: Readonly<Record<string, string>> = {
  y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour',
  m: 'minute',
  s: 'second',
  S: 'fraction',
  a: 'half',
};
const readers = new Map<string, { pattern: RegExp; names: string[] }>();

function readerOf(format: string): { pattern: RegExp; names: string[] } {
  const known = readers.get(format);
  if (known !== undefined) return known;
  const names: string[] = [];
  const source = format.replaceAll(/([yMdHhmsSa])\1*|[^A-Za-z]|'T'|T/g, (token) => {
    const name = fields[token.charAt(0)];
    if (name === undefined) return token.replaceAll("'", '').replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
    names.push(name);
    return name === 'half'
      ? '([AaPp])\\.?[Mm]\\.?'
      : token.length > 2 || name === 'fraction'
        ? `(\\d{${token.length}})`
        : '(\\d{1,2})';
  });
  const made = { pattern: new RegExp(`^${source}$`), names };
  readers.set(format, made);
  return made;
}

function byPattern(text: string, format: string, zone: string): Date | undefined {
  const { pattern, names } = readerOf(format);
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const part = new Map(names.map((name, at) => [name, found[at + 1] ?? '']));
  const number = (name: string) => Number(part.get(name) ?? (name === 'day' || name === 'month' ? 1 : 0));
  const year = number('year') < 100 ? number('year') + 2000 : number('year');
  const half = part.get('half')?.toLowerCase();
  const hour = half === undefined ? number('hour') : (number('hour') % 12) + (half === 'p' ? 12 : 0);
  const [month, day, minute, second] = ['month', 'day', 'minute', 'second'].map(number) as [
    number,
    number,
    number,
    number,
  ];
  return moment({ year, month, day, hour, minute, second, millisecond: 0 }, { zone });
}

const dayMilliseconds = 86_400_000;

/** Whole calendar days from one moment to another in a zone; negative when the other is earlier. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  const day = (date: Date) => Math.floor((date.getTime() + offsetOf(zone, date.getTime())) / dayMilliseconds);
  return day(to) - day(from);
}
