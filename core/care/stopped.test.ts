import { expect, test } from 'vitest';
import { hasStopped } from './stopped.ts';
import { weDid } from './we-did.ts';

test('below ten in all nothing is said; the same often is no change', () => {
  expect(hasStopped({ n: 9, days: 42 }, { n: 0, days: 42 })).toEqual({ verdict: 'too-few', ratio: null });
  expect(hasStopped({ n: 12, days: 42 }, { n: 11, days: 42 }).verdict).toBe('no-change');
});

test('what is named rarely since is fewer, with from and to; the days count', () => {
  const { verdict, ratio } = hasStopped({ n: 30, days: 42 }, { n: 3, days: 42 });
  expect(verdict).toBe('fewer');
  expect(ratio!.value).toBeCloseTo(0.1, 10);
  // Wilson's interval of 3 of 33: 0.0314 to 0.2357
  expect(ratio!.low).toBeCloseTo(0.0324, 3);
  expect(ratio!.high).toBeCloseTo(0.3084, 3);
  expect(hasStopped({ n: 30, days: 42 }, { n: 3, days: 4.2 }).verdict).toBe('no-change');
});

test('without one before there is no number of times; more is said where it is', () => {
  expect(hasStopped({ n: 0, days: 42 }, { n: 20, days: 42 })).toEqual({ verdict: 'more', ratio: null });
  expect(hasStopped({ n: 5, days: 42 }, { n: 30, days: 42 }).verdict).toBe('more');
});

test('what we did is told in the customer’s language', () => {
  expect(weDid('de', { firstName: 'Lena', did: 'Neue Kartons.' })).toContain('Das haben wir getan:\nNeue Kartons.');
});
