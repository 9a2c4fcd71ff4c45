import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf, type Pair } from './agreement.ts';
import { correctedShares } from './corrected.ts';

test('of two labels it is the estimate of Rogan and Gladen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 95 }),
      fc.integer({ min: 60, max: 95 }),
      fc.integer({ min: 0, max: 200 }),
      (right, spared, read) => {
        const { value, low, high } = correctedShares(
          [read, 200 - read],
          [
            [right, 100 - right],
            [100 - spared, spared],
          ],
        )[0]!;
        const known = (read / 200 + spared / 100 - 1) / ((right + spared) / 100 - 1);
        expect(value).toBeCloseTo(Math.min(1, Math.max(0, known)), 3);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      },
    ),
    { numRuns: 20 },
  );
});

const confusion = [
  [60, 30, 10],
  [10, 70, 20],
  [5, 15, 80],
];

test('of three labels what was mixed is found again, and shares stay shares', () => {
  const truth = [0.3, 0.5, 0.2];
  const read = [0, 1, 2].map((j) => 1000 * truth.reduce((sum, share, k) => sum + (share * confusion[k]![j]!) / 100, 0));
  expect(correctedShares(read, confusion).map(({ value }) => Math.round(value * 1e6) / 1e6)).toEqual(truth);
  const outside = correctedShares([0, 0, 50], confusion).map(({ value }) => value);
  expect(outside.map((value) => Math.round(value * 100) / 100)).toEqual([0, 0, 1]);
  const apart = correctedShares(
    [40, 10, 0],
    [
      [5, 5, 0],
      [5, 5, 0],
      [0, 0, 9],
    ],
  );
  expect(apart.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1);
});

test('few labels widen the interval', () => {
  const width = (times: number) => {
    const { low, high } = correctedShares(
      [300, 400, 300],
      confusion.map((row) => row.map((count) => count * times)),
    )[0]!;
    return high - low;
  };
  expect(width(0.5)).toBeGreaterThan(width(1) * 1.2);
  expect(width(1)).toBeGreaterThan(width(100) * 1.5);
});

const pairs = (one: string, other: string): Pair[] => Array.from(one).map((said, at) => [said, other[at]!]);

test('agreement is that of the published examples', () => {
  expect(agreementOf(pairs('0100000010', '1110010000'))!.value).toBeCloseTo(0.095, 3);
  const names = agreementOf(pairs('aabbdcccedda', 'babbbcccedd' + 'd'))!;
  expect(names.value).toBeCloseTo(0.692, 3);
  expect(names.low).toBeLessThan(0.692);
  expect(agreementOf(pairs('aaaa', 'aaaa'))).toBeUndefined();
});
