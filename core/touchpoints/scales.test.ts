import { expect, test } from 'vitest';
import { fitsScale, isGood, isLow, scaleNames, scales, type Scale } from './scales.ts';

test('what is low on each scale by itself: effort is low when it is high', () => {
  const lows = (scale: Scale) => {
    const { min, max } = scales[scale];
    return Array.from({ length: max - min + 1 }, (_, at) => min + at).filter((score) => isLow(scale, score));
  };
  expect(Object.fromEntries(scaleNames.map((scale) => [scale, lows(scale).join(' ')]))).toEqual({
    csat5: '1 2',
    nps: '0 1 2 3 4 5 6',
    ces7: '1 2 3',
    ces5: '4 5',
    stars5: '1 2',
    thumbs: '0',
    faces3: '1',
    faces5: '1 2',
    expectation: '1',
    solved: '1',
    rating10: '0 1 2 3 4',
  });
  expect(isLow('ces5', 3, 3)).toBe(true);
  expect(isLow('ces5', 2, 3)).toBe(false);
  expect(isLow('solved', 2, 2)).toBe(true);
});

test('no score is good and low', () => {
  for (const scale of scaleNames)
    for (let score = scales[scale].min; score <= scales[scale].max; score += 0.5)
      expect(isGood(scale, score) && isLow(scale, score), `${scale} ${score}`).toBe(false);
});

test('a score stands on its scale, between two words or pictures nothing does', () => {
  expect([fitsScale('csat5', 4.5), fitsScale('csat5', 5.5), fitsScale('csat5', Number.NaN)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([fitsScale('thumbs', 0.5), fitsScale('solved', 2), fitsScale('solved', 2.5)]).toEqual([false, true, false]);
  for (const scale of scaleNames) {
    const { min, max, ...more } = scales[scale];
    if ('words' in more) expect(more.words).toHaveLength(max - min + 1);
  }
});
