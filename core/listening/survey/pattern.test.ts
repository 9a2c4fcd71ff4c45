import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternFault, patternOf } from './pattern.ts';

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    String.raw`\d`,
    String.raw`\w`,
    '-',
    String.raw`\.`,
    '^',
    '$',
    String.raw`\b`,
  ),
);
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    piece,
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(${one}|${other})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{1,}', '+?'))
      .map(([one, times]) => `(?:${one})${times}`),
  ),
}));

test('patterns mean what they mean in JavaScript', () => {
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', ' ', '.'), maxLength: 8 }),
      (text, value) => {
        expect(patternOf(text)(value), `${text} on “${value}”`).toBe(new RegExp(text, 'u').test(value));
      },
    ),
    { numRuns: 3000 },
  );
  expect(patternOf('^order-[A-Z]{2}$', true)('ORDER-ab')).toBe(true);
  expect(patternOf('^\\p{L}+$')('Zoë')).toBe(true);
  expect(patternOf('^[\\w.\\-]+\\@x\\.de$')('a-b@x.de')).toBe(true);
});

test('what could take for ever ends, and what is not understood says so', () => {
  expect(patternOf('^(a+)+$')(`${'a'.repeat(1999)}!`)).toBe(false);
  expect(patternOf('^(a|a)*b$')('a'.repeat(2000))).toBe(false);
  for (const refused of [
    '(?=a)',
    '(?<!a)b',
    '(a)\\1',
    '(a',
    'a)',
    '*',
    '()',
    '((a{0}){9}){9}',
    '((a{99}){99}){99}',
    '[',
  ])
    expect(() => patternOf(refused), refused).toThrow(PatternFault);
});
