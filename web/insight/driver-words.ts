import { ph, plural, t } from '@lingui/core/macro';
import { describeFact } from '#core/insight/facts.ts';
import type { Stage } from '#core/insight/drivers/stages.ts';
import { channelName } from '../ui/channel-names.ts';
import { duration, money, number } from '../ui/format.ts';
import type { Driver, Drivers, View } from './drivers-pane.tsx';

export const stageWords: Record<Stage, string> = {
  before: t`before the contact`,
  intake: t`how it came in`,
  handling: t`what we did`,
  outcome: t`what came of it`,
};

/** From where to where a fact goes: `from 5 min to 2 h`, `phone instead of mail`. */
export function stepWords({ key, unit }: Driver, { from, to }: { from: number | string; to: number | string }): string {
  const value = (each: number | string) => valueWords({ key, unit }, each);
  return unit === 'word'
    ? t`${ph({ other: value(to) })} instead of ${ph({ usual: value(from) })}`
    : t`from ${ph({ less: value(from) })} to ${ph({ more: value(to) })}`;
}

/** A value of a fact in its unit. */
export function valueWords({ key, unit }: Pick<Driver, 'key' | 'unit'>, value: number | string): string {
  if (typeof value === 'string') return value === '' ? t`rare ones` : key === ':channel' ? channelName(value) : value;
  return numberWords[unit](value, describeFact(key).currency ?? '');
}

const numberWords: Record<Driver['unit'], (value: number, currency: string) => string> = {
  seconds: duration,
  hours: (value) => duration(3600 * value),
  days: daysWords,
  count: (value) => number(value, 2),
  number: (value) => number(value, 2),
  word: String,
  flag: (value) => (value === 1 ? t`yes` : t`no`),
  money: (amount, currency) => money({ amount, currency }),
};

function daysWords(value: number): string {
  if (Number.isInteger(value)) return plural(value, { one: '# day', other: '# days' });
  return t`${ph({ days: number(value, 1) })} days`;
}

/** Of how many answers and customers, and how they were weighted. */
export function countWords({ n, people, drawnFrom, weighted }: Drivers): string {
  const [answers, customers] = [number(n), number(people)];
  const counted =
    drawnFrom === null
      ? t`Of ${answers} answers by ${customers} customers.`
      : t`Of ${answers} answers by ${customers} customers, drawn from ${ph({ all: number(drawnFrom) })}.`;
  if (weighted === 0) return counted;
  return `${counted} ${t`${ph({ weighted: number(weighted) })} of them count by the chance that they were asked for.`}`;
}

/** How much all facts explain, and how it was shared out. */
export function sharedWords({ explained, sharedBy }: Drivers): string {
  if (explained === null) return '';
  const share = number(100 * explained, 1);
  return sharedBy === 'orders'
    ? t`Together the facts explain ${share} % of the differences between answers; what each adds is its mean over all orders (Lindeman, Merenda and Gold).`
    : t`Together the facts explain ${share} % of the differences between answers; what each adds is its relative weight (Johnson), as there are too many for all orders.`;
}

/** Told from chance, and larger than the smallest difference that matters. */
export function matters(driver: Driver, view: View, smallest: number): boolean {
  return driver[view].named && driver[view].effects.some(({ value }) => Math.abs(value) > smallest);
}
