import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkValues } from './check-values.ts';
import { confirmationText, withoutLinks } from './confirmation.ts';
import { drawForm } from './draw-form.ts';
import { faultsOfFields } from './faults-of-fields.ts';
import { fieldOf, formLimits, usualFields, type FormField } from './fields.ts';
import { faultOfFile } from './file-rules.ts';
import { bitsUnder, isSolved, mostBits, proofParts, solvePart, usualBits } from './proof.ts';
import { sha256 } from './sha-256.ts';
import { formWords } from './words.ts';

const options = [
  { key: 'a', label: { en: 'A' } },
  { key: 'b', label: { en: 'B' } },
];
const topic = fieldOf({ key: 'topic', kind: 'choice', options });
const why = fieldOf({ key: 'why', kind: 'text', required: true, showIf: { field: 'topic', is: ['a'] } });
const more = fieldOf({ key: 'more', kind: 'long', required: true, showIf: { field: 'why', is: ['any'] } });

const read = (field: Partial<FormField> & Pick<FormField, 'kind'>, value: unknown) => {
  const { values, faults } = checkValues([fieldOf({ key: 'x', required: true, ...field })], { x: value });
  return faults[0]?.code ?? values.get('x');
};

test('what is not shown is neither asked for nor kept, whatever depends on it', () => {
  const fields = [topic, why, more];
  expect(checkValues(fields, { topic: 'b', why: 'x', more: 'y' })).toEqual({
    values: new Map([['topic', ['b']]]),
    faults: [],
  });
  expect(checkValues(fields, { topic: 'a' }).faults).toEqual([{ field: 'why', code: 'missing' }]);
  expect(checkValues(fields, { topic: 'a', why: 'x' }).faults).toEqual([{ field: 'more', code: 'missing' }]);
  expect(checkValues(fields, JSON.parse('{"__proto__":{"topic":"a"},"toString":"x"}')).values.size).toBe(0);
});

test('values are read as each kind has them, and anything else is named', () => {
  expect(read({ kind: 'email' }, ' Ann@customer.example ')).toBe('Ann@customer.example');
  for (const wrong of ['ann', 'a@b', 'a b@c.de', 'a@c..de', 'a@-c.de', 'a\u0000b@@c.de', '"<x>"@c.de'])
    expect(read({ kind: 'email' }, wrong)).toBe('notMail');
  expect(read({ kind: 'text' }, 'one\r\ntwo\u202Egnp\u0000')).toBe('one twognp');
  expect(read({ kind: 'long' }, 'one\r\n\ttwo\u0007')).toBe('one\n\ttwo');
  expect(read({ kind: 'text' }, 'x'.repeat(201))).toBe('tooLong');
  expect(read({ kind: 'number', least: 1, most: 9 }, '4,5')).toBe('4.5');
  expect(read({ kind: 'number', least: 1, most: 9 }, '10')).toBe('tooLarge');
  expect(read({ kind: 'number' }, '1e5')).toBe('notNumber');
  expect(read({ kind: 'date' }, '2024-02-30')).toBe('notDate');
  expect(read({ kind: 'choices', options }, ['b', 'a', 'b'])).toEqual(['a', 'b']);
  expect(read({ kind: 'choice', options }, ['a', 'b'])).toBe('notChoice');
  expect(read({ kind: 'choice', options }, 'c')).toBe('notChoice');
  expect(read({ kind: 'consent' }, false)).toBe('mustAgree');
  expect(read({ kind: 'text' }, { toString: 'x' })).toBe('notChoice');
});

test('a form cannot be made that nobody could send or answer', () => {
  const usual = usualFields();
  expect(faultsOfFields(usual)).toEqual([]);
  const messages = (fields: FormField[]) => faultsOfFields(fields).map(({ message }) => message);
  expect(messages(usual.filter(({ role }) => role !== 'email'))).toHaveLength(1);
  expect(messages([why, topic, ...usual])).toEqual(['must be a field that stands before it']);
  expect(messages([...usual, usual[0]!])).toEqual(['have name twice', 'have two that stand for name']);
});

test('work is checked by the same hash as everywhere, and grows with what comes in', () => {
  for (const text of ['', 'abc', 'x'.repeat(55)])
    expect(
      sha256(text)
        .map((word) => word.toString(16).padStart(8, '0'))
        .join(''),
    ).toBe(createHash('sha256').update(text).digest('hex'));
  const puzzle = { nonce: 'n'.repeat(32), bits: 6 };
  const counters = Array.from({ length: proofParts }, (_, part) => solvePart(puzzle, part));
  expect(isSolved(puzzle, counters)).toBe(true);
  expect(isSolved({ ...puzzle, nonce: 'm'.repeat(32) }, counters)).toBe(false);
  expect(isSolved(puzzle, counters.slice(1))).toBe(false);
  const bits = (form: number, network: number) => bitsUnder({ form, network });
  expect([bits(60, 10), bits(61, 0), bits(0, 40), bits(1e6, 0)]).toEqual([usualBits, 14, 15, mostBits]);
});

test('programs are no attachments, however they are called', () => {
  const fault = (name: string, accept: 'any' | 'documents' | 'pictures' = 'any') =>
    faultOfFile({ name, size: 1 }, accept);
  expect(['a.pdf', 'a', '.hidden', 'a.tar.gz'].map((name) => fault(name))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  for (const name of ['a.exe', 'a.EXE ', 'a.pdf.js', 'a.scr...', 'x.svg']) expect(fault(name)).toBe('fileWrongKind');
  expect(fault('a.pdf', 'pictures')).toBe('fileWrongKind');
  expect(fault('photo.JPG', 'pictures')).toBeUndefined();
});

test('a confirmation carries nothing that leads anywhere', () => {
  for (const bait of [
    'https://evil.example/x',
    'evil.example',
    'www.evil.co.uk/a?b=c',
    'ev\u0456l.рф',
    'write to me@evil.example',
    'call +49 30 1234567',
    'javascript:alert(1)',
    'HTTP://EVIL.EXAMPLE',
  ])
    expect(withoutLinks(`Hello ${bait} there`)).toMatch(/^Hello .*\[…\].* there$/);
  expect(withoutLinks('Order A-1744, 2 lamps at 19.90. It broke.')).toBe('Order A-1744, 2 lamps at 19.90. It broke.');
});

test('a confirmation is written in no time, and says what it left out', () => {
  const long = (key: string, value: string) => ({ key, kind: 'long' as const, role: null, label: key, value });
  const told = (fields: Array<ReturnType<typeof long>>) =>
    confirmationText({ language: 'en', number: 7, words: '', sender: 'Acme', fields });
  const started = performance.now();
  told(Array.from({ length: formLimits.fields }, (_, at) => long(`f${at}`, 'a.'.repeat(formLimits.long / 2))));
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(told([long('Why', 'x'.repeat(300))])).toContain(`Why: ${'x'.repeat(300)}\n`);
  for (const more of ['x'.repeat(301), `https://evil.example/${'x'.repeat(900)}`])
    expect(told([long('Why', more)])).toMatch(/^Why: .{3,300}… \(shortened\)$/m);
});

test('every language has every sentence with the same places in it, and what is written into a page is text there', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
  for (const words of Object.values(formWords))
    for (const [name, text] of Object.entries(formWords.en))
      expect([name, ...places(words[name as keyof typeof words])]).toEqual([name, ...places(text)]);
  const evil = '"><script>alert(1)</script>';
  const settings = {
    title: { en: evil },
    intro: { en: evil },
    language: 'en' as const,
    fields: [
      fieldOf({
        key: 'x',
        kind: 'choice',
        label: { en: evil },
        help: { en: evil },
        options: [{ key: 'a', label: { en: evil } }],
      }),
      fieldOf({ key: 'y', kind: 'long' }),
    ],
  };
  const { html } = drawForm({
    settings,
    language: 'en',
    given: { y: `</textarea>${evil}` },
    faults: [{ field: 'x', code: 'missing' }],
    prefix: 'f-',
    bare: false,
    presence: { open: null, within: null },
    carried: { pass: evil },
    action: evil,
  });
  expect(html).not.toContain('<script');
});
