import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, type Line } from './line.ts';
import { kindsOf, readSpans } from './read-spans.ts';
import { coverExactly, visibleText } from './span.ts';

const shown = (text: string, subject = ''): string => visibleText(text, readSpans(text, { subject }));

const hostile: Record<string, string> = {
  'marks in one line': '>',
  'marks in lines': '> \n',
  newlines: '\n',
  'blank marked lines': '>\n\n',
  'beginnings of attributions': 'On ',
  'attributions without an end': 'On Fri, May 3, 2024 at 10:11 AM Anna <anna@example.com\n',
  'ends of attributions': 'wrote:\n',
  'whole attributions': 'On 3 May 2024 at 10:11, Anna <a@b.c> wrote:\n\n',
  headers: 'From: a@b.c\n',
  'pairs of headers': 'From: a@b.c\nTo: b\n',
  rules: '--------------------\n',
  'signature marks': '-- \n',
  footers: 'Sent from my iPhone\n',
  'sign-offs': 'Regards,\n',
  interleaved: '> a question\nan answer\n',
  'broken quotes': `> ${'word '.repeat(14)}\nword\n`,
  postscripts: 'PS: x\n',
  spaces: ' ',
  'letters in one line': 'a',
};

/** How often lines are looked at. Each look is at 300 letters at most, so this is the work. */
function looksAt(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  let looks = 0;
  const lines = new Proxy<Line[]>(linesOf(text), {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d/.test(key)) looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  kindsOf(lines, text, '');
  return looks;
}

test.each(Object.entries(hostile))('the work grows with the length: %s', (_, unit) => {
  const [one, two] = [looksAt(unit, 5000), looksAt(unit, 10_000)];
  expect(two).toBeLessThan(2.2 * one + 100);
  expect(linesOf(unit.repeat(1000)).every(({ words }) => words.length <= 300)).toBe(true);
});

test('a hundred thousand letters of anything are read', () => {
  for (const unit of Object.values(hostile)) {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(coverExactly(text, readSpans(text))).toBe(true);
  }
});

const piece = fc.oneof(
  fc.constantFrom(
    ...Object.values(hostile),
    '\n\n',
    '-- \nAnna\n',
    'Begin forwarded message:\n',
    '>> x\n',
    '\r\n',
    '🙂\n',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

test('spans cover every text exactly and something of it stays visible', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', 'Fwd: x', 'Re: x'), (pieces, subject) => {
      const text = pieces.join('');
      const spans = readSpans(text, { subject });
      expect(coverExactly(text, spans)).toBe(true);
      if (text.trim() !== '') expect(visibleText(text, spans)).not.toBe('');
    }),
    { numRuns: 300 },
  );
});

test('what is handed on is content', () => {
  const handed =
    'From: Power <bill@power.example>\nSent: Friday, May 3, 2024\nTo: Ann\nSubject: Bill\n\nYou owe us 30.';
  expect(shown(handed)).toBe(handed);
  for (const subject of ['FW: Bill', '[EXTERNAL] WG: Bill', 'إعادة توجيه: Bill'])
    expect(shown(`Is this from you?\n\n${handed}`, subject)).toBe(`Is this from you?\n\n${handed}`);
  expect(shown(`It is paid.\n\n${handed}`, 'RE: Bill')).toBe('It is paid.');
});

test('somebody whose answers stand within the quote is seen with it', () => {
  const quote =
    'From: Acme <help@acme.test>\nSent: Friday, May 3, 2024\nTo: Ann\nSubject: Form\n\nYour street? Main Street 5';
  expect(shown(`My answers are below in red.\n\n${quote}`)).toContain('Main Street 5');
});

test('a seal, a phone and a number below a name are no words of the message, also where no blank line parts them', () => {
  const seal = ['-----BEGIN PGP SIGNATURE-----', '', 'eA==', '=abcd', '-----END PGP SIGNATURE-----'];
  expect(shown(['I agree to it.', ...seal].join('\n'))).toBe('I agree to it.');
  expect(shown('Where is it?\nSent from my iPhone')).toBe('Where is it?');
  expect(shown('Where is it?\n\nRegards,\nCarl Long\nLong & Sons, +44 20 7946 0000')).toBe('Where is it?');
});
