import { expect, test } from 'vitest';
import { businessClock } from './business-clock.ts';
import { comingSpans } from './coming-spans.ts';

const day = 86_400_000;
const monday = Date.parse('2026-06-01T00:00:00Z');
const week = Array.from({ length: 7 }, (_, at) => (at === 0 ? [{ from: 540, until: 600 }] : []));
const clockOf = (hours: object) => businessClock({ zone: 'UTC', week, days: new Map(), closures: [], ...hours });

test('coming spans begin before the end, at least the next is told, and what never closes or opens ends', () => {
  const at = (from: number, days: number, hours = {}) =>
    comingSpans(clockOf(hours), from, from + days * day).map((span) => (span.from - monday) / day);
  expect(at(monday, 8)).toEqual([0.375, 7.375]);
  expect(at(monday + day, 1)).toEqual([6.375 + 1]);
  expect(at(monday, 1, { week: week.map(() => [{ from: 0, until: 1440 }]) })).toEqual([0]);
  expect(at(monday, 1, { week: week.map(() => []) })).toEqual([]);
});
