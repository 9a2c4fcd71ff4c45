import { discoveries } from '#core/statistics/discoveries.ts';
import type { Change } from '#core/statistics/rules.ts';

/**
 * What counts of changes that are shown together: false discoveries among all of them are held to 5 % (Benjamini–Hochberg), as one of
 * twenty would otherwise look like news. Each has to be given once; what was not given does not count.
 */
export function countingAmong<C extends Change>(changes: ReadonlyArray<C | null>): (change: C | null) => C | null {
  const told = changes.filter((change) => change !== null);
  const real = discoveries(told.map(({ p }) => p));
  const found = new Set(told.filter((_, at) => real[at]));
  return (change) => change && { ...change, detectable: change.detectable && found.has(change) };
}
