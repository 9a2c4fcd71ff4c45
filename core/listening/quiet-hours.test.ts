import { expect, test } from 'vitest';
import { afterQuietHours } from './quiet-hours.ts';

const night = { from: 20 * 60, until: 8 * 60 };
const after = (at: string, quiet = night, zone = 'Africa/Nairobi') =>
  afterQuietHours(new Date(at), quiet, zone).toISOString();

test('what falls into the night waits for the morning of the zone, what does not goes as it is', () => {
  expect(after('2026-11-22T18:30:00Z')).toBe('2026-11-23T05:00:00.000Z');
  expect(after('2026-11-22T23:00:00Z')).toBe('2026-11-23T05:00:00.000Z');
  expect(after('2026-11-23T05:00:00Z')).toBe('2026-11-23T05:00:00.000Z');
  expect(after('2026-11-23T16:59:59Z')).toBe('2026-11-23T16:59:59.000Z');
  expect(after('2026-11-23T17:00:00Z')).toBe('2026-11-24T05:00:00.000Z');
});

test('quiet hours within a day, and the night in which clocks are put back', () => {
  expect(after('2026-11-22T10:00:00Z', { from: 12 * 60, until: 14 * 60 })).toBe('2026-11-22T11:00:00.000Z');
  expect(after('2026-10-25T00:30:00Z', night, 'Europe/Berlin')).toBe('2026-10-25T07:00:00.000Z');
});
