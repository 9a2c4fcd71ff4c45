import type { Period } from './periods.ts';

/** What is usual, from a baseline: the value of each group, and how much of it is the group's own (0: none is told apart). */
export interface Usual {
  centre: number;
  /** How many answers the centre comes from. */
  n: number;
  groups: ReadonlyMap<number, { mean: number; n: number; own: number }>;
}

/**
 * The usual value of each group (weekday): its own answers, drawn towards those of all as far as the groups differ no more than by
 * chance, so that weekdays which are alike cost nothing. `variance` is that of one answer.
 * Source: DerSimonian and Laird 1986, Controlled Clinical Trials 7, 177–188 (variance between groups); Morris 1983, JASA 78, 47–55.
 */
export function usualOf(baseline: readonly Period[], variance: number): Usual {
  const sums = new Map<number, { sum: number; n: number }>();
  for (const { n, mean, group } of baseline) {
    const so = sums.get(group) ?? { sum: 0, n: 0 };
    sums.set(group, { sum: so.sum + n * mean, n: so.n + n });
  }
  const found = [...sums].map(([group, { sum, n }]) => ({ group, n, mean: sum / n }));
  const n = total(found, (one) => one.n);
  const centre = total(found, (one) => one.n * one.mean) / n;
  const spread = total(found, (one) => one.n * (one.mean - centre) ** 2);
  const between = Math.max(0, (spread - (found.length - 1) * variance) / (n - total(found, (one) => one.n ** 2) / n));
  const own = (size: number) => (between === 0 || found.length < 2 ? 0 : between / (between + variance / size));
  return { centre, n, groups: new Map(found.map((one) => [one.group, { ...one, own: own(one.n) }])) };
}

/** What is usual in a period. */
export function expectedOf({ centre, groups }: Usual, { group }: Period): number {
  const known = groups.get(group);
  return known === undefined ? centre : centre + known.own * (known.mean - centre);
}

/** The variance of what is thought to be usual in a group, beside that of one answer. */
export function doubtOf({ n, groups }: Usual, { group }: Period): number {
  const known = groups.get(group);
  return known === undefined ? 1 / n : known.own / known.n + (1 - known.own) / n;
}

function total<T>(items: readonly T[], of: (one: T) => number): number {
  return items.reduce((sum, one) => sum + of(one), 0);
}
