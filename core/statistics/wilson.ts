import { z95 } from './distributions.ts';
import type { Estimate } from './estimate.ts';

/**
 * A share, 0 to 1, with Wilson's score interval without continuity correction. The point is the plain share.
 * Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17, 857–872 (method 3).
 */
export function shareOf(count: number, n: number): Estimate {
  if (n === 0) return { value: Number.NaN, low: 0, high: 1, n };
  const p = count / n;
  const squared = z95 * z95;
  const middle = 2 * count + squared;
  const spread = z95 * Math.sqrt(squared + 4 * count * (1 - p));
  const whole = 2 * (n + squared);
  const low = count === 0 ? 0 : (middle - spread) / whole;
  return { value: p, low, high: count === n ? 1 : (middle + spread) / whole, n };
}
