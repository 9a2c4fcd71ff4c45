import { expect, test } from 'vitest';
import { emotionConfusion, emotionRight, emotionShare } from './emotion-shares.ts';
import { isKnown, type SentimentFigure } from './shares.ts';

test('a text may show several emotions, of which the engine says one or none', () => {
  const cells = [
    { said: ['anger', 'worry'], verdict: 'anger', count: 20 },
    { said: ['worry'], verdict: 'anger', count: 5 },
    { said: ['anger'], verdict: 'none', count: 15 },
    { said: [], verdict: 'none', count: 160 },
  ] as const;
  expect(emotionConfusion('anger', cells)).toEqual([
    [20, 15],
    [5, 160],
  ]);
  expect(emotionConfusion('worry', cells)).toEqual([
    [0, 25],
    [0, 175],
  ]);
  expect(emotionRight(emotionConfusion('anger', cells))).toMatchObject({
    found: { count: 20, n: 35 },
    right: { count: 20, n: 25, value: 0.8 },
  });
});

test('an emotion is known by 200 labels, ten that show it, and by being told from others', () => {
  const known = (...confusion: [[number, number], [number, number]]) => isKnown(confusion);
  expect(known([15, 10], [5, 170])).toBe('known');
  expect(known([15, 10], [5, 169])).toBe('few-labels');
  expect(known([5, 4], [5, 186])).toBe('few-of-one');
  expect(known([2, 20], [5, 173])).toBe('blind');
  expect(known([0, 25], [0, 175])).toBe('blind');
});

test('a share is corrected as Rogan and Gladen do, with an interval, or there is none', () => {
  const confusion = [
    [20, 20],
    [16, 144],
  ];
  const share = emotionShare('anger', [180, 820], confusion)!;
  expect(share).toMatchObject({ measure: 'emotion', of: 'anger', n: 1000 });
  expect(share.value).toBeCloseTo(((0.18 + 0.9 - 1) / (0.5 + 0.9 - 1)) * 100, 6);
  expect(share.low!).toBeLessThan(share.value! - 5);
  expect(share.high!).toBeGreaterThan(share.value! + 5);
  expect(emotionShare('anger', [3, 4], confusion)).toMatchObject({ value: null, state: 'few' });
  expect(emotionShare('anger', [0, 0], confusion)).toMatchObject({ state: 'none' });
  expect(
    emotionShare(
      'anger',
      [180, 820],
      [
        [1, 0],
        [0, 1],
      ],
    ),
  ).toBeNull();
  // @ts-expect-error -- a share of emotions is none of sentiment
  const mixed: SentimentFigure = share;
  expect(mixed.measure).toBe('emotion');
});
