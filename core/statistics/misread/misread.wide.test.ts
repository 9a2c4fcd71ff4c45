import { expect, test } from 'vitest';
import { chance } from '../chance.ts';
import { correctedShares } from './corrected.ts';

type Shares = readonly number[];

const ofThree = [
  [0.62, 0.28, 0.1],
  [0.12, 0.7, 0.18],
  [0.05, 0.15, 0.8],
];

function drawnFrom(shares: readonly number[], random: () => number): number {
  let left = random();
  for (let k = 0; k < shares.length - 1; k++) {
    left -= shares[k]!;
    if (left < 0) return k;
  }
  return shares.length - 1;
}

/** How often the interval of each share holds the truth, when labels and texts are drawn anew each time. */
function coverage(rates: readonly Shares[], [labelled, texts]: [number, number], [before, now]: [Shares, Shares]) {
  const random = chance(labelled * 31 + texts);
  const held = now.map(() => 0);
  const runs = 200;
  for (let run = 0; run < runs; run++) {
    const confusion = rates.map((row) => row.map(() => 0));
    for (let n = 0; n < labelled; n++) {
      const so = drawnFrom(before, random);
      confusion[so]![drawnFrom(rates[so]!, random)]! += 1;
    }
    const read = now.map(() => 0);
    for (let n = 0; n < texts; n++) read[drawnFrom(rates[drawnFrom(now, random)]!, random)]! += 1;
    const found = correctedShares(read, confusion);
    for (const [k, { low, high }] of found.entries()) if (low <= now[k]! && now[k]! <= high) held[k]! += 1;
  }
  return held.map((count) => count / runs);
}

const asBefore = [0.3, 0.5, 0.2];

test.each([
  [200, 300, [asBefore, asBefore]],
  [200, 2000, [asBefore, [0.5, 0.3, 0.2]]],
  [
    200,
    100,
    [
      [0.15, 0.65, 0.2],
      [0.1, 0.6, 0.3],
    ],
  ],
  [600, 1000, [asBefore, [0.2, 0.6, 0.2]]],
] as Array<[number, number, [Shares, Shares]]>)(
  'with %i labels and %i texts the intervals hold the truth',
  (labelled, texts, shares) => {
    for (const held of coverage(ofThree, [labelled, texts], shares)) {
      expect(held).toBeGreaterThanOrEqual(0.93);
      expect(held).toBeLessThanOrEqual(0.99);
    }
  },
);

// Two that are told apart alike, and an emotion that few texts show, half as many as when they were labelled.
test.each([
  [
    [
      [0.8, 0.2],
      [0.15, 0.85],
    ],
    [200, 300],
    [
      [0.4, 0.6],
      [0.4, 0.6],
    ],
  ],
  [
    [
      [0.7, 0.3],
      [0.05, 0.95],
    ],
    [250, 500],
    [
      [0.1, 0.9],
      [0.05, 0.95],
    ],
  ],
] as Array<[Shares[], [number, number], [Shares, Shares]]>)(
  'of two that are read by %j the intervals hold the truth, too',
  (ofTwo, drawn, shares) => {
    for (const held of coverage(ofTwo, drawn, shares)) {
      expect(held).toBeGreaterThanOrEqual(0.93);
      expect(held).toBeLessThanOrEqual(0.99);
    }
  },
);
