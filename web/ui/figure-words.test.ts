import { expect, test } from 'vitest';
import { boundsText, figureState, tooFew, valueText } from './figure-words.ts';

test('interval or silence', () => {
  expect(figureState({ value: 72, low: 65, high: 78, n: 214 })).toBe('number');
  expect(figureState({ value: 72, low: 55, high: 88, n: 20 })).toBe('wide');
  expect(figureState({ value: null, low: null, high: null, n: 4 })).toBe('few');
  expect(figureState({ value: 75, low: 40, high: 90, n: 4 })).toBe('few');
  expect(figureState({ value: null })).toBe('none');
  expect(figureState({ value: 3, n: 3 })).toBe('number');
  expect(figureState({ value: 600, low: 300, high: 900, n: 40, show: String })).toBe('number');
  expect(tooFew(4)).toBe('too few answers (n 4)');
});

test('an interval is written from–to, never with a plus-minus', () => {
  expect(boundsText({ value: 72, low: 65, high: 78 })).toBe('65–78');
  expect(boundsText({ value: -1, low: -4.5, high: 2.3, digits: 1 })).toBe('−4.5 to 2.3');
  expect(boundsText({ value: 3 })).toBeUndefined();
  expect(valueText(-3.21, { digits: 1, unit: ' points' })).toBe('−3.2 points');
  expect(valueText(-0.3, {})).toBe('0');
});
