import type { Period } from './periods.ts';
import { doubtOf, expectedOf, usualOf, type Usual } from './usual.ts';

/** What is usual in a baseline, and by how much its periods differ more than their answers do by chance (σz; 1: no more). */
export interface Measured {
  usual: Usual;
  spread: number;
}

/** Both by turns: what is usual depends on how much periods differ, and the other way round. `variance` is that of one answer. */
export function measure(baseline: readonly Period[], variance: number): Measured {
  let found = { usual: usualOf(baseline, variance), spread: 1 };
  for (let turn = 0; turn < 3; turn++) {
    const spread = spreadOf(baseline, found.usual, variance);
    found = { spread, usual: usualOf(baseline, variance * Math.max(1, spread) ** 2) };
  }
  return found;
}

/**
 * σz: the mean moving range of the standardised values / 1.128. Each value is made as wide as it would be had it not helped to find
 * what is usual. Source: Laney 2002, Quality Engineering 14, 531–537.
 */
function spreadOf(baseline: readonly Period[], usual: Usual, variance: number): number {
  const values = baseline.map((one) => {
    const rest = Math.max(0.1, 1 - one.n * doubtOf(usual, one));
    return (one.mean - expectedOf(usual, one)) / Math.sqrt((variance / one.n) * rest);
  });
  let ranges = 0;
  for (let at = 1; at < values.length; at++) ranges += Math.abs(values[at]! - values[at - 1]!);
  return ranges / (values.length - 1) / 1.128379167095513;
}
