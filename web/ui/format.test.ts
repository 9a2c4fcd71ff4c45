import { expect, test } from 'vitest';
import { i18n } from '../languages/i18n.ts';
import { ago, bytes, dayAndClock, duration, figures, initials, money, setFormats, wholeDay } from './format.ts';

setFormats({ locale: 'en-GB', zone: 'Africa/Nairobi' });
const now = new Date('2026-11-20T10:02:00Z');

test('money comes from the smallest unit of its currency', () => {
  expect(money({ amount: 8400, currency: 'EUR' })).toBe('€84.00');
  expect(money({ amount: 8400, currency: 'JPY' })).toBe('JP¥8,400');
});

test('lengths of time name their two largest units', () => {
  expect([0, 40, 60, 6720, 3 * 86_400, 11 * 3600 + 60].map(duration)).toEqual([
    '0 s',
    '40 s',
    '1 min',
    '1 h 52 min',
    '3 d',
    '11 h',
  ]);
});

test('moments are told short in lists and in the zone of the workspace', () => {
  expect(ago('2026-11-20T10:01:50Z', now)).toBe('now');
  expect(ago('2026-11-20T09:21:00Z', now)).toBe('41 m');
  expect(ago('2026-11-19T10:02:00Z', now)).toBe('1 d');
  expect(dayAndClock('2026-11-20T10:02:00Z', now)).toBe('Fri 20 Nov, 13:02');
  expect(dayAndClock('2025-11-20T10:02:00Z', now)).toBe('20 Nov 2025, 13:02');
  expect(wholeDay('2026-11-14T22:30:00Z')).toBe('Sun, 15 November 2026');
});

test('sizes and initials', () => {
  expect([0, 999, 4_200_000].map(bytes)).toEqual(['0 B', '999 B', '4.2 MB']);
  expect(['Amina Otieno', 'lukas@example.com', '+254 700', 'Grace Wanjiru Mwangi'].map(initials)).toEqual([
    'AO',
    'L',
    '?',
    'GM',
  ]);
});

test('figures keep their order in Arabic, whatever letters their units have', () => {
  const before = i18n.locale;
  expect(figures('65–78')).toBe('65–78');
  i18n.loadAndActivate({ locale: 'ar', messages: {} });
  expect(figures('65–78')).toBe('\u206665–78\u2069');
  expect(figures('22 د–1 س')).toBe('\u206722 د–1 س\u2069');
  expect(figures('−4.5 نقاط')).toBe('\u2067\u2066−4.5\u2069 نقاط\u2069');
  i18n.loadAndActivate({ locale: before, messages: {} });
});
