import { expect, test } from 'vitest';
import { chance } from './chance.ts';
import { inOrder } from './in-order.fixture.ts';
import { quantileOf, survivalCurve } from './kaplan-meier.ts';
import { meanOf, momentsOf } from './mean.ts';
import { netPromoterScore } from './nps.ts';
import { compareProportions, trendOfProportions } from './proportions.ts';
import { compareRanks } from './kruskal-wallis.ts';
import { shareOf } from './wilson.ts';

const runs = 4000;

function shareOfRuns(of: (random: () => number) => boolean): number {
  const random = chance(20_260_301);
  let hits = 0;
  for (let run = 0; run < runs; run++) if (of(random)) hits++;
  return hits / runs;
}

const draw = (random: () => number, n: number, p: number): number => {
  let count = 0;
  for (let at = 0; at < n; at++) if (random() < p) count++;
  return count;
};

test.each([
  [0.76, 20],
  [0.76, 200],
  [0.95, 50],
  [0.3, 40],
])('Wilson covers a share of %f at n %i', (p, n) => {
  const covered = shareOfRuns((random) => {
    const { low, high } = shareOf(draw(random, n, p), n);
    return low <= p && p <= high;
  });
  expect(covered).toBeGreaterThan(0.925);
  expect(covered).toBeLessThan(0.985);
});

test.each([10, 30, 200])('the adjusted Wald interval covers the NPS at n %i', (n) => {
  const covered = shareOfRuns((random) => {
    const counts = { promoters: 0, passives: 0, detractors: 0 };
    for (let at = 0; at < n; at++) {
      const u = random();
      counts[u < 0.5 ? 'promoters' : u < 0.75 ? 'passives' : 'detractors'] += 1;
    }
    const { low, high } = netPromoterScore(counts);
    return low <= 0.25 && 0.25 <= high;
  });
  expect(covered).toBeGreaterThan(0.93);
});

test('the t interval covers a mean of scores 1 to 5', () => {
  const covered = shareOfRuns((random) => {
    const values = Array.from({ length: 25 }, () => [1 + Math.floor(random() * 5), 1] as const);
    const { low, high } = meanOf(momentsOf(values));
    return low <= 3 && 3 <= high;
  });
  expect(Math.abs(covered - 0.95)).toBeLessThan(0.02);
});

test.each([
  [30, 0.5],
  [100, 0.5],
  [100, 0.9],
])('with a third censored, the interval of a duration at n %i covers its quantile %f', (n, p) => {
  const truth = -Math.log(1 - p);
  let reached = 0;
  const covered = shareOfRuns((random) => {
    const durations = Array.from({ length: n }, () => {
      const [takes, seen] = [-Math.log(1 - random()), -2 * Math.log(1 - random())];
      return { time: Math.min(takes, seen), ended: takes <= seen };
    });
    const { value, low, high } = quantileOf(survivalCurve(inOrder(durations)), p);
    if (value !== null) reached++;
    return (low ?? Number.POSITIVE_INFINITY) <= truth && truth <= (high ?? Number.POSITIVE_INFINITY);
  });
  expect(covered).toBeGreaterThan(0.925);
  expect(reached / runs).toBeGreaterThan(0.5);
});

test('tests that should find nothing find something in 5 of 100', () => {
  const pair = shareOfRuns(
    (random) =>
      compareProportions({ count: draw(random, 120, 0.7), n: 120 }, { count: draw(random, 90, 0.7), n: 90 }).p < 0.05,
  );
  const trend = shareOfRuns(
    (random) => trendOfProportions([60, 80, 50, 40].map((n) => ({ n, count: draw(random, n, 0.7) }))) < 0.05,
  );
  const ranks = shareOfRuns((random) => {
    const groups = [40, 60, 50].map((n) => {
      const counts = new Map<number, number>();
      for (let at = 0; at < n; at++) {
        const score = 1 + Math.floor(random() * 5);
        counts.set(score, (counts.get(score) ?? 0) + 1);
      }
      return counts;
    });
    return compareRanks(groups) < 0.05;
  });
  for (const found of [pair, trend, ranks]) expect(Math.abs(found - 0.05)).toBeLessThan(0.02);
});
