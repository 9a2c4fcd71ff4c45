import { alpha } from './rules.ts';

/**
 * The level of the intervals of those that were selected by `dependentDiscoveries`, so that of these intervals no more than 5 % miss on
 * average, however the tests hang together: each misses with this chance. Source: Benjamini and Yekutieli 2005, Journal of the American
 * Statistical Association 100, 71–81 (Theorem 4).
 */
export function missOfSelected(selected: number, tests: number): number {
  let harmonic = 0;
  for (let at = 1; at <= tests; at++) harmonic += 1 / at;
  return selected === 0 ? alpha : (alpha * selected) / (tests * harmonic);
}
