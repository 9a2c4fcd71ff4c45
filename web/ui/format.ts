import { t } from '@lingui/core/macro';
import { i18n } from '../languages/i18n.ts';
import { isLanguage, localeOf } from '../languages/languages.ts';

interface Formats {
  locale: string;
  /** The workspace's time zone: days and hours of every page are meant in it. */
  zone: string;
}

let formats: Formats = {
  locale: localeOf(isLanguage(i18n.locale) ? i18n.locale : 'en'),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

/** Set once the session is known. */
export function setFormats(next: Partial<Formats>): void {
  formats = { ...formats, ...next };
}

/** The locale of the spoken language, for what Intl writes. */
export function localeOfPages(): string {
  return formats.locale;
}

/**
 * Figures such as a range or a negative number, which run from left to right in Arabic, too; with units in Arabic
 * letters (`22 د–1 س`) from right to left, all but the signs of their numbers.
 */
export function figures(text: string): string {
  if (i18n.locale !== 'ar') return text;
  if (!/\p{Script=Arabic}/u.test(text)) return `\u2066${text}\u2069`;
  return `\u2067${text.replaceAll(/[−+][\d.,]+/g, '\u2066$&\u2069')}\u2069`;
}

/** The zone that days and hours are meant in. */
export function zoneOfPages(): string {
  return formats.zone;
}

/** `12,480`; at most `digits` after the point. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(formats.locale, { maximumFractionDigits: digits }).format(value);
}

/** `84.0`: exactly `digits` after the point. */
export function fixed(value: number, digits: number): string {
  return new Intl.NumberFormat(formats.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  }).format(value);
}

/** Money from the smallest unit: `€84.00`. */
export function money({ amount, currency }: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat(formats.locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(formats.locale, { timeZone: formats.zone, ...options });
}

/** `13:02` in the workspace's zone. */
export function clock(at: Date | string): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** `Fri 20 Nov`, with the year when it is another one. */
export function dayOf(at: Date | string, now = new Date()): string {
  const date = new Date(at);
  const year = (one: Date) => dateFormat({ year: 'numeric' }).format(one);
  const words = dateFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(date).replace(',', '');
  return year(date) === year(now)
    ? words
    : `${dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(date)}`;
}

/** `Fri` in the workspace's zone. */
export function weekday(at: Date | string): string {
  return dateFormat({ weekday: 'short' }).format(new Date(at));
}

/** `Fri, 20 November 2026` in the workspace's zone. */
export function wholeDay(at: Date | string): string {
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
}

/** From one day of the calendar to another one: `17–23 November 2026`. */
export function days(first: string, last: string): string {
  const format = new Intl.DateTimeFormat(formats.locale, { timeZone: 'UTC', dateStyle: 'long' });
  return format.formatRange(new Date(first), new Date(last));
}

/** `Fri 20 Nov, 13:02`. */
export function dayAndClock(at: Date | string, now = new Date()): string {
  return `${dayOf(at, now)}, ${clock(at)}`;
}

/** The moment in full, for a title: `Friday 20 November 2026 at 13:02:07 EAT`. */
export function fullMoment(at: Date | string): string {
  return dateFormat({ dateStyle: 'full', timeStyle: 'long' }).format(new Date(at));
}

const units = [
  { seconds: 86_400, say: (value: string) => t({ message: `${value} d`, comment: 'days, short' }) },
  { seconds: 3_600, say: (value: string) => t({ message: `${value} h`, comment: 'hours, short' }) },
  { seconds: 60, say: (value: string) => t({ message: `${value} min`, comment: 'minutes, short' }) },
  { seconds: 1, say: (value: string) => t({ message: `${value} s`, comment: 'seconds, short' }) },
] as const;

/** A length of time by its two largest units: `1 h 52 min`, `3 d`, `40 s`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const at = units.findIndex((unit) => whole >= unit.seconds);
  if (at === -1) return units[3].say('0');
  const large = units[at]!;
  const first = Math.floor(whole / large.seconds);
  const small = units[at + 1];
  const second = small === undefined ? 0 : Math.floor((whole % large.seconds) / small.seconds);
  const head = large.say(String(first));
  return second === 0 || small === undefined || first >= 10 ? head : `${head} ${small.say(String(second))}`;
}

/** How long ago, short as in a list: `now`, `2 m`, `1 h`, `3 d`, then the day. */
export function ago(at: Date | string, now = new Date()): string {
  const date = new Date(at);
  const seconds = (now.getTime() - date.getTime()) / 1000;
  if (seconds < -60) return dayAndClock(date, now); // less: the clock of the page is behind
  if (seconds < 45) return t({ message: 'now', comment: 'less than a minute ago' });
  if (seconds < 3_600) return shortMinutes(Math.max(1, Math.round(seconds / 60)));
  if (seconds < 86_400) return units[1].say(String(Math.round(seconds / 3_600)));
  if (seconds < 7 * 86_400) return units[0].say(String(Math.round(seconds / 86_400)));
  return dayOf(date, now);
}

function shortMinutes(minutes: number): string {
  return t({ message: `${minutes} m`, comment: 'minutes ago, as short as can be' });
}

/** `Ada, Ben`: names one after the other, as the language does it. */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat(formats.locale, { type: 'unit', style: 'short' }).format(parts);
}

/** `4.2 MB`. */
export function bytes(size: number): string {
  const names = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(names.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(size, 1)) / 3)));
  return `${number(size / 1000 ** step, step === 0 ? 0 : 1)} ${names[step]}`;
}

/** `Throughline`, `amina@example.com`, `+254 7…` → the two letters of an avatar. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => /\p{L}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const taken = letters.map((word) => /\p{L}/u.exec(word ?? '')?.[0] ?? '').join('');
  return taken === '' ? '?' : taken.toUpperCase();
}

/** A day without a time, such as `2026-11-20`: `20 Nov`, with the year when asked for. */
export function plainDay(day: string, { year = false }: { year?: boolean } = {}): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(formats.locale, year ? { ...options, year: 'numeric' } : options).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A name or a word within the quotation marks of the language. */
export function quoted(name: string): string {
  return t`“${name}”`;
}
