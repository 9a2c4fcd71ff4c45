import { expect, test } from 'vitest';
import { fitsPage, isTime, type OnPage } from './fits-page.ts';
import type { PageRules } from './page-rules.ts';

const anywhere: PageRules = {
  addresses: [],
  seconds: 0,
  scroll: 0,
  leaving: false,
  event: null,
  visitors: 'all',
  signedIn: 'all',
  languages: [],
  devices: 'all',
};
const page: OnPage = {
  address: 'https://shop.test/cart/pay?step=2',
  returning: false,
  signedIn: false,
  language: 'de-AT',
  width: 1200,
};

test.each([
  ['contains', '/pay', true],
  ['contains', 'shop.test', false],
  ['contains', 'https://shop.test/cart', true],
  ['matches', '/cart/*', true],
  ['matches', '*step=*', true],
  ['matches', '/cart', false],
  ['matches', '/cart/*pay?step=2pay*', false],
  ['matches', `${'*a'.repeat(100)}b`, false],
  ['is', '/cart/pay?step=2', true],
  ['is', '/cart/pay', false],
] as const)('an address that %s %s: %s', (how, text, is) => {
  expect(fitsPage({ ...anywhere, addresses: [{ how, text }] }, page)).toBe(is);
});

test.each([
  [{ visitors: 'new' }, true],
  [{ visitors: 'returning' }, false],
  [{ signedIn: 'yes' }, false],
  [{ signedIn: 'no' }, true],
  [{ languages: ['de', 'fr'] }, true],
  [{ languages: ['fr'] }, false],
  [{ devices: 'wide' }, true],
  [{ devices: 'narrow' }, false],
  [
    {
      addresses: [
        { how: 'is', text: '/' },
        { how: 'contains', text: 'cart' },
      ],
    },
    true,
  ],
] as const)('%o: %s', (rules, is) => {
  expect(fitsPage({ ...anywhere, ...rules } as PageRules, page)).toBe(is);
});

test('everything that is said must have happened', () => {
  const rules = { ...anywhere, seconds: 10, scroll: 50, leaving: true, event: 'paid' };
  const all = { seconds: 10, scroll: 60, leaving: true, events: new Set(['paid']) };
  expect(isTime(rules, all)).toBe(true);
  for (const less of [{ seconds: 9 }, { scroll: 40 }, { leaving: false }, { events: new Set<string>() }])
    expect([less, isTime(rules, { ...all, ...less })]).toEqual([less, false]);
});
