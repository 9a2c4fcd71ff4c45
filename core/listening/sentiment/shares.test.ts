import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf } from '../../statistics/wilson.ts';
import { pointsFigure } from '../../statistics/rules.ts';
import { isKnown, sentimentShares, toldApart, type SentimentFigure } from './shares.ts';

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

test('an engine that never says neutral gives no share, nor does one that mixes two up', () => {
  const neverNeutral = [
    [60, 0, 15],
    [40, 0, 35],
    [8, 0, 52],
  ];
  expect(toldApart(neverNeutral)).toEqual([true, false, true]);
  expect(isKnown(neverNeutral)).toBe('blind');
  expect(sentimentShares({ negative: 300, neutral: 0, positive: 200 }, neverNeutral)).toBeNull();
  // Positive texts read as a mix of the other two: more often positive than all others together, and yet nothing leads back.
  const mixed = [
    [1800, 0, 200],
    [10, 0, 10],
    [210, 0, 90],
  ];
  expect(toldApart(mixed)[2]).toBe(false);
});

test('three that are told apart can be led back', () => {
  const row = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)).filter((counts) => counts.some((count) => count > 0));
  const told = fc.tuple(row, row, row).filter((confusion) => toldApart(confusion).every(Boolean));
  fc.assert(
    fc.property(told, (confusion) => {
      const [[a, b, c], [d, e, f], [g, h, i]] = confusion;
      expect(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)).toBeGreaterThan(0);
    }),
  );
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
