import { expect, test } from 'vitest';
import { givenAt } from './given-at.ts';

const hour = 3_600_000;
const received = new Date('2026-05-02T12:00:00Z');
const since = new Date('2026-04-01T00:00:00Z');
const hoursAgo = (age: { clock: number; running: number | null } | undefined) => {
  const { at, dated } = givenAt(received, age, since);
  return [(received.getTime() - at.getTime()) / hour, dated];
};

test.each([
  ['nothing is said', undefined, [0, 'device']],
  ['a day without a connection', { clock: 24 * hour, running: 24 * hour }, [24, 'device']],
  ['the device slept at night: its page ran for less', { clock: 24 * hour, running: 9 * hour }, [24, 'device']],
  ['the page was loaded anew', { clock: 24 * hour, running: null }, [24, 'device']],
  ['the clock was put back a year', { clock: -8760 * hour, running: 5 * hour }, [5, 'running']],
  ['the clock was put back a little', { clock: 2 * hour, running: 5 * hour }, [5, 'running']],
  ['the clock was put forward by decades', { clock: 500_000 * hour, running: 5 * hour }, [5, 'running']],
  ['put forward, and loaded anew', { clock: 500_000 * hour, running: null }, [0, 'received']],
  ['put back, and loaded anew', { clock: -3 * hour, running: null }, [0, 'received']],
  ['older than any answer is taken', { clock: 15 * 24 * hour, running: 15 * 24 * hour }, [0, 'received']],
  ['a little ahead of us', { clock: -10_000, running: null }, [0, 'device']],
])('%s', (_, age, said) => {
  expect(hoursAgo(age)).toEqual(said);
});

test('nothing was given before the place was there', () => {
  const opened = new Date('2026-05-02T10:00:00Z');
  expect(givenAt(received, { clock: 24 * hour, running: null }, opened)).toEqual({ at: received, dated: 'received' });
});
