import { expect, test } from 'vitest';
import { periodUntil, periodWords } from './period.ts';

test('a period ends today in its zone and begins with a midnight there', () => {
  const now = new Date('2026-03-29T23:30:00Z');
  const berlin = periodUntil(now, { days: 7, zone: 'Europe/Berlin' });
  expect([berlin.from, berlin.to, berlin.by]).toEqual(['2026-03-24', '2026-03-30', 'day']);
  // Summer time begins within: the first midnight is still at +01:00.
  expect(berlin.start.toISOString()).toBe('2026-03-23T23:00:00.000Z');
  expect(berlin.before.toISOString()).toBe('2026-03-16T23:00:00.000Z');
  const angeles = periodUntil(now, { days: 7, zone: 'America/Los_Angeles' });
  expect([angeles.from, angeles.to]).toEqual(['2026-03-23', '2026-03-29']);
  expect(berlin.buckets.map(({ partial }) => partial)).toEqual([false, false, false, false, false, false, true]);
  expect(periodWords(berlin)).toBe('24 Mar 2026 to 30 Mar 2026, days of Europe/Berlin');
});

test('weeks begin on Monday; the first and the last may be parts', () => {
  const { buckets } = periodUntil(new Date('2026-03-18T12:00:00Z'), { days: 30, zone: 'UTC', by: 'week' });
  expect(buckets).toEqual([
    { start: '2026-02-16', partial: true },
    { start: '2026-02-23', partial: false },
    { start: '2026-03-02', partial: false },
    { start: '2026-03-09', partial: false },
    { start: '2026-03-16', partial: true },
  ]);
});
