import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachableIn, streetsIn } from './addresses.ts';
import { birthsIn } from './births.ts';
import { isCard, isIban } from './check-digits.ts';
import { introducedIn } from './introduced.ts';
import { networksIn } from './networks.ts';
import { numbersIn } from './numbers.ts';
import { faultOfPattern } from './pattern.ts';
import { mostLetters, redact, redactedText } from './redact.ts';
import type { KnownPersonal } from './kinds.ts';

const said = (text: string, known?: KnownPersonal): string => redactedText(redact(text, known));

test.each([
  ['Write to ann.lee+shop@mail.example.com please', 'Write to [mail] please'],
  ['ann (at) example dot com', '[mail]'],
  ['see https://shop.example/o/1?k=abc', 'see [link]'],
  ['Konto DE89 3704 0044 0532 0130 00 bitte', 'Konto [iban] bitte'],
  ['DE89370400440532013000', '[iban]'],
  ['my card 4111 1111 1111 1111 was charged', 'my card [card] was charged'],
  ['call +44 (0)20 7946 0958 or 030/123456-7', 'call [phone] or [phone]'],
  ['رقمي ٠٧١٢٣٤٥٦٧٨ شكرا', 'رقمي [phone] شكرا'],
  ['order 4711234 of 2026-03-01, 3 lamps, 12:30', 'order [number] of 2026-03-01, 3 lamps, 12:30'],
  ['parcel AB12CD34 and #SO-2026-118', 'parcel [number] and [number]'],
  ['Ich wohne Musterstraße 12a in Köln', 'Ich wohne [address] in Köln'],
  ['at 221 Baker Street, London', 'at [address], London'],
  ['12 bis rue de la Paix', '[address]'],
  ['moro na Rua das Flores, 12', 'moro na [address]'],
  ['P.O. Box 4711, Nairobi', '[address], Nairobi'],
  ['Hi, my name is Ann Lee and I wait', 'Hi, my name is [name] and I wait'],
  ['Je m’appelle Zoé', 'Je m’appelle [name]'],
  ['The zip of my coat jams, 100 % annoying', 'The zip of my coat jams, 100 % annoying'],
])('%s', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test('names that are known go in any case, with and without accents, and short words stay', () => {
  const known = { names: ['José Álvarez', 'Li', 'Acme GmbH'] };
  expect(said('JOSE here, alvarez’s order; li is a word, Li is me; ask acme', known)).toBe(
    '[name] here, [name] order; li is a word, [name] is me; ask [name]',
  );
  expect(said('王小明的包裹', { names: ['王小明'] })).toBe('[name]的包裹');
});

test('numbers as the workspace writes them', () => {
  expect(said('my T-7 (box) and T-77', { patterns: ['T-#'] })).toBe('my [number] (box) and T-77');
  expect(said('a.b axb', { patterns: ['a.b'] })).toBe('[number] axb');
  expect(said('kd 12a, KD 123', { patterns: ['KD ##@'] })).toBe('[number], KD 123');
});

test('a pattern says why it cannot be used', () => {
  const faults = ['KD-######', '@@ ###', 'A*#', 'K#', '@@@@', '#**#', '(###)', '#'.repeat(41)].map(faultOfPattern);
  expect(faults).toEqual([undefined, undefined, undefined, 'length', 'digit', 'many', 'ends', 'length']);
});

test('no pattern that may be used makes a long text slow: none leaves more than one way to go on', () => {
  const patterns = ['#*#', '@*########', `${'@'.repeat(19)}*${'#'.repeat(20)}`];
  const texts = ['1', 'a', 'a1', 'a '].map((part) => part.repeat(10_000 / part.length));
  for (const text of texts) expect(redact(text, { patterns }).length).toBeGreaterThan(0);
});

const digit = fc.integer({ min: 0, max: 9 });

test('no card with a right check digit stays, however it is grouped', () => {
  fc.assert(
    fc.property(
      fc.array(digit, { minLength: 12, maxLength: 18 }),
      fc.constantFrom('', ' ', '-', '.'),
      (digits, gap) => {
        const check = [...Array(10).keys()].find((last) => isCard([...digits, last]));
        if (check === undefined) return;
        const written = [...digits, check].join('').replaceAll(/(.{4})(?=.)/g, `$1${gap}`);
        expect(said(`x ${written} y`)).toBe('x [card] y');
      },
    ),
  );
});

test('no account number with right check digits stays', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{4}\d{14}$/), (rest) => {
      const check = [...Array(97).keys()].map((n) => String(n + 2).padStart(2, '0'));
      const iban = check.map((two) => `DE${two}${rest}`).find(isIban)!;
      expect(said(`to ${iban.replaceAll(/(.{4})(?=.)/g, '$1 ')}.`)).toBe('to [iban].');
    }),
  );
});

test('all else stays as it was, once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const pieces = redact(text);
      const words = pieces.flatMap((piece) => ('words' in piece ? [piece.words] : []));
      let at = 0;
      for (const piece of words) {
        at = text.toWellFormed().indexOf(piece, at);
        expect(at).toBeGreaterThanOrEqual(0);
        at += piece.length;
      }
      expect(said(redactedText(pieces))).toBe(redactedText(pieces));
    }),
  );
});

test('no name that is known stays', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][a-zéüø]{3,12}$/), fc.lorem({ maxCount: 8 }), (name, rest) => {
      expect(said(`${rest} ${name}, ${rest}`, { names: [name] })).not.toContain(name);
    }),
  );
});

const hostile = ['1-', 'a@', 'A ', 'a-', 'DE12', '٣ ', '3 of April ', '2001:', 'اسمي محمد ', 'born is ', '12 De La '];

// What goes back over what it has read would need 10,000,000,000 steps here; each reader takes part of a text once.
test.each(hostile)('a hostile text of 100,000 letters is read to its end: %s', (part) => {
  const text = part.repeat(100_000 / part.length);
  const readers = [reachableIn, numbersIn, birthsIn, networksIn, streetsIn, introducedIn];
  for (const reader of readers)
    for (const { from, to } of reader(text)) expect(from >= 0 && from < to && to <= text.length).toBe(true);
});

test('what follows the first 10,000 letters is left out, personal or not', () => {
  expect(said(`${'a '.repeat(mostLetters / 2)}ann@example.com`)).toBe('a '.repeat(mostLetters / 2));
});
