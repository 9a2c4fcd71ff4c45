import { expect, test } from 'vitest';
import type { Figure } from '#core/statistics/rules.ts';
import { targetLeft, targetVerdict, type Target } from './targets.ts';

const from = '2026-03-01';
const figure = (low: number | null, value: number, high: number | null): Figure => ({
  ...{ low, value, high, state: 'number' },
  n: 100,
});
const least: Target = { direction: 'at-least', value: 80, from };
const most: Target = { direction: 'at-most', value: 80, from };

test.each([
  [least, figure(81, 85, 89), 'met'],
  [least, figure(80, 85, 89), 'met'],
  [least, figure(78, 85, 89), 'cannot-tell'],
  [least, figure(70, 75, 81), 'cannot-tell'],
  [least, figure(70, 75, 79), 'missed'],
  [most, figure(70, 75, 79), 'met'],
  [most, figure(70, 75, 80), 'met'],
  [most, figure(70, 75, 81), 'cannot-tell'],
  [most, figure(81, 85, 89), 'missed'],
  // A median whose interval is open at one end.
  [most, figure(70, 75, null), 'cannot-tell'],
  [most, figure(81, 85, null), 'missed'],
  [least, figure(81, 85, null), 'met'],
  [least, { ...figure(81, 95, 99), state: 'wide' }, 'cannot-tell'],
  [least, { ...figure(null, 0, null), value: null, state: 'few' }, 'cannot-tell'],
  [most, { ...figure(null, 0, null), value: null, state: 'not-reached' }, 'cannot-tell'],
] as const)('%j and %j: %s', (target, told, verdict) => {
  expect(targetVerdict(target, { figure: told, interval: 'wilson', from })).toBe(verdict);
});

test('what is counted has no interval and is taken as it is', () => {
  const judged = (value: number) =>
    targetVerdict(most, { figure: figure(null, value, null), interval: 'none', from: '2026-04-01' });
  expect([judged(80), judged(81)]).toEqual(['met', 'missed']);
});

test('the last word holds, since the same was first said', () => {
  const said = (...words: Array<[from: string, value: number | null]>) =>
    targetLeft(words.map(([day, value]) => ({ direction: 'at-least', value, from: day })));
  expect(said()).toBeNull();
  expect(said(['2026-05-01', null], ['2026-03-01', 80])).toBeNull();
  expect(said(['2026-05-01', 80], ['2026-05-01', null], ['2026-03-01', 80])).toEqual(least);
  expect(said(['2026-03-01', 80], ['2026-02-01', null], ['2026-01-01', 80])).toEqual(least);
  expect(said(['2026-03-01', 80], ['2026-02-01', 75])).toEqual(least);
  expect(targetLeft([least, { ...least, direction: 'at-most', from: '2026-02-01' }])).toEqual(least);
});

test('days before a target holds are not held against it', () => {
  expect(targetVerdict(least, { figure: figure(81, 85, 89), interval: 'wilson', from: '2026-02-28' })).toBe('not-yet');
});
