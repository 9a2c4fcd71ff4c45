import { expect, test } from 'vitest';
import { placeDrawn } from './draw.ts';
import { replayTimes, stepsAt, stepsForPage } from './replay.ts';

test('every customer has the same chance, and the same seed draws the same one', () => {
  const draws = Array.from({ length: 20_000 }, (_, at) => placeDrawn(`seed ${at}`, { week: '2026-11-23', of: 5 }));
  const counts = [1, 2, 3, 4, 5].map((place) => draws.filter((each) => each === place).length);
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(20_000);
  // χ² with four degrees of freedom: 23.5 is passed once in ten thousand
  expect(counts.reduce((sum, n) => sum + (n - 4000) ** 2 / 4000, 0)).toBeLessThan(23.5);
  expect(placeDrawn('a', { week: '2026-11-23', of: 1 })).toBe(1);
  expect(placeDrawn('a', { week: '2026-11-23', of: 900 })).toBe(placeDrawn('a', { week: '2026-11-23', of: 900 }));
});

test('a line plays in a minute: no step is missed, long waits take longer', () => {
  const starts = replayTimes([0, 1000, 1_000_000], 60);
  expect(starts[0]).toBe(0);
  expect(starts[1]).toBeCloseTo(10.02, 2);
  expect(starts[2]).toBeCloseTo(40, 9);
  expect(replayTimes([5, 5, 5])).toEqual([0, 10, 20]);
  expect(replayTimes([])).toEqual([]);
  expect([0, 10, 39.9, 40, 99].map((at) => stepsAt(starts, at))).toEqual([1, 1, 2, 3, 3]);
});

test('a page has the beginning, the end and what mattered', () => {
  const steps = ['page.viewed', 'page.viewed', 'promise.broken', 'page.viewed', 'message.received', 'page.viewed'].map(
    (kind, at) => ({ kind, felt: at === 3, at }),
  );
  expect(stepsForPage(steps, 4).map(({ at }) => at)).toEqual([0, 2, 3, 5]);
  expect(stepsForPage(steps, 9)).toEqual(steps);
});
