import { normalTails } from './distributions.ts';
import type { Estimate } from './estimate.ts';
import { shareOf } from './wilson.ts';

/** `count` of `n`. */
export interface Proportion {
  count: number;
  n: number;
}

/**
 * The difference of two independent shares, second minus first: p of the pooled two-proportion z test (Pearson's χ² of the
 * 2 × 2 table), interval by Newcombe's hybrid of the two Wilson intervals.
 * Source: Newcombe 1998, Statistics in Medicine 17, 873–890 (method 10).
 */
export function compareProportions(first: Proportion, second: Proportion): { difference: Estimate; p: number } {
  const [a, b] = [shareOf(first.count, first.n), shareOf(second.count, second.n)];
  const value = b.value - a.value;
  const low = value - Math.hypot(b.value - b.low, a.high - a.value);
  const high = value + Math.hypot(b.high - b.value, a.value - a.low);
  const pooled = (first.count + second.count) / (first.n + second.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  const p = error === 0 ? 1 : normalTails(value / error);
  return { difference: { value, low, high, n: first.n + second.n }, p };
}

/**
 * p of the Cochran–Armitage test for a trend of shares over ordered groups, scored 0, 1, 2 ….
 * Source: Armitage 1955, Biometrics 11, 375–386; Agresti, Categorical Data Analysis, 5.3.5.
 */
export function trendOfProportions(groups: readonly Proportion[]): number {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const p = count / n;
  const middle = groups.reduce((sum, group, at) => sum + group.n * at, 0) / n;
  const slope = groups.reduce((sum, group, at) => sum + group.count * (at - middle), 0);
  const variance = p * (1 - p) * groups.reduce((sum, group, at) => sum + group.n * (at - middle) ** 2, 0);
  return variance === 0 ? 1 : normalTails(slope / Math.sqrt(variance));
}
