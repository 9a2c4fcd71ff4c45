import { expect, test } from 'vitest';
import { chance } from '../chance.ts';
import { netPromoterScore } from '../nps.ts';
import { meanOf, momentsOf } from '../mean.ts';
import { shareOf } from '../wilson.ts';
import { answeringWeights, trimmed } from './answering.ts';
import { customersAgain } from './bootstrap.ts';
import { columnsOf } from './columns.ts';
import { ifSilentFeltWorse } from './slider.ts';
import { solve } from '../solve.ts';
import { effectiveN, weightedMean, weightedNps, weightedShare } from './weighted.ts';

const random = chance(11);
const times = (count: number, value: number) => Array.from({ length: count }, () => value);

test('with equal weights every figure is the plain one', () => {
  const values = [...times(462, 1), ...times(176, 0), ...times(362, -1)];
  const nps = weightedNps({ values, weights: times(1000, 3) });
  const plain = netPromoterScore({ promoters: 462, passives: 176, detractors: 362 });
  expect([nps.value, nps.low, nps.high].map((one) => one.toFixed(4))).toEqual(['0.1000', '0.0439', '0.1555']);
  expect(nps.low).toBeCloseTo(plain.low, 12);
  const share = weightedShare({ values: [...times(81, 1), ...times(182, 0)], weights: times(263, 0.25) });
  expect([share.low, share.high].map((one) => one.toFixed(4))).toEqual(['0.2553', '0.3662']);
  expect(weightedShare({ values: times(12, 1), weights: times(12, 0.1) }).high).toBe(1);
  const scores = [80, 210, 140, 110, 160, 180, 120].flatMap((count, at) => times(count, at + 1));
  const mean = weightedMean({ values: scores, weights: times(1000, 7) });
  const usual = meanOf(momentsOf(scores.map((score) => [score, 1] as const)));
  expect(mean.value.toFixed(2)).toBe('4.08');
  expect([mean.low, mean.high]).toEqual([expect.closeTo(usual.low, 9), expect.closeTo(usual.high, 9)]);
});

test('an answer with the weight of two moves the figure as two would, and says less than they', () => {
  expect(effectiveN([1, 1, 1, 1])).toBe(4);
  expect(effectiveN([3, 1])).toBeCloseTo(1.6);
  expect(effectiveN([])).toBe(0);
  const values = [...times(30, 1), ...times(30, 0)];
  const doubled = weightedShare({ values, weights: [...times(30, 2), ...times(30, 1)] });
  const counted = shareOf(60, 90);
  expect(doubled.value).toBeCloseTo(counted.value, 12);
  expect(doubled.n).toBe(60);
  expect(doubled.high - doubled.low).toBeGreaterThan(counted.high - counted.low);
});

test('by drawing customers again: near the usual interval, wider where some answered often, and always the same', () => {
  const values = Array.from({ length: 400 }, () => Number(random() < 0.7));
  const alone = customersAgain({ values, weights: times(400, 1), customers: values.map((_, at) => `c${at}`) });
  const share = shareOf(
    values.reduce((sum, one) => sum + one, 0),
    400,
  );
  expect(Math.abs(alone.low - share.low)).toBeLessThan(0.015);
  expect(Math.abs(alone.high - share.high)).toBeLessThan(0.015);
  const often = values.flatMap((value) => times(5, value));
  const customers = often.map((_, at) => `c${Math.floor(at / 5)}`);
  const clustered = customersAgain({ values: often, weights: times(2000, 1), customers });
  expect(clustered).toEqual(alone);
});

test('columns that say the same, or tell who answered for certain, do no harm', () => {
  const rows = Array.from({ length: 200 }, (_, at) => ({ one: at % 7, same: at % 7, sure: at < 60, always: 'yes' }));
  const columns = columnsOf(rows);
  expect(columns.every((column) => column.every(Number.isFinite))).toBe(true);
  const asked = rows.map((facts, at) => ({ facts, answered: at < 60, design: 1 }));
  const weights = answeringWeights(asked)!;
  expect(weights.slice(0, 60).every((weight) => weight >= 1 && weight < 5)).toBe(true);
  expect(weights.slice(60).every((weight) => weight === 0)).toBe(true);
  expect(answeringWeights(asked.slice(0, 65))).toBeUndefined();
});

test('facts as columns: numbers, words, yes or no, and what is missing', () => {
  const columns = columnsOf([
    { wait: 1, vip: true },
    { wait: 2, vip: false, plan: 'pro' },
    { wait: 9, vip: false, plan: 'free' },
  ]);
  // plan: two words and missing; vip: two; wait: itself and its square.
  expect(columns).toHaveLength(7);
  for (const column of columns) {
    expect(column.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9);
    expect(column.reduce((sum, one) => sum + one * one, 0)).toBeCloseTo(3, 9);
  }
});

test('who answers rarely stands for more, up to five times the mean', () => {
  const asked = Array.from({ length: 1000 }, (_, at) => {
    const channel = at % 2 === 0 ? 'chat' : 'mail';
    return { facts: { channel }, answered: at % 20 < (channel === 'chat' ? 12 : 2), design: 1 };
  });
  const weights = answeringWeights(asked)!;
  // Six of ten chats and one of ten mails were answered.
  expect(weights[0]).toBeCloseTo(1 / 0.6, 1);
  expect(weights[1]).toBeCloseTo(10, 0);
  const most = trimmed(Float64Array.from([...times(30, 1), 1000, 0]));
  expect(most.slice(0, 30).every((weight) => weight === 1)).toBe(true);
  expect(most[31]).toBe(0);
  expect(most[30]!).toBeCloseTo((5 * (30 + most[30]!)) / 31, 3);
});

test('a solved system gives back what it was made from', () => {
  for (let run = 0; run < 50; run++) {
    const n = 1 + Math.floor(6 * random());
    const rows = Array.from({ length: n }, () => Array.from({ length: n }, () => random() - 0.5));
    const a = rows.map((row, at) =>
      Float64Array.from(rows, (other, to) => Number(at === to) + row.reduce((sum, one, k) => sum + one * other[k]!, 0)),
    );
    const x = Array.from({ length: n }, () => random());
    const b = Float64Array.from(a, (row) => row.reduce((sum, one, at) => sum + one * x[at]!, 0));
    expect([...solve(a, b)].every((one, at) => Math.abs(one - x[at]!) < 1e-9)).toBe(true);
  }
  expect(() => solve([Float64Array.of(0)], Float64Array.of(1))).toThrow('not positive definite');
});

test('if the silent felt worse, the figure falls by their share of it, and never below what can be', () => {
  const told = { value: 0.8, low: 0.7, high: 0.9, n: 100 };
  const moved = ifSilentFeltWorse(told, { share: 0.75, worse: 0.2, within: [0, 1] });
  expect([moved.value, moved.low, moved.high, moved.n]).toEqual([
    expect.closeTo(0.65),
    expect.closeTo(0.55),
    expect.closeTo(0.75),
    100,
  ]);
  expect(ifSilentFeltWorse(told, { share: 0.75, worse: 0, within: [0, 1] })).toEqual(told);
  expect(ifSilentFeltWorse(told, { share: 1, worse: 2, within: [0, 1] })).toMatchObject({ value: 0, low: 0, high: 0 });
  expect(ifSilentFeltWorse(told, { share: 1, worse: -0.5, within: [0, 1] }).value).toBe(1);
});
