import { expect, test } from 'vitest';
import { gainOf, shareGain } from './gain.ts';

const pairs = (n: number, after: number) =>
  Array.from({ length: n }, (_, at) => ({ before: 1, after: after + (at % 2) }));

test('a gain is shown against low scorers not reached; without ten of them it is not comparable', () => {
  expect(gainOf(pairs(20, 3), pairs(9, 2))).toMatchObject({ others: { state: 'few', value: null }, difference: null });
  const { reached, others, difference } = gainOf(pairs(20, 3), pairs(20, 2));
  expect([reached.value, others.value, difference!.value]).toEqual([2.5, 1.5, 1]);
  // Welch: s² of both 0.263, standard error 0.162, t(38) 2.024
  expect(difference!.low).toBeCloseTo(0.672, 2);
  expect(difference!.high).toBeCloseTo(1.328, 2);
});

test('shares are compared in points', () => {
  expect(shareGain({ count: 0, n: 0 }, { count: 5, n: 20 }).difference).toBeNull();
  const { difference } = shareGain({ count: 56, n: 70 }, { count: 48, n: 80 });
  // Newcombe 1998, table II, example (a), method 10: 0.0524 to 0.3339
  expect(difference!.value).toBeCloseTo(20, 9);
  expect([difference!.low, difference!.high].map((each) => Number(each!.toFixed(2)))).toEqual([5.24, 33.39]);
});
