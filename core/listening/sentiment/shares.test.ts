import { expect, test } from 'vitest';
import { shareOf } from '../../statistics/wilson.ts';
import { pointsFigure } from '../../statistics/rules.ts';
import { isKnown, sentimentShares, type SentimentFigure } from './shares.ts';

const confusion = [
  [40, 15, 5],
  [15, 70, 15],
  [2, 8, 40],
];

test('an engine is known by 200 labels, ten of each', () => {
  expect(isKnown(confusion)).toBe('known');
  expect(
    isKnown([
      [40, 15, 5],
      [15, 70, 15],
      [2, 8, 29],
    ]),
  ).toBe('few-labels');
  expect(
    isKnown([
      [5, 3, 1],
      [15, 170, 15],
      [2, 8, 40],
    ]),
  ).toBe('few-of-one');
});

test('shares are corrected, or there are none; of few texts there is no number', () => {
  const read = { negative: 300, neutral: 500, positive: 200 };
  const [negative] = sentimentShares(read, confusion)!;
  expect(negative).toMatchObject({ measure: 'sentiment', of: 'negative', state: 'wide', n: 1000 });
  expect(negative!.value).toBeGreaterThan(30);
  expect(negative!.low!).toBeLessThan(negative!.value!);
  expect(
    sentimentShares(read, [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]),
  ).toBeNull();
  expect(sentimentShares({ negative: 1, neutral: 2, positive: 3 }, confusion)![0]).toMatchObject({
    value: null,
    state: 'few',
  });
  expect(sentimentShares({ negative: 0, neutral: 0, positive: 0 }, confusion)![0]).toMatchObject({ state: 'none' });
});

test('a figure of scores is none of sentiment', () => {
  // @ts-expect-error -- a share of good scores has another measure
  const mixed: SentimentFigure = pointsFigure(shareOf(30, 100));
  expect(mixed.measure).toBeUndefined();
});
