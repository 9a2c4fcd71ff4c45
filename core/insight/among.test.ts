import { expect, test } from 'vitest';
import { chance } from '#core/statistics/chance.ts';
import { compareProportions } from '#core/statistics/proportions.ts';
import { judge, pointsFigure, type Change } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { countingAmong } from './among.ts';

const n = 400;
const random = chance(5);

function good(share: number): number {
  return Array.from({ length: n }).filter(() => random() < share).length;
}

function changed([before, now]: readonly [number, number]): Change | null {
  const counted = [before, now].map((share) => ({ count: good(share), n })) as [Proportion, Proportion];
  const figures = counted.map(({ count }) => pointsFigure(shareOf(count, n))) as [Shown, Shown];
  return judge(figures, compareProportions(...counted), 2);
}

type Proportion = Parameters<typeof compareProportions>[0];
type Shown = ReturnType<typeof pointsFigure>;

/** Of 200 pages how many name at least one of these changes. */
function naming(changes: ReadonlyArray<readonly [number, number]>, judged: typeof countingAmong): number {
  const pages = Array.from({ length: 200 }, () => changes.map(changed));
  return pages.filter((page) => page.map(judged(page)).some((change) => change?.detectable === true)).length;
}

const quiet = Array.from({ length: 20 }, () => [0.8, 0.8] as const);

test('where nothing changed one page in twenty names something at most, not two in three', () => {
  expect(naming(quiet, countingAmong)).toBeLessThanOrEqual(18);
  expect(naming(quiet, () => (change) => change)).toBeGreaterThan(100);
});

test('what really changed is named all the same', () => {
  expect(naming([...quiet, [0.8, 0.65]], countingAmong)).toBeGreaterThan(180);
});

test('what cannot be compared stays so and takes nothing from the others', () => {
  const change = { value: 5, low: 1, high: 9, p: 0.03, detectable: true };
  const counting = countingAmong([null, change, null]);
  expect(counting(null)).toBeNull();
  expect(counting(change)).toEqual(change);
});
