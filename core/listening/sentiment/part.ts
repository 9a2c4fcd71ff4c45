import { fewest } from '../../statistics/rules.ts';
import { shareOf } from '../../statistics/wilson.ts';

/** A count of so many with its share; silent below ten. */
export interface Part {
  count: number;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A share of labelled texts, 0 to 1, with its interval. */
export function partOf(count: number, n: number): Part {
  if (n < fewest) return { count, n, value: null, low: null, high: null };
  const { value, low, high } = shareOf(count, n);
  return { count, n, value, low, high };
}
