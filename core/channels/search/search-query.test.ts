import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closestWords, lettersApart } from './closest-words.ts';
import { highlight } from './highlight.ts';
import { plainLetters } from './plain-letters.ts';
import { asksForSomething, readSearch } from './search-query.ts';

const words = (typed: string) =>
  readSearch(typed).terms.map(({ text, phrase, not, of }) =>
    [of, not ? '-' : '', phrase ? `"${text}"` : text].join(' ').trim(),
  );

test('words, words in a row, without, and of whom', () => {
  expect(words('lamp "broken glass" -refund from:anna to:"Ben Meyer" -from:bot')).toEqual([
    'words  lamp',
    'words  "broken glass"',
    'words - refund',
    'from  anna',
    'to  "Ben Meyer"',
    'from - bot',
  ]);
  expect(words('„zwei Wörter“ 12:30 https://shop.example/a note:this "open end')).toEqual([
    'words  "zwei Wörter"',
    'words  12:30',
    'words  https://shop.example/a',
    'words  note:this',
    'words  "open end"',
  ]);
});

test('filters in any place and any case', () => {
  expect(
    readSearch(
      'STATUS:Open lamp channel:chat tag:vip tag:"late parcel" assignee:me has:file before:2026-03 after:2025 during:"Last 7 days" in:anywhere',
    ),
  ).toMatchObject({
    ...{ status: ['open'], channel: ['chat'], tags: ['vip', 'late parcel'], assignee: 'me', hasFile: true },
    ...{ before: '2026-03', after: '2025', during: 'Last 7 days', place: 'anywhere', problems: [] },
  });
});

test('what is not understood is said in words, and the rest is looked for', () => {
  const { problems, terms, status } = readSearch('lamp status:lost before:soon has:wings in:space -tag:vip');
  expect(problems).toEqual([
    '“before:” takes a day, a month or a year such as 2026-03-14, 2026-03 or 2026, or yesterday, this-month or last-7-days.',
    '“has:” takes file, not “wings”.',
    '“in:” takes open, waiting, on-hold, resolved, spam or anywhere, not “space”.',
    '“-tag:” is not possible: only words, from: and to: can be left out.',
  ]);
  expect([terms.length, status]).toEqual([1, ['lost']]);
  expect(asksForSomething(readSearch(' - "" from: ')).valueOf()).toBe(false);
});

test('whatever is typed is read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[-a-z:"“ 0-9]*$/)), (typed) => {
      const { terms } = readSearch(typed);
      expect(terms.length).toBeLessThanOrEqual(12);
      const marked = terms.map(({ text }) => ({ word: plainLetters(text), begins: true }));
      const { parts } = highlight(typed, marked, 5_000);
      expect(parts.map(({ text }) => text).join('')).toBe(typed.replaceAll(/\s+/g, ' ').trim().toWellFormed());
    }),
  );
});

const marks = (text: string, ...wanted: string[]) =>
  highlight(
    text,
    wanted.map((word) => ({ word: word.replace('*', ''), begins: word.endsWith('*') })),
  )
    .parts.map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('');

test('what was looked for is marked in any script', () => {
  expect(marks('Die Größe der Häuser: gross!', 'grosse', 'haus*')).toBe('Die [Größe] der [Häuser]: gross!');
  expect(marks('Die Häuser', 'haus')).toBe('Die Häuser');
  expect(marks('Die Häuser', 'hauser')).toBe('Die [Häuser]');
  expect(marks('我的退款还没到', '退款', '款还')).toBe('我的[退款还]没到');
  expect(marks('مرحباً بكم', 'مرحبا')).toBe('[مرحباً] بكم');
  expect(marks(`${'before '.repeat(60)}lamp after`, 'lamp')).toMatch(/^… before (before )+\[lamp\] after$/);
});

test('a slip of the fingers', () => {
  expect([lettersApart('refnud', 'refund'), lettersApart('lamp', 'lamps'), lettersApart('a', 'bcd')]).toEqual([
    1, 1, 3,
  ]);
  expect(closestWords('refnud', ['refunds', 'refuse', 'refund'])).toEqual(['refund']);
  expect(closestWords('delivrey', ['delivery', 'deliver', 'livery'])).toEqual(['delivery', 'deliver']);
});
