import { expect, test } from 'vitest';
import { sentiments } from '#core/listening/sentiment/labels.ts';
import { scoresOf, softmax } from '#core/listening/sentiment/linear.ts';
import { packed } from '#core/listening/sentiment/pack.ts';
import { learn, madeSmall } from './learn.ts';
import { examplesOf, measureOn } from './sentiment.ts';
import { temperatureFor } from './temperature.ts';

const sentences = [
  ['the tap drips and floods the kitchen', 0],
  ['it squeaks all night', 0],
  ['the lamp hangs above the table', 1],
  ['there are four chairs', 1],
  ['it purrs like a cat', 2],
  ['the door glides beautifully', 2],
] as const;

const shown = Array.from({ length: 20 }, () => sentences)
  .flat()
  .map(([text, label]) => ({ text, label }));

const recipe = { labels: sentiments, size: 2 ** 10, rounds: 4, pace: 0.1 };

test('the same examples give the same bytes, and a model that knows them', () => {
  const once = () => packed({ version: 'test' }, { en: madeSmall(learn(examplesOf(shown, 'en'), recipe), 1) });
  expect(once()).toEqual(once());
  const model = madeSmall(learn(examplesOf(shown, 'en'), recipe), 1);
  expect(measureOn('own', model, examplesOf(shown, 'en')).accuracy).toBe(1);
});

test('the temperature makes an overconfident model as sure as it is right', () => {
  const model = madeSmall(learn(examplesOf(shown, 'en'), { ...recipe, rounds: 30 }), 1);
  const mixed = shown.map(({ text, label }, at) => ({ text, label: at % 3 === 0 ? (label + 1) % 3 : label }));
  const held = examplesOf(mixed, 'en');
  const temperature = temperatureFor(model, held);
  expect(temperature).toBeGreaterThan(1);
  const before = measureOn('own', model, held).calibration;
  expect(measureOn('own', { ...model, temperature }, held).calibration).toBeLessThan(before);
  const [first] = held;
  expect(softmax(scoresOf({ ...model, temperature }, first!.features)).every(Number.isFinite)).toBe(true);
});
