import { expect, test } from 'vitest';
import { decideAsk } from './decide-ask.ts';
import { chancesOfBeingFree, usualReplays, type ChanceEpisode } from './free-chance.ts';
import type { QuarantineRules, StandingAsk } from './quarantine.ts';
import { rollKey, rollOf } from './roll.ts';
import { weightOf } from './weight.ts';

const day = 86_400_000;
const rules: QuarantineRules = { days: 60, sameKind: {}, sequences: [], lessDays: 180 };
const never = { roll: () => Number.NaN };
const other = { roll: (replay: number, at: number) => rollOf(rollKey('salt', 'csat', replay), 'ada', String(at)) };
const at = (days: number, p = 0.5, kind = 'csat5'): ChanceEpisode => ({ at: days * day, p, kind });

test('where one distance holds the chance is worked out', () => {
  const episodes = [at(0), at(10), at(20), at(60), at(69), at(70), at(200)];
  // 0.5, 0.25 and 0.125 were asked at 0, 10 and 20; at 60 the first of them is over; at 70 the second is, too.
  expect(chancesOfBeingFree(episodes, rules, never).map(({ free }) => free)).toEqual([
    1,
    0.5,
    0.25,
    0.625,
    0.3125,
    1 - 0.125 - 0.3125 - 0.15625,
    1,
  ]);
});

test('replays with other salts come to the same within their error, and see what distances of kinds do', () => {
  const episodes = Array.from({ length: 12 }, (_, index) => at(index * 15, 0.3));
  const exact = chancesOfBeingFree(episodes, rules, never);
  const wish = episodes.map((episode) => ({ ...episode, wish: 'less' as const }));
  const replayed = chancesOfBeingFree(wish, { ...rules, lessDays: 0 }, other);
  replayed.forEach(({ free, replays }, index) => {
    expect(replays).toBe(usualReplays);
    expect(Math.abs(free - exact[index]!.free)).toBeLessThan(4 * Math.sqrt(0.25 / usualReplays));
  });
  const apart = { ...rules, sequences: [{ from: 'nps', to: 'csat5', days: 0 }] };
  const [, second, third] = chancesOfBeingFree([at(0, 1, 'nps'), at(1, 1), at(2, 1)], apart, other);
  expect([second!.free, third!.free]).toEqual([1, 0]);
});

test('one that overtakes another is replayed in the order in which they were decided', () => {
  const free = (days: number) => chancesOfBeingFree([at(days, 1), at(0, 1)], rules, other).map((each) => each.free);
  expect(free(59)).toEqual([1, 0]);
  expect(free(60)).toEqual([1, 1]);
});

test('the question after a recovery is always free, and holds others back', () => {
  const episodes = [at(0, 1), { ...at(1, 1), again: true }, at(61.5, 1)];
  expect(chancesOfBeingFree(episodes, { ...rules, days: 61 }, other).map(({ free }) => free)).toEqual([1, 1, 0]);
});

test('weights give back the mean of all episodes where those asked are others', () => {
  // Customers who write often are less content and less often free.
  let [sum, weights, plain, asked] = [0, 0, 0, 0];
  let [truth, all] = [0, 0];
  const key = rollKey('salt', 'csat');
  for (let customer = 0; customer < 4_000; customer++) {
    const often = customer % 2 === 0;
    const score = often ? 2 : 5;
    const episodes = Array.from({ length: often ? 10 : 1 }, (_, index) => at(index * 5));
    const free = chancesOfBeingFree(episodes, rules, never);
    const asks: StandingAsk[] = [];
    episodes.forEach((episode, index) => {
      truth += score;
      all += 1;
      const roll = rollOf(key, String(customer), String(index));
      const { kind, p } = episode;
      const decision = decideAsk({
        against: {},
        roll,
        p,
        kind,
        dueAt: episode.at,
        asks,
        rules,
        wish: 'as-usual',
        quiet: null,
        zone: 'UTC',
      });
      if (decision.reason !== null) return;
      asks.push(episode);
      const weight = weightOf({ p, free: free[index]!, answered: 1 })!;
      sum += weight * score;
      weights += weight;
      plain += score;
      asked += 1;
    });
  }
  expect(truth / all).toBeCloseTo(25 / 11, 6);
  expect(plain / asked).toBeGreaterThan(2.6);
  expect(Math.abs(sum / weights - truth / all)).toBeLessThan(0.1);
});

test('a weight is never without end, and none is known of what was never to be asked', () => {
  expect(weightOf({ p: 0.5, free: { free: 0.5 }, answered: 0.4 })).toBeCloseTo(10, 9);
  expect(weightOf({ p: 0.5, free: { free: 0, replays: 399 }, answered: 1 })).toBeCloseTo(800, 9);
  expect(weightOf({ p: 0, free: { free: 1 }, answered: 1 })).toBe(null);
});
