import { chiSquareTail } from './distributions.ts';

/** How often each score occurs in a group. */
export type Counts = ReadonlyMap<number, number>;

/**
 * p of the Kruskal–Wallis rank test that scores are alike in all groups, corrected for ties, by the χ² approximation.
 * Source: Kruskal and Wallis 1952, JASA 47, 583–621.
 */
export function compareRanks(groups: readonly Counts[]): number {
  const totals = new Map<number, number>();
  for (const group of groups) for (const [score, count] of group) totals.set(score, (totals.get(score) ?? 0) + count);
  const { ranks, n, ties } = midRanks(totals);
  const correction = 1 - ties / (n ** 3 - n);
  if (groups.length < 2 || n < 2 || correction <= 0) return 1;
  const spread = groups.reduce((sum, group) => {
    const [size, rankSum] = rankSumOf(group, ranks);
    return size === 0 ? sum : sum + (rankSum * rankSum) / size;
  }, 0);
  const h = ((12 / (n * (n + 1))) * spread - 3 * (n + 1)) / correction;
  return chiSquareTail(Math.max(0, h), groups.length - 1);
}

function midRanks(totals: Counts) {
  const ranks = new Map<number, number>();
  let [n, ties] = [0, 0];
  for (const [score, count] of [...totals].sort(([a], [b]) => a - b)) {
    ranks.set(score, n + (count + 1) / 2);
    n += count;
    ties += count ** 3 - count;
  }
  return { ranks, n, ties };
}

function rankSumOf(group: Counts, ranks: Counts): [size: number, rankSum: number] {
  let [size, sum] = [0, 0];
  for (const [score, count] of group) {
    size += count;
    sum += count * (ranks.get(score) ?? 0);
  }
  return [size, sum];
}
