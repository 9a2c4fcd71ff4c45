import { expect, test } from 'vitest';
import { learnAdjustment } from './adjustment.ts';
import { feelingOf } from './features.ts';
import { languageOf, scriptOf } from './language.ts';
import { scoresOf, softmax, type LinearModel } from './linear.ts';
import { measuredOn } from './measured.ts';
import { packed, unpacked } from './pack.ts';
import { tokensOf } from './tokens.ts';
import { cuesOf } from './words/cues.ts';
import { emotionByWords } from './words/emotions.ts';
import { lookupFor } from './words/lists.ts';

const texts = (given: string): string[] => tokensOf(given).map(({ text }) => text);

test('takes a text apart into words, signs and stops, and keeps nobody’s name or address', () => {
  expect(texts('Thanks @ada, see https://acme.test/x?y=1 or mail ada@acme.test !!! 😡')).toEqual([
    'thanks',
    ',',
    'see',
    'http',
    'or',
    'mail',
    'http',
    '!!',
    '😡',
  ]);
  expect(texts('Order 1042 is SOOOO late, WHERE IS IT?!')).toEqual([
    '<long>',
    '<loud>',
    ...['order', '0', 'is', 'soo', 'late', ',', 'where', 'is', 'it', '?!'],
  ]);
  expect(texts('Je n’ai rien reçu :(')).toEqual(['je', "n'ai", 'rien', 'recu', ':(']);
});

const [good, bad, turned, negators] = [0, 1, 2, 3];

test('a negation turns round what follows within three words, and not beyond a stop', () => {
  const cues = (text: string, language = 'en') => cuesOf(tokensOf(text), lookupFor(language));
  expect(cues('it is good')[good]).toBeGreaterThan(0);
  expect(cues('it is not very good')[good]).toBe(0);
  expect(cues('it is not very good')[turned]).toBeGreaterThan(0);
  expect(cues('no, it is good')[good]).toBeGreaterThan(0);
  expect(cues('Das ist nicht gut', 'de')[turned]).toBeGreaterThan(0);
  expect(cues('Não gostei', 'pt')[negators]).toBeGreaterThan(0);
  expect(cues('Nimependezwa na huduma', 'sw')[good]).toBeGreaterThan(0);
  expect(cues('huduma imechelewa', 'sw')[bad]).toBeGreaterThan(0);
  expect(cues('huduma imechelewa', 'en')[bad]).toBe(0);
});

test('an emotion by words is said when one is named more often than another', () => {
  const by = (text: string, language: string) => emotionByWords(tokensOf(text), language);
  expect(by('Vielen Dank, ich bin dankbar', 'de')).toBe('gratitude');
  expect(by('Asante sana', 'sw')).toBe('gratitude');
  expect(by('No entiendo nada', 'es')).toBe('confusion');
  expect(by('Merci, mais je suis triste', 'fr')).toBeUndefined();
  expect(by('Thank you', 'nl')).toBeUndefined();
});

test('scripts are told by most letters', () => {
  expect(scriptOf('hello')).toBe('Latn');
  expect(scriptOf('طلبي لم يصل')).toBe('Arab');
  expect(scriptOf('包裹还没到 ok')).toBe('Hani');
  expect(scriptOf('12 😀 https://acme.test')).toBe('Zyyy');
});

/** Two languages told apart by nothing: only what is known beforehand speaks. */
const blind: LinearModel = {
  labels: ['en', 'sw', 'ar', 'other'],
  size: 1,
  weights: new Int8Array(4),
  scales: [1, 1, 1, 1],
  bias: [0, 0, 0, 0],
  besides: [],
  temperature: 1,
};

test('what is known of a customer decides where letters do not', () => {
  expect(languageOf(blind, 'sawa', { known: ['sw-KE'] }).language).toBe('sw');
  expect(languageOf(blind, 'ok', { before: 'en' }).language).toBe('en');
  expect(languageOf(blind, '👍', { before: 'sw' })).toEqual({ language: 'sw', script: 'Zyyy', probability: 0 });
  expect(languageOf(blind, '👍')).toEqual({ language: 'und', script: 'Zyyy', probability: 0 });
  expect(languageOf(blind, 'کجاست', { known: ['ar'] }).language).toBe('und');
  expect(languageOf(blind, '包裹还没到', { known: ['en'] }).language).toBe('und');
});

test('models are kept in one file and come back as they were', () => {
  const model: LinearModel = { ...blind, size: 2, weights: Int8Array.from([-127, 0, 1, 127, 5, -5, 3, 4]) };
  const bytes = packed({ version: '1 – ü' }, { second: model, first: blind });
  expect(packed({ version: '1 – ü' }, { first: blind, second: model })).toEqual(bytes);
  const { head, models } = unpacked<{ version: string }>(bytes);
  expect(head.version).toBe('1 – ü');
  expect(models['second']).toEqual(model);
  expect(() => unpacked(bytes.slice(0, -1))).toThrow('cut short');
  expect(() => unpacked(Uint8Array.from([0, 0, 9, 9, 1]))).toThrow('cut short');
});

test('what was measured: accuracy, F1 of each label alike, and how far probabilities are from what came true', () => {
  const sure = (truth: number, said: number, by: number) => ({
    truth,
    probabilities: [0, 1].map((k) => (k === said ? by : 1 - by)),
  });
  const tried = [sure(0, 0, 0.75), sure(0, 0, 0.75), sure(0, 0, 0.75), sure(1, 0, 0.75)];
  const measured = measuredOn('four', 2, tried);
  expect(measured).toMatchObject({ n: 4, accuracy: 0.75, majority: 0.75, calibration: 0 });
  expect(measured.confusion).toEqual([
    [3, 0],
    [1, 0],
  ]);
  expect(measured.macroF1).toBeCloseTo((6 / 7 + 0) / 2);
  expect(measuredOn('one', 2, [sure(0, 1, 0.9)]).calibration).toBeCloseTo(0.9);
});

const flat: LinearModel = { ...blind, labels: ['negative', 'neutral', 'positive'], weights: new Int8Array(3) };

function correction(text: string, said: 'negative' | 'neutral' | 'positive') {
  const { pieces } = feelingOf(text, 'en');
  return { pieces, scores: scoresOf({ ...flat, bias: [0, 1, 0], scales: [1, 1, 1] }, { pieces }), said };
}

test('learns from what people of a workspace corrected, leaves other matters alone, and is the same each time', () => {
  const taught = ['the zip jams', 'zip jams again', 'my zip jams when it rains', 'this zip always jams'].flatMap(
    (text) => Array.from({ length: 3 }, () => correction(text, 'negative')),
  );
  const engine = { version: '1' };
  const adjustment = learnAdjustment(engine, taught)!;
  expect(adjustment.version).toBe('1');
  expect(learnAdjustment(engine, taught)).toEqual(adjustment);
  expect(learnAdjustment(engine, taught.slice(0, 9))).toBeUndefined();
  const before = softmax(correction('the zip of this coat jams', 'neutral').scores);
  expect(before.indexOf(Math.max(...before))).toBe(1);
});
