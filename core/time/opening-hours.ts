import { spansWithoutGaps, type Span } from './spans.ts';

/** Minutes of a day's clock: open from the one until the other. Past 1440 it goes on over midnight; 24 hours at most. */
export interface Window {
  from: number;
  until: number;
}

/** When somebody is there, by the clock on their wall. */
export interface OpeningHours {
  /** `Europe/Berlin` */
  zone: string;
  /** Seven days, Monday first, each with any number of windows. */
  week: ReadonlyArray<readonly Window[]>;
  /** Days that are otherwise (`2026-12-25`), from midnight to midnight: also what came over midnight ends there. */
  days: ReadonlyMap<string, readonly Window[]>;
  /** While nobody is there whatever the clock says, in epoch milliseconds. */
  closures: readonly Span[];
}

export const minute = 60_000;
export const minutesOfDay = 1_440;
export const day = minutesOfDay * minute;

/** The number of a calendar day: 0 is 1970-01-01. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / day;
}

/** Monday is 0; the first of January 1970 was a Thursday. */
const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** Looks up what is open on a day by its number, in milliseconds of its clock. */
export function clockOf({ week, days }: OpeningHours): (number: number) => Span[] {
  const otherwise = new Map([...days].map(([iso, windows]) => [dayNumber(iso), windows]));
  const begunOn = (number: number) => otherwise.get(number) ?? week[weekdayOf(number)] ?? [];
  const cut = (windows: readonly Window[], shift: number) =>
    windows
      .map(({ from, until }) => ({ from: from - shift, until: until - shift }))
      .map(({ from, until }) => ({ from: Math.max(0, from) * minute, until: Math.min(minutesOfDay, until) * minute }));
  return (number) => {
    const fromYesterday = otherwise.has(number) ? [] : cut(begunOn(number - 1), minutesOfDay);
    return spansWithoutGaps([...fromYesterday, ...cut(begunOn(number), 0)]);
  };
}
