import type { OpeningHours, Window } from './opening-hours.ts';
import type { Span } from './spans.ts';

/** A day that somebody wrote down themselves; without windows it is a day as any other of its week. */
export interface OwnDay {
  day: string;
  name: string;
  windows: readonly Window[] | null;
}

/** A day that a file or a list of holidays closes. */
export interface ClosedDay {
  day: string;
  name: string;
  /** The minute of the day from which on it is closed; 0: the whole day. */
  from: number;
  /** What says so. */
  source: string;
}

/** Why a day is as it is. */
export type Origin = { kind: 'own' } | { kind: 'file' | 'holiday'; source: string };

export interface SpecialDay {
  day: string;
  name: string;
  origin: Origin;
  windows: readonly Window[];
  /** What others say of that day, and what it would be without the own entry. */
  besides: Array<{ name: string; origin: Origin }>;
}

export interface CalendarRules {
  zone: string;
  week: ReadonlyArray<readonly Window[]>;
  ownDays: readonly OwnDay[];
  files: ReadonlyArray<{ name: string; days: ReadonlyArray<{ day: string; name: string }> }>;
  closures: readonly Span[];
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

interface Saying extends SpecialDay {
  besides: [];
}

/** Every day that somebody says something of, in order of time: own entries go before files, files before holidays. */
export function specialDays(rules: CalendarRules, holidays: readonly ClosedDay[]): SpecialDay[] {
  const usual = (day: string) => rules.week[weekdayOf(day)] ?? [];
  const before = (day: string, from: number) =>
    usual(day)
      .map((window) => ({ from: window.from, until: Math.min(window.until, from) }))
      .filter((window) => window.from < window.until);
  const sayings: Saying[] = [
    ...rules.ownDays.map(({ day, name, windows }): Saying => ({
      ...{ day, name, origin: { kind: 'own' } },
      ...{ windows: windows ?? usual(day), besides: [] },
    })),
    ...rules.files.flatMap(({ name: source, days }) =>
      days.map(({ day, name }): Saying => ({ day, name, origin: { kind: 'file', source }, windows: [], besides: [] })),
    ),
    ...holidays.map(({ day, name, from, source }): Saying => ({
      ...{ day, name, origin: { kind: 'holiday', source } },
      ...{ windows: before(day, from), besides: [] },
    })),
  ];
  const days = new Map<string, SpecialDay>();
  for (const { day, name, origin, windows } of sayings) {
    const there = days.get(day);
    if (there === undefined) days.set(day, { day, name, origin, windows, besides: [] });
    else there.besides.push({ name, origin });
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The opening hours that the rules come to, with these holidays. */
export function openingHoursOf(rules: CalendarRules, holidays: readonly ClosedDay[]): OpeningHours {
  const usual = new Set(rules.ownDays.filter(({ windows }) => windows === null).map(({ day }) => day));
  const days = specialDays(rules, holidays).filter(({ day }) => !usual.has(day));
  return {
    zone: rules.zone,
    week: rules.week,
    days: new Map(days.map(({ day, windows }) => [day, windows])),
    closures: rules.closures,
  };
}
