import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feelingIn, warmthHints } from './warmth.ts';

const kinds = (hints: ReturnType<typeof warmthHints>) => hints.map(({ kind }) => kind);

test.each([
  [
    'en',
    'I am really disappointed, nobody came.',
    'Your parcel arrives on Tuesday.',
    'Hi Ann, thanks for writing. I am sorry about this.',
  ],
  [
    'sw',
    'Bado nasubiri mzigo wangu, huduma mbaya sana.',
    'Mzigo wako utafika kesho asubuhi.',
    'Habari Ann, asante kwa kutuandikia. Pole sana kwa usumbufu.',
  ],
  [
    'fr',
    'Je suis très déçue de votre service.',
    'Votre colis arrive mardi prochain matin.',
    'Bonjour Ann, merci de votre message. Je suis désolé de cette attente.',
  ],
  [
    'es',
    'Estoy harto de esperar mi pedido.',
    'Su pedido llega el martes que viene.',
    'Hola Ann, gracias por escribirnos. Sentimos mucho la espera.',
  ],
  [
    'pt',
    'Estou muito desiludida com a entrega.',
    'A sua encomenda chega na terça.',
    'Olá Ann, obrigada pela mensagem. Lamento muito o atraso.',
  ],
  [
    'de',
    'Ich bin wirklich enttäuscht von der Lieferung.',
    'Ihr Paket kommt am Dienstag an.',
    'Guten Tag Ann, vielen Dank für Ihre Nachricht. Es tut mir leid.',
  ],
  [
    'ar',
    'أنا غاضبة جدا من هذا التأخير',
    'سيصل طردك يوم الثلاثاء القادم صباحا',
    'مرحبا Ann، شكرا لرسالتك. نعتذر عن التأخير',
  ],
])('%s: a complaint wants name, thanks and a word to the feeling', (...[, last, cold, warm]) => {
  const about = { last, name: 'Ann Meyer', opening: true };
  expect(kinds(warmthHints({ ...about, answer: cold }))).toEqual(['name', 'thanks', 'feeling']);
  expect(warmthHints({ ...about, answer: warm })).toEqual([]);
  expect(kinds(warmthHints({ ...about, answer: cold, opening: false }))).toEqual(['feeling']);
});

test.each([
  ['Hello, which oil do you recommend for the worktop?', undefined],
  ['I am not angry, I only want to know when it comes.', undefined],
  ['WHERE IS MY ORDER NOW', 'WHERE IS MY ORDER NOW'],
  ['Order JO-4471-ABCDEFGHIJKLMNOP', undefined],
  ['Hello?!!!', '!!!'],
  ['It is a nice bath, but Bad Homburg is far away', undefined],
  ['وأنا مستاء من الخدمة', 'مستاء'],
  ['We are Fed  Up, with this', 'Fed Up'],
])('%s carries %s', (text, felt) => {
  expect(feelingIn(text)).toBe(felt);
});

test.each([
  ['Hello, it is on its way to you.', null, true],
  ['Ja, es ist auf dem Weg.', null, false],
  ['田中さん、こんにちは。1 2 3 4 荷物は 明日 届きます', '田中', true],
  ['Dear Mr Müller, it arrives on Monday.', 'Jörg Muller', true],
  [
    'It arrives Monday, says the depot, which holds it back until the customs are through and everything else is done that has to be, dear Jörg',
    'Jörg',
    false,
  ],
])('%s greets %s: %s', (answer, name, greets) => {
  const found = kinds(warmthHints({ answer, last: null, name, opening: true }));
  expect(found.some((kind) => kind === 'name' || kind === 'greeting')).toBe(!greets);
});

test('whatever is written, hints are in order, each once, and go when what they miss is added', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.lorem({ maxCount: 30 }));
  fc.assert(
    fc.property(
      fc.record({ answer: text, last: fc.option(text), name: fc.option(text), opening: fc.boolean() }),
      (looked) => {
        const hints = kinds(warmthHints(looked));
        expect(hints).toEqual(
          ['greeting', 'name', 'thanks', 'feeling'].filter((kind) => hints.includes(kind as never)),
        );
        const kind = `Hello ${looked.name ?? ''} thank you, I am sorry. `;
        const after = kinds(warmthHints({ ...looked, answer: kind + looked.answer, name: null }));
        expect(after).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a text of any length is looked at in its beginning only', () => {
  const long = 'not angry '.repeat(100_000);
  expect(warmthHints({ answer: long, last: long, name: long, opening: true }).length).toBeGreaterThan(0);
});
