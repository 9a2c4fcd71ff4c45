import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chatLanguages } from '../chat-languages.ts';
import { attributionLine } from './attribution-line.ts';
import { quoteMessage } from './quote-message.ts';
import { readSpans } from './read-spans.ts';
import { coverExactly } from './span.ts';

const at = new Date('2026-05-03T08:11:00Z');
const anna = { name: 'Anna Berg', address: 'anna@example.com', at };

test('the line above a quoted message is in the words of its reader', () => {
  const lines = chatLanguages.map((language) => attributionLine(anna, { language, zone: 'Europe/Berlin' }));
  expect(lines).toEqual([
    'On Sunday, 3 May 2026 at 10:11, Anna Berg <anna@example.com> wrote:',
    'Mnamo Jumapili, 3 Mei 2026 saa 10:11, Anna Berg <anna@example.com> aliandika:',
    'Le dimanche 3 mai 2026 à 10:11, Anna Berg <anna@example.com> a écrit :',
    'El domingo, 3 de mayo de 2026 a las 10:11, Anna Berg <anna@example.com> escribió:',
    'Em domingo, 3 de maio de 2026, às 10:11, Anna Berg <anna@example.com> escreveu:',
    'Am Sonntag, 3. Mai 2026 um 10:11 Uhr schrieb Anna Berg <anna@example.com>:',
    'في الأحد، 3 مايو 2026 الساعة 10:11، كتب Anna Berg <anna@example.com>:',
  ]);
});

test('a quote keeps its inner quotes, and a long one ends in a mark', () => {
  expect(quoteMessage('On …, Anna wrote:', 'Yes.\n\n> Is it?\n')).toBe('On …, Anna wrote:\n> Yes.\n>\n>> Is it?');
  expect(quoteMessage('On …, Anna wrote:', ' \n')).toBe('');
  const long = quoteMessage('On …, Anna wrote:', 'word\n'.repeat(500)).split('\n');
  expect(long).toHaveLength(62);
  expect(long.at(-1)).toBe('> […]');
  expect(quoteMessage('On …, Anna wrote:', 'a'.repeat(100_000)).length).toBeLessThan(4100);
});

const words = fc.stringMatching(/^[A-Za-zäéß0-9][A-Za-zäéß0-9 ,.!?-]{0,70}$/);
const answer = fc.array(words, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).filter((text) => text.trim() !== '');
const lines = fc.array(fc.oneof(anything, fc.constantFrom('> quoted', '-- ', 'From: a', '')), { minLength: 1 });
const written = fc.record({
  language: fc.constantFrom(...chatLanguages),
  name: fc.string({ unit: 'grapheme', maxLength: 60 }),
  at: fc.date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
  zone: fc.constantFrom('Europe/Berlin', 'Africa/Nairobi', 'America/New_York', 'Asia/Riyadh'),
});

function quotedIn(text: string): string {
  const spans = readSpans(text);
  expect(coverExactly(text, spans)).toBe(true);
  return spans
    .filter(({ kind }) => kind === 'quoted')
    .map(({ from, to }) => text.slice(from, to))
    .join('')
    .trim();
}

test('what we send and what comes back of it is folded exactly where the quote is', () => {
  fc.assert(
    fc.property(answer, answer, fc.tuple(lines, written), (ours, theirs, [earlier, by]) => {
      const head = attributionLine({ ...by, address: 'anna@example.com' }, by);
      const quote = quoteMessage(head, earlier.join('\n'));
      fc.pre(quote !== '');
      const sent = `${ours}\n\n${quote}`;
      expect(quotedIn(sent)).toBe(quote);
      const back = quoteMessage('On Sun, May 3, 2026 at 10:11 AM Acme <desk@acme.test> wrote:', sent);
      expect(quotedIn(`${theirs}\n\n${back}`)).toBe(back);
      const outlook = `From: Acme <desk@acme.test>\nSent: Sunday, May 3, 2026 10:11\nTo: Anna\nSubject: RE: Lamp\n\n${sent}`;
      expect(quotedIn(`${theirs}\n\n${outlook}`)).toBe(outlook.trim());
    }),
    { numRuns: 150 },
  );
});
