import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { learnAdjustment } from '#core/listening/sentiment/adjustment.ts';
import type { Sentiment } from '#core/listening/sentiment/labels.ts';
import { correctionOf, readFeeling } from '#core/listening/sentiment/read.ts';
import { sentimentEngine } from './load.ts';

const engine = sentimentEngine();
const read = (text: string, known: string[] = []) => readFeeling(engine, text, { known });

/** Our own sentences: none of them was learnt from. */
const plain: Array<[language: string, sentiment: Sentiment, text: string]> = [
  ['en', 'positive', 'Thank you so much, your help was wonderful and quick!'],
  ['en', 'negative', 'This is terrible, I hate how your company lied to me.'],
  ['en', 'negative', 'I am not happy with this at all.'],
  ['en', 'neutral', 'The meeting is on Tuesday in the second room.'],
  ['de', 'positive', 'Vielen Dank, das war wirklich eine tolle und freundliche Beratung!'],
  ['de', 'negative', 'Das Gerät ist schon wieder kaputt, ich bin sehr enttäuscht und verärgert.'],
  ['fr', 'positive', 'Merci beaucoup, le service était excellent et très rapide !'],
  ['fr', 'negative', 'Le colis est arrivé cassé, je suis vraiment déçue, c’est inadmissible.'],
  ['es', 'positive', 'Muchas gracias, el trato fue excelente y muy amable.'],
  ['es', 'negative', 'Es una vergüenza, el producto llegó roto y nadie me ayuda.'],
  ['pt', 'positive', 'Muito obrigada, o atendimento foi excelente e muito simpático!'],
  ['pt', 'negative', 'Péssimo serviço, a encomenda chegou estragada e ninguém responde.'],
  ['sw', 'positive', 'Asante sana, nimefurahi sana na huduma yenu nzuri.'],
  ['ar', 'positive', 'شكرا جزيلا، الخدمة ممتازة والموظفون رائعون'],
  ['ar', 'negative', 'خدمة سيئة جدا، كذب ونصب على الزبائن'],
];

test.each(plain)('reads %s, %s: %s', (language, sentiment, text) => {
  const reading = read(text)!;
  expect(reading.language.language).toBe(language);
  expect(reading.sentiment).toBe(sentiment);
  expect(reading.probability).toBeGreaterThan(1 / 3);
  if (sentiment === 'neutral') expect(Math.abs(reading.value)).toBeLessThan(0.3);
  else expect(reading.value > 0).toBe(sentiment === 'positive');
});

test('says by which engine, and how often that one was right', () => {
  const english = read('Where is my parcel?')!;
  expect(english.engine).toEqual({ way: 'learnt', model: 'en', version: engine.version });
  expect(english.measured[0]).toMatchObject({ set: 'goemotions dev' });
  expect(english.measured[0]!.accuracy).toBeGreaterThan(english.measured[0]!.majority);
  const german = read('Wo ist mein Paket? Ich warte seit Tagen darauf.')!;
  expect(german.engine.way).toBe('words');
  expect(german.measured[0]).toMatchObject({ set: 'umsab val, german' });
  const chinese = read('包裹还没到 😡😡')!;
  expect(chinese).toMatchObject({ engine: { way: 'signs' }, measured: [], sentiment: 'negative' });
  expect(read('Obrigado', ['pt-MZ'])!.measured[0]).toMatchObject({ set: 'afrisenti dev, por' });
});

test('every language is read better than by always saying the commonest', () => {
  for (const [language, { measured }] of Object.entries(engine.languages)) {
    expect(measured.length, language).toBeGreaterThan(0);
    expect(measured[0]!.accuracy, language).toBeGreaterThan(measured[0]!.majority);
  }
});

test('tells an emotion where it shows one', () => {
  expect(read('Thank you so much for your help!')!.emotion?.name).toBe('gratitude');
  expect(read('I am so angry, this makes me furious')!.emotion?.name).toBe('anger');
  expect(read('The parcel is blue')!.emotion).toBeUndefined();
  expect(read('Vielen Dank!')!.emotion).toEqual({ name: 'gratitude' });
});

test('short turns are read by what is known of the customer', () => {
  expect(read('asante')!.language.language).toBe('sw');
  expect(read('sawa', ['sw'])!.language.language).toBe('sw');
  expect(readFeeling(engine, '👍', { before: 'fr' })!.language.language).toBe('fr');
});

test('hostile texts are read like others', () => {
  expect(read('')).toBeUndefined();
  expect(read(' \n ')).toBeUndefined();
  for (const text of [
    'a'.repeat(200_000),
    '\u0000\uD800x',
    '😡'.repeat(5_000),
    'ي'.repeat(10_000),
    '*'.repeat(9_999),
    '@'.repeat(50_000),
  ]) {
    const reading = read(text);
    if (reading) expect(Number.isFinite(reading.value)).toBe(true);
  }
});

test('what a workspace corrected changes how alike texts read, and not how others do', () => {
  const sentences = ['The zip jams', 'Zip jams again today', 'My zip jams when it rains', 'This zip always jams'];
  const corrections = [...sentences, ...sentences, ...sentences].map((text) =>
    correctionOf(engine, { text, language: 'en', said: 'negative' })!,
  );
  const adjustment = learnAdjustment(engine, corrections)!;
  const text = 'The zip of this coat jams';
  const other = 'The meeting is on Tuesday';
  const value = (given: string, taught?: typeof adjustment) =>
    readFeeling(engine, given, { language: 'en', ...(taught && { adjustment: taught }) })!.value;
  expect(value(text, adjustment)).toBeLessThan(value(text) - 0.3);
  expect(Math.abs(value(other, adjustment) - value(other))).toBeLessThan(0.15);
  expect(value(text, { ...adjustment, version: 'another' })).toBe(value(text));
});

test('the models stay small', () => {
  expect(statSync(join(import.meta.dirname, 'engine.model')).size).toBeLessThan(5_000_000);
});
