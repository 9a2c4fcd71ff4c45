import { z } from 'zod';

// Days that move with today: `yesterday`, `this-month`, `last-7-days`. They are kept as these words and become days when they are read.

/** Those that have a name, in the order of a calendar. */
export const namedDays = [
  ...['yesterday', 'today', 'tomorrow', 'last-week', 'this-week', 'next-week'],
  ...['last-month', 'this-month', 'next-month', 'last-year', 'this-year', 'next-year'],
] as const;
const sides = { last: -1, this: 0, next: 1, yesterday: -1, today: 0, tomorrow: 1 } as const;
type Side = keyof typeof sides;

const named = new RegExp(`^(?:${namedDays.join('|')})$`);
const counted = /^(last|next)-([1-9]\d{0,2})-(days?|weeks?|months?)$/;

/** Days by where today stands, such as `this-week` or `next-3-days`. */
export const daysFromToday = z
  .string()
  .refine((text) => named.test(text) || counted.test(text), 'is not one of today, this-month, last-7-days …');

/** What somebody typed, such as `Last 7 days`, as it is kept; null: it says no days from today. */
export function readDaysFromToday(typed: string): string | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, '-');
  return daysFromToday.safeParse(text).success ? text : null;
}

/** From one day to another one, both included, as `2026-03-14`. */
export interface Days {
  first: string;
  last: string;
}

const written = (date: Date) => date.toISOString().slice(0, 10);

function plusDays(day: string, days: number): string {
  return written(new Date(Date.parse(day) + days * 86_400_000));
}

/** The same day of another month, or its last one. */
function plusMonths(day: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))));
}

/** Weeks begin on Monday. */
function mondayOf(day: string): string {
  return plusDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

function plusUnits(day: string, unit: string, count: number): string {
  if (unit.startsWith('month')) return plusMonths(day, count);
  return plusDays(day, unit.startsWith('week') ? 7 * count : count);
}

function inYear(year: number): Days {
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

function inMonths(first: string, months: number): Days {
  return { first, last: plusDays(plusMonths(first, months), -1) };
}

/**
 * The days that are meant when today is this day. Today belongs to the last days and to the next ones: on a Friday the last 7 days begin on
 * Saturday, and the next 3 end on Sunday.
 */
export function daysBy(text: string, today: string): Days {
  const [, direction, count, units] = counted.exec(text) ?? [];
  if (direction === 'last') return { first: plusDays(plusUnits(today, units!, -Number(count)), 1), last: today };
  if (direction === 'next') return { first: today, last: plusDays(plusUnits(today, units!, Number(count)), -1) };
  const [word, unit = 'day'] = text.split('-') as [Side, string?];
  const side = sides[word];
  if (unit === 'week') {
    const first = plusDays(mondayOf(today), 7 * side);
    return { first, last: plusDays(first, 6) };
  }
  if (unit === 'month') return inMonths(plusMonths(`${today.slice(0, 7)}-01`, side), 1);
  if (unit === 'year') return inYear(Number(today.slice(0, 4)) + side);
  return { first: plusDays(today, side), last: plusDays(today, side) };
}

const calendar = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** The days of `2026-03-14`, `2026-03`, `2026` or of days from today; null: it is none of these, or no such day. */
export function daysOf(typed: string, today: string): Days | null {
  const moving = readDaysFromToday(typed);
  if (moving !== null) return daysBy(moving, today);
  if (!calendar.test(typed)) return null;
  if (typed.length === 4) return inYear(Number(typed));
  if (typed.length === 7) return inMonths(`${typed}-01`, 1);
  const real = new Date(typed);
  return Number.isNaN(real.getTime()) || written(real) !== typed ? null : { first: typed, last: typed };
}

/** Whether days are meant at all, whichever day today is. */
export function saysDays(typed: string): boolean {
  return daysOf(typed, '2026-01-01') !== null;
}
