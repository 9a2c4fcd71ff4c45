import { studentQuantile95, studentTails } from './distributions.ts';
import type { Estimate } from './estimate.ts';

/** A sample as its size, sum and sum of squares. */
export interface Moments {
  n: number;
  sum: number;
  squares: number;
}

/** Size, sum and sum of squares of values that occur `count` times. */
export function momentsOf(values: Iterable<readonly [value: number, count: number]>): Moments {
  const moments = { n: 0, sum: 0, squares: 0 };
  for (const [value, count] of values) {
    moments.n += count;
    moments.sum += count * value;
    moments.squares += count * value * value;
  }
  return moments;
}

function varianceOf({ n, sum, squares }: Moments): number {
  return Math.max(0, (squares - (sum * sum) / n) / (n - 1));
}

/**
 * A mean with Student's t interval, in the unit of the values.
 * Source: Student 1908; NIST/SEMATECH e-Handbook 1.3.5.2.
 */
export function meanOf(moments: Moments): Estimate {
  const { n, sum } = moments;
  const value = sum / n;
  if (n < 2) return { value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, n };
  const half = studentQuantile95(n - 1) * Math.sqrt(varianceOf(moments) / n);
  return { value, low: value - half, high: value + half, n };
}

/**
 * The difference of two means, second minus first, by Welch's test (unequal variances, Satterthwaite's degrees of freedom).
 * Source: Welch 1947, Biometrika 34, 28–35.
 */
export function compareMeans(first: Moments, second: Moments): { difference: Estimate; p: number } {
  const [a, b] = [varianceOf(first) / first.n, varianceOf(second) / second.n];
  const value = second.sum / second.n - first.sum / first.n;
  const error = Math.sqrt(a + b);
  const n = first.n + second.n;
  if (error === 0) return { difference: { value, low: value, high: value, n }, p: value === 0 ? 1 : 0 };
  const df = (a + b) ** 2 / ((a * a) / (first.n - 1) + (b * b) / (second.n - 1));
  const half = studentQuantile95(df) * error;
  return { difference: { value, low: value - half, high: value + half, n }, p: studentTails(value / error, df) };
}
