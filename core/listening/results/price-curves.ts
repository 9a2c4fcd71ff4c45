import { fewest } from '#core/statistics/rules.ts';
import { priceKeys } from '../survey/prices.ts';
import { numberOf } from './numbers.ts';
import type { Counter, PriceCrossings, PricePoint } from './result.ts';

/** Fewer than this give curves and no point: where two steps cross hangs on single answers then. */
export const fewestForPoints = 30;

type Prices = Record<(typeof priceKeys)[number], number>;

/** The four prices of one answer, or nothing where one is missing or they are not in order. */
function pricesIn(value: unknown): Prices | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = priceKeys.map((key) => numberOf((value as Record<string, unknown>)[key], 'number'));
  const sound = given.every((price, at) => price !== undefined && (at === 0 || price >= given[at - 1]!));
  return sound ? (Object.fromEntries(priceKeys.map((key, at) => [key, given[at]!])) as Prices) : undefined;
}

/** How many of sorted values are below a limit. */
function below(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * At each price that was named, the shares (per cent) for whom it is too cheap or a bargain (falling), expensive or too expensive (rising).
 * Source: van Westendorp 1976, NSS Price Sensitivity Meter, ESOMAR congress, Venice.
 */
export function priceCurves(answers: readonly Prices[]): PricePoint[] {
  const sorted = Object.fromEntries(
    priceKeys.map((key) => [key, answers.map((each) => each[key]).toSorted((a, b) => a - b)]),
  ) as Record<keyof Prices, number[]>;
  const n = answers.length;
  const prices = [...new Set(Object.values(sorted).flat())].toSorted((a, b) => a - b);
  const falling = (key: keyof Prices, price: number) => (100 * (n - below(sorted[key], price))) / n;
  const rising = (key: keyof Prices, price: number) => {
    const upTo = sorted[key].findLastIndex((each) => each <= price) + 1;
    return (100 * upTo) / n;
  };
  return prices.map((price) => ({
    price,
    tooCheap: falling('tooCheap', price),
    bargain: falling('bargain', price),
    expensive: rising('expensive', price),
    tooExpensive: rising('tooExpensive', price),
  }));
}

type Curve = Exclude<keyof PricePoint, 'price'>;

/** The price at which a falling curve meets a rising one, on straight lines between the prices named; the middle of where they lie on each other. */
export function crossing(curves: readonly PricePoint[], falling: Curve, rising: Curve): number | null {
  const gaps = curves.map((point) => ({ price: point.price, gap: point[falling] - point[rising] }));
  const level = gaps.filter(({ gap }) => gap === 0);
  if (level.length > 0) return (level[0]!.price + level.at(-1)!.price) / 2;
  const after = gaps.findIndex(({ gap }) => gap < 0);
  if (after <= 0) return null;
  const [from, to] = [gaps[after - 1]!, gaps[after]!];
  return from.price + ((to.price - from.price) * from.gap) / (from.gap - to.gap);
}

/** The four crossings of the four curves as they are drawn. */
export function crossingsOf(curves: readonly PricePoint[]): PriceCrossings {
  return {
    marginalCheapness: crossing(curves, 'tooCheap', 'expensive'),
    marginalExpensiveness: crossing(curves, 'bargain', 'tooExpensive'),
    indifference: crossing(curves, 'bargain', 'expensive'),
    optimal: crossing(curves, 'tooCheap', 'tooExpensive'),
  };
}

/** The four prices; answers that are not in order are left out. */
export function pricesCounter(currency: string): Counter {
  const answers: Prices[] = [];
  return {
    add(value) {
      const prices = pricesIn(value);
      if (prices !== undefined) answers.push(prices);
    },
    result() {
      const n = answers.length;
      const curves = n < fewest ? [] : priceCurves(answers);
      return { kind: 'prices', currency, n, curves, crossings: n < fewestForPoints ? null : crossingsOf(curves) };
    },
  };
}
