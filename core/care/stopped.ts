import { fewest } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';

/** For so many days before something was fixed, and after, it is counted how often it was named. */
export const daysLooked = 42;

/** How often it was named in so many days. */
interface Counted {
  n: number;
  days: number;
}

export type Verdict = 'too-few' | 'fewer' | 'more' | 'no-change';

/** How many times as often it is named after as before, with 95 %. */
interface Change {
  verdict: Verdict;
  ratio: { value: number; low: number; high: number | null } | null;
}

/**
 * Whether something is named less often since it was fixed. Given how often it was named in all, how much of that falls after is
 * a share, with Wilson's interval; turned into a ratio of rates (null: without a bound). Below ten in all nothing is said.
 * Source: Przyborowski and Wilenski 1940 (comparing two Poisson rates by their sum).
 */
export function hasStopped(before: Counted, after: Counted): Change {
  const n = before.n + after.n;
  if (n < fewest || before.days <= 0 || after.days <= 0) return { verdict: 'too-few', ratio: null };
  const { value, low, high } = shareOf(after.n, n);
  const ratioOf = (share: number) => (share / (1 - share)) * (before.days / after.days);
  const ratio = { value: ratioOf(value), low: ratioOf(low), high: high === 1 ? null : ratioOf(high) };
  // Without one before there is no number of times as often.
  if (before.n === 0) return { verdict: ratio.low > 1 ? 'more' : 'no-change', ratio: null };
  if (ratio.high !== null && ratio.high < 1) return { verdict: 'fewer', ratio };
  return { verdict: ratio.low > 1 ? 'more' : 'no-change', ratio };
}
