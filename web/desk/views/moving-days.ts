import { ph, t } from '@lingui/core/macro';
import { daysBy, readDaysFromToday } from '#core/time/days-from-today.ts';
import { days, zoneOfPages } from '../../ui/format.ts';
import type { Choice } from './choices.ts';
import { daysWords } from './days-words.ts';

// Days that move with today, as people read them.

/** Which day it is where the company is, as `2026-03-14`. */
export function todayOfPages(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zoneOfPages(), dateStyle: 'short' }).format(now);
}

/** Which days are meant now: `17–23 Nov 2026`. */
export function meantNow(said: string, today = todayOfPages()): string {
  const { first, last } = daysBy(said, today);
  return days(first, last);
}

/** The first of these days, as what is before them is before it: `before 17 November 2026`. */
export function beforeNow(said: string, today = todayOfPages()): string {
  const { first } = daysBy(said, today);
  return t`before ${ph({ day: days(first, first) })}`;
}

/** So many days, weeks and months as somebody types a number into the list. */
function countedDays(typed: string, sides: readonly string[]): string[] {
  const [count] = /[1-9]\d{0,2}/.exec(typed) ?? [];
  if (count === undefined) return [];
  const units = ['day', 'week', 'month'].map((unit) => (count === '1' ? unit : `${unit}s`));
  return sides.flatMap((side) => units.map((unit) => `${side}-${count}-${unit}`));
}

const past = [
  'today',
  'yesterday',
  'last-7-days',
  'last-30-days',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
];
const pastEnds = ['today', 'last-7-days', 'last-30-days', 'this-month', 'this-year'];
const any = [
  ...['today', 'tomorrow', 'yesterday', 'next-3-days', 'next-7-days', 'last-7-days', 'last-30-days'],
  ...['this-week', 'next-week', 'last-week', 'this-month', 'next-month', 'last-month', 'this-year'],
];

const of = (said: string): Choice => ({ value: said, label: daysWords(said).words });

/** Days that a date is compared with; a number that is typed offers so many. */
export function dayChoices(typed: string, said: string): Choice[] {
  const own = readDaysFromToday(said);
  return [...new Set([...any, ...countedDays(typed, ['last', 'next']), ...(own === null ? [] : [own])])].map(of);
}

/** When something happened, as one word for both: in these days, or before them. */
export interface Happened {
  during?: string | undefined;
  before?: string | undefined;
}

export function happenedKey({ during, before }: Happened): string | null {
  if (during !== undefined) return `during ${during}`;
  return before === undefined ? null : `before ${before}`;
}

export function happenedIn(key: string | null): Happened {
  const [side, said] = key?.split(' ') ?? [];
  return side === undefined ? {} : { [side]: said };
}

/** Days in which something happened, and days before which it did. */
export function happenedChoices(typed: string, said: Happened): Array<{ group: string; items: Choice[] }> {
  const counted = countedDays(typed, ['last']);
  const listed = (key: 'during' | 'before', all: readonly string[]) =>
    [...new Set([...all, ...counted, ...(said[key] === undefined ? [] : [said[key]])])].map((each) => ({
      value: `${key} ${each}`,
      label: key === 'during' ? daysWords(each).words : daysWords(each).before,
    }));
  return [
    { group: t({ message: 'In', context: 'some days' }), items: listed('during', past) },
    { group: t`Longer ago`, items: listed('before', pastEnds) },
  ];
}
