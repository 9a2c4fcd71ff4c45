import { expect, test } from 'vitest';
import { randomBy } from '../survey/random.ts';
import { answersRange } from './answers-range.ts';
import { planAsks } from './plan.ts';
import { expectedResponse } from './volume.ts';

const days = 90;
const months = days / (365.25 / 12);

/** How many arrivals fall into a time of this length at the rate one. */
function poisson(mean: number, random: () => number): number {
  let count = -1;
  for (let at = 0; at < mean; count++) at -= Math.log(1 - random());
  return count;
}

function binomial(n: number, share: number, random: () => number): number {
  let count = 0;
  for (let at = 0; at < n; at++) if (random() < share) count++;
  return count;
}

/** How often a month lies in the range that was said before, over companies with shares of answering as the plan takes them (beta 2, 8). */
function covered(contacts: number, asked: number, runs: number): number {
  const random = randomBy(`${contacts} ${asked}`);
  let inside = 0;
  for (let run = 0; run < runs; run++) {
    const share = Array.from({ length: 9 }, random).toSorted((a, b) => a - b)[1]!;
    const seen = poisson(contacts * months, random);
    if (seen === 0) continue;
    const response = expectedResponse({ asked, answered: binomial(asked, share, random) });
    const [row] = planAsks({
      strata: [{ touchpoint: 'chat', kind: 'csat5', target: 0, response, chance: 0.5 }],
      segments: [{ customers: 1_000, monthly: { chat: seen / months / 1_000 } }],
      rules: { days: 0, sameKind: {}, sequences: [], lessDays: 0 },
    });
    const { low, high } = answersRange(row!, { days, response, asked });
    const came = poisson(contacts * 0.5 * share, random);
    if (came >= Math.floor(low) && came <= Math.ceil(high)) inside += 1;
  }
  return inside / runs;
}

test.each([
  [20, 0],
  [20, 40],
  [100, 10],
  [100, 400],
  [800, 0],
  [800, 40],
  [800, 400],
])('with %i contacts a month and %i asks seen, 95 months of 100 lie in the range', (contacts, asked) => {
  const share = covered(contacts, asked, 1_500);
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.995);
});

test('what is known better is said more narrowly, and never more narrowly than chance', () => {
  const row = { touchpoint: 'chat', episodes: 1_000, p: 1, free: 1, asks: 500, answers: 100, needed: 0, short: null };
  const width = (asked: number, counted = days) => {
    const { low, high } = answersRange(row, { days: counted, response: 0.2, asked });
    return high - low;
  };
  expect([0, 50, 500, 5_000].map((asked) => width(asked))).toEqual(
    [0, 50, 500, 5_000].map((asked) => width(asked)).toSorted((a, b) => b - a),
  );
  expect(width(500, 30)).toBeGreaterThan(width(500));
  expect(width(1e9, 1e9)).toBeCloseTo(2 * 1.959964 * Math.sqrt(100), 3);
  expect(answersRange({ ...row, answers: 0 }, { days, response: 0.2, asked: 0 })).toEqual({ low: 0, high: 0 });
});
