import { expect, test } from 'vitest';
import { daysBy, daysFromToday, daysOf, namedDays, readDaysFromToday } from './days-from-today.ts';

test('days from today, by the calendar', () => {
  const cases: Array<[string, string, string, string]> = [
    ['today', '2026-03-06', '2026-03-06', '2026-03-06'],
    ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['tomorrow', '2026-12-31', '2027-01-01', '2027-01-01'],
    ['last-7-days', '2026-03-06', '2026-02-28', '2026-03-06'],
    ['next-3-days', '2026-03-06', '2026-03-06', '2026-03-08'],
    ['last-1-day', '2026-03-06', '2026-03-06', '2026-03-06'],
    ['last-2-weeks', '2026-03-06', '2026-02-21', '2026-03-06'],
    ['last-1-month', '2026-03-31', '2026-03-01', '2026-03-31'],
    ['next-1-month', '2028-01-31', '2028-01-31', '2028-02-28'],
    ['this-week', '2026-03-08', '2026-03-02', '2026-03-08'],
    ['this-week', '2026-03-09', '2026-03-09', '2026-03-15'],
    ['last-week', '2026-03-09', '2026-03-02', '2026-03-08'],
    ['next-week', '2026-03-08', '2026-03-09', '2026-03-15'],
    ['this-month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['next-month', '2026-01-31', '2026-02-01', '2026-02-28'],
    ['last-year', '2026-01-31', '2025-01-01', '2025-12-31'],
    ['next-year', '2026-01-31', '2027-01-01', '2027-12-31'],
  ];
  for (const [text, today, first, last] of cases) expect([text, daysBy(text, today)]).toEqual([text, { first, last }]);
  for (const text of namedDays) expect(daysFromToday.safeParse(text).success).toBe(true);
});

test('as people type them; what is no day is none', () => {
  expect(readDaysFromToday(' Last 7 days')).toBe('last-7-days');
  for (const wrong of ['last-0-days', 'last-7', 'next-4000-days', 'this-day', 'last-2-years', '2026', ''])
    expect([wrong, readDaysFromToday(wrong)]).toEqual([wrong, null]);
  expect(daysOf('2026-02', '2026-03-06')).toEqual({ first: '2026-02-01', last: '2026-02-28' });
  expect(daysOf('2026', '2026-03-06')).toEqual({ first: '2026-01-01', last: '2026-12-31' });
  expect([daysOf('2026-02-30', '2026-03-06'), daysOf('soon', '2026-03-06')]).toEqual([null, null]);
});
