import { expect, test } from 'vitest';
import { discoveries } from './discoveries.ts';
import { chiSquareTail, normalTails, studentQuantile95, studentTails } from './distributions.ts';
import { durationFigure } from './durations.ts';
import { inOrder } from './in-order.fixture.ts';
import { compareRanks } from './kruskal-wallis.ts';
import { compareMeans, meanOf, momentsOf } from './mean.ts';
import { adjusted, compareNps, netPromoterScore, npsVariance } from './nps.ts';
import { compareProportions, trendOfProportions } from './proportions.ts';
import { judge, pointsFigure } from './rules.ts';
import { shareOf } from './wilson.ts';

test('Wilson: the four examples of Newcombe 1998', () => {
  for (const [count, n, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const share = shareOf(count, n);
    expect([share.low, share.high].map((bound) => Number(bound.toFixed(4)))).toEqual([low, high]);
    expect(share.value).toBe(count / n);
  }
});

test('NPS: adjusted Wald, also where everybody answers alike', () => {
  const counts = { promoters: 462, passives: 176, detractors: 362 };
  expect(npsVariance(counts)).toBeCloseTo(0.814, 4);
  expect(Math.sqrt(npsVariance(counts) / 1000)).toBeCloseTo(0.02853069, 8);
  const score = netPromoterScore(counts);
  expect([score.value, score.low, score.high].map((value) => value.toFixed(4))).toEqual(['0.1000', '0.0439', '0.1555']);
  const alike = netPromoterScore({ promoters: 10, passives: 0, detractors: 0 });
  expect([alike.value, alike.low.toFixed(4), alike.high]).toEqual([1, '0.4750', 1]);
  const more = adjusted({ promoters: 10, passives: 0, detractors: 0 });
  expect((more.promoters - more.detractors) / 13).toBeCloseTo(0.7692, 4);
  const small = netPromoterScore({ promoters: 6, passives: 3, detractors: 1 });
  expect([small.low.toFixed(4), small.high.toFixed(4)]).toEqual(['-0.0020', '0.7713']);
});

test('mean: the counts of an ease question', () => {
  const counts = [80, 210, 140, 110, 160, 180, 120].map((count, at) => [at + 1, count] as const);
  const mean = meanOf(momentsOf(counts));
  expect(mean.value.toFixed(2)).toBe('4.08');
  const { low, high } = meanOf(momentsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => [value, 1] as const)));
  // R: t.test(1:10)$conf.int
  expect([low.toFixed(6), high.toFixed(6)]).toEqual(['3.334149', '7.665851']);
});

test('what has not ended is counted in; what was not reached is said', () => {
  const figure = durationFigure(
    inOrder([
      ...Array.from({ length: 8 }, (_, at) => ({ time: at + 1, ended: true })),
      ...Array.from({ length: 12 }, () => ({ time: 100, ended: false })),
    ]),
  );
  expect(figure).toMatchObject({ n: 20, open: 12, median: { state: 'not-reached', value: null, n: 20 } });
  expect(figure.p90).toEqual({ value: null, low: null, high: null, n: 20, state: 'few' });
  const known = durationFigure(inOrder(Array.from({ length: 40 }, (_, at) => ({ time: at + 1, ended: true }))));
  expect(known.median).toMatchObject({ value: 20.5, state: 'number' });
  expect(known.p90).toMatchObject({ value: 36.5, state: 'number', n: 40 });
  expect(durationFigure(inOrder([])).median.state).toBe('none');
});

test('distributions: tabled values', () => {
  expect(chiSquareTail(3.841459, 1)).toBeCloseTo(0.05, 6);
  expect(chiSquareTail(18.307038, 10)).toBeCloseTo(0.05, 6);
  expect(normalTails(1.959964)).toBeCloseTo(0.05, 6);
  expect(studentTails(2.228139, 10)).toBeCloseTo(0.05, 6);
  expect(studentQuantile95(4)).toBeCloseTo(2.776445, 5);
  expect(studentQuantile95(1)).toBeCloseTo(12.706205, 4);
});

test('two shares: Newcombe’s method 10 and the pooled test', () => {
  // Newcombe 1998, table II (a): 56/70 against 48/80
  const { difference, p } = compareProportions({ count: 48, n: 80 }, { count: 56, n: 70 });
  expect([difference.value, difference.low, difference.high].map((value) => value.toFixed(4))).toEqual([
    '0.2000',
    '0.0524',
    '0.3339',
  ]);
  // R: prop.test(c(48, 56), c(80, 70), correct = FALSE): X-squared 7.0332
  expect(p).toBeCloseTo(chiSquareTail(7.0332, 1), 4);
});

test('trend: the smokers of R’s prop.trend.test', () => {
  const smokers = [83, 90, 129, 70];
  const patients = [86, 93, 136, 82];
  const p = trendOfProportions(smokers.map((count, at) => ({ count, n: patients[at]! })));
  // R: X-squared = 8.2249
  expect(p).toBeCloseTo(chiSquareTail(8.2249, 1), 6);
});

test('Welch and Kruskal–Wallis against R', () => {
  const [extra1, extra2] = [
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
  ].map((values) => momentsOf(values.map((value) => [value, 1] as const)));
  const welch = compareMeans(extra1!, extra2!);
  expect(welch.p).toBeCloseTo(0.07939, 5);
  expect(welch.difference.low).toBeCloseTo(-0.2054832, 5);
  // Hollander and Wolfe 1973, 116: the example of ?kruskal.test
  const groups = [
    [2.9, 3.0, 2.5, 2.6, 3.2],
    [3.8, 2.7, 4.0, 2.4],
    [2.8, 3.4, 3.7, 2.2, 2.0],
  ].map((values) => new Map(values.map((value) => [value, 1])));
  expect(compareRanks(groups)).toBeCloseTo(0.68, 2);
  expect(compareRanks([new Map([[5, 20]]), new Map([[5, 30]])])).toBe(1);
});

test('two NPS regions that look apart and are not', () => {
  const [first, second] = [
    { promoters: 200, passives: 150, detractors: 157 },
    { promoters: 111, passives: 85, detractors: 63 },
  ];
  const { p, difference } = compareNps(first, second);
  expect(p).toBeGreaterThan(0.05);
  expect(difference.low).toBeLessThan(0);
});

test('interval or silence', () => {
  expect(pointsFigure(shareOf(4, 9))).toEqual({ value: null, low: null, high: null, n: 9, state: 'few' });
  expect(pointsFigure(shareOf(0, 0)).state).toBe('none');
  expect(pointsFigure(shareOf(6, 12)).state).toBe('wide');
  expect(pointsFigure(shareOf(150, 200)).state).toBe('number');
});

test('a difference counts when it passes its test and is larger than the smallest that matters', () => {
  const judged = (a: [number, number], b: [number, number], smallest: number) => {
    const [first, second] = [a, b].map(([count, n]) => ({ count, n })) as [Pair, Pair];
    const figures = [pointsFigure(shareOf(...a)), pointsFigure(shareOf(...b))] as const;
    return judge(figures, compareProportions(first, second), smallest);
  };
  type Pair = { count: number; n: number };
  expect(judged([150, 200], [100, 200], 2)).toMatchObject({ value: -25, detectable: true });
  expect(judged([150, 200], [148, 200], 2)).toMatchObject({ detectable: false });
  expect(judged([75_000, 100_000], [74_000, 100_000], 2)).toMatchObject({ detectable: false });
  expect(judged([75_000, 100_000], [74_000, 100_000], 0.5)).toMatchObject({ detectable: true });
  expect(judged([150, 200], [8, 9], 2)).toBeNull();
  expect(judged([150, 200], [6, 12], 2)).toBeNull();
});

test('false discoveries are held to 5 %', () => {
  expect(discoveries([0.001, 0.2, 0.03, 0.012])).toEqual([true, false, true, true]);
  expect(discoveries([0.04, 0.9, 0.5])).toEqual([false, false, false]);
  expect(discoveries([])).toEqual([]);
});
