import { expect, test } from 'vitest';
import { beforeNow, dayChoices, happenedChoices, happenedIn, happenedKey, meantNow } from './moving-days.ts';

test('which days are meant today', () => {
  expect(meantNow('last-7-days', '2026-11-23')).toMatch(/^17\s*–\s*23 November 2026$/);
  expect(meantNow('yesterday', '2026-11-01')).toBe('31 October 2026');
  expect(beforeNow('last-7-days', '2026-11-23')).toBe('before 17 November 2026');
});

test('a number that is typed offers so many days, weeks and months', () => {
  const labels = (typed: string) => dayChoices(typed, '').map(({ label }) => label);
  expect(labels('in 10')).toEqual(expect.arrayContaining(['Last 10 days', 'Next 10 weeks', 'Today']));
  expect(labels('').filter((label) => label.includes('10'))).toEqual([]);
  expect(dayChoices('', 'next-45-days').at(-1)).toEqual({ value: 'next-45-days', label: 'Next 45 days' });
  const [, before] = happenedChoices('3', {});
  expect(before?.items.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Before the last 3 months', 'Before today']),
  );
});

test('in days or before them goes through the list and comes out the same', () => {
  for (const said of [{ during: 'this-month' }, { before: 'last-7-days' }, {}])
    expect(happenedIn(happenedKey(said))).toEqual(said);
});
