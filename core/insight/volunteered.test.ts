import { expect, test } from 'vitest';
import { effectiveOf, givenChanges, givenFigure, type GivenIn, type WeighedScore } from './volunteered.ts';

const nps = { scale: 'nps', about: 'relationship' } as const;
const csat = { scale: 'csat5', about: 'touchpoint' } as const;

/** Scores with their counts; each answer of a score has the weight given. */
const scores = (counts: Record<number, number>, weight?: number): WeighedScore[] =>
  Object.entries(counts).map(([score, n]) => {
    const w = weight ?? 1;
    return { score: Number(score), n, weights: n * w, squares: n * w * w, weighed: weight === undefined ? 0 : n };
  });
const given = (start: string, all: WeighedScore[], of: GivenIn['of'] = csat): GivenIn => ({ start, of, scores: all });

test('without weights it is the plain figure; equal weights change nothing', () => {
  const plain = givenFigure(given('2014', scores({ 0: 10, 8: 30, 10: 60 }), nps));
  expect(plain).toMatchObject({ value: 50, n: 100, weighed: false, effective: 100 });
  const equal = givenFigure(given('2014', scores({ 0: 10, 8: 30, 10: 60 }, 2.5), nps));
  expect(equal).toMatchObject({ n: 100, weighed: true });
  expect([equal.value, equal.low, equal.high, equal.effective]).toEqual(
    [plain.value, plain.low, plain.high, 100].map((one) => expect.closeTo(one ?? 0, 9) as number),
  );
});

test('unequal weights move the figure and widen its interval by the effective number', () => {
  const uneven = [...scores({ 5: 50 }, 3), ...scores({ 1: 50 }, 1)];
  expect(effectiveOf(uneven)).toBeCloseTo(80, 9);
  const figure = givenFigure(given('2014', uneven));
  expect(figure).toMatchObject({ n: 100, weighed: true, value: 75 });
  expect(figure.plain.value).toBe(50);
  const width = (one: { low: number | null; high: number | null }) => (one.high ?? 0) - (one.low ?? 0);
  const asMany = givenFigure(given('2014', scores({ 5: 75, 1: 25 })));
  expect(width(figure)).toBeGreaterThan(width(asMany));
});

test('where some answers have no weight, none is used; fewer than ten give no number', () => {
  expect(givenFigure(given('2014', [...scores({ 5: 50 }, 3), ...scores({ 1: 50 })]))).toMatchObject({
    weighed: false,
    value: 50,
  });
  expect(givenFigure(given('2014', scores({ 5: 6 }, 40)))).toMatchObject({ state: 'few', value: null, n: 6 });
});

test('a change is told against the period with answers before, on one footing', () => {
  const [[first, second, third] = []] = givenChanges(
    [
      [
        given('2011', scores({ 5: 700, 1: 300 }, 2)),
        given('2013', scores({ 5: 800, 1: 200 })),
        given('2014', scores({ 5: 800, 1: 200 }, 2)),
      ],
    ],
    2,
  );
  expect(first).toBeNull();
  expect(second).toMatchObject({ since: '2011', weighed: false, detectable: true });
  expect(second?.value).toBeCloseTo(10, 9);
  expect(third).toMatchObject({ since: '2013', weighed: false, detectable: false });
});

test('one step just below 5 % among many is no news', () => {
  const still = (start: string) => given(start, scores({ 5: 500, 1: 500 }));
  const step = [still('2013'), given('2014', scores({ 5: 545, 1: 455 }))];
  const [[, alone] = []] = givenChanges([step], 2);
  expect(alone).toMatchObject({ detectable: true });
  expect(alone?.p).toBeGreaterThan(0.03);
  const quiet = Array.from({ length: 19 }, () => [still('2013'), still('2014')]);
  expect(givenChanges([step, ...quiet], 2)[0]?.[1]).toMatchObject({ detectable: false });
});
