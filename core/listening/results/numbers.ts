import { meanOf, momentsOf } from '#core/statistics/mean.ts';
import { fewest, plainFigure } from '#core/statistics/rules.ts';
import { numberIn } from '../survey/expression/values.ts';
import type { Counter, Quartiles } from './result.ts';

/** A share of sorted values lies below it. Source: Hyndman and Fan 1996, The American Statistician 50, 361–365, definition 7. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Quartiles by `quantile`, with the ends. */
export function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { lowest: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), highest: at(1) };
}

type As = 'number' | 'date' | 'time';

const day = 86_400_000;

/** An answer as a number: of a date the days since 1970, of a time of day the minutes since midnight. */
export function numberOf(value: unknown, as: As): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (as === 'number') return numberIn(value);
  if (as === 'date') {
    const at = Date.parse(/T/.test(value) ? `${value}Z` : value);
    return Number.isNaN(at) ? undefined : Math.floor(at / day);
  }
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Numbers, dates or times of day: quartiles, and the mean with Student's t interval. */
export function numbersCounter(as: As): Counter {
  const values: number[] = [];
  return {
    add(value) {
      const number = numberOf(value, as);
      if (number !== undefined) values.push(number);
    },
    result: () => ({
      kind: 'numbers',
      as,
      quartiles: values.length < fewest ? null : quartilesOf(values),
      mean: plainFigure(meanOf(momentsOf(values.map((value) => [value, 1] as const)))),
    }),
  };
}
