import { expect, test } from 'vitest';
import { z95 } from './distributions.ts';
import { inOrder, type Duration } from './in-order.fixture.ts';
import { quantileOf, survivalCurve, type Quantile } from './kaplan-meier.ts';
import { sortedTimes, timesByGroup } from './sorted-times.ts';

const aml = (times: string): Duration[] =>
  times.split(' ').map((time) => ({ time: Number.parseInt(time, 10), ended: !time.endsWith('+') }));
const maintained = aml('9 13 13+ 18 23 28+ 31 34 45+ 48 161+');
const others = aml('5 5 8 8 12 16+ 23 27 30 33 43 45');

const stepsOf = (durations: readonly Duration[], digits: number) => {
  const { times, shares } = survivalCurve(inOrder(durations));
  return [...times].map((time, at) => `${time} ${shares[at]!.toFixed(digits)}`);
};

test('Kaplan–Meier: the leukaemia data of R', () => {
  const curve = survivalCurve(inOrder(maintained));
  expect(stepsOf(maintained, 3)).toEqual('9 0.909,13 0.818,18 0.716,23 0.614,31 0.491,34 0.368,48 0.184'.split(','));
  expect(curve.shares[0]! * Math.sqrt(curve.greenwood[0]!)).toBeCloseTo(0.0867, 4);
  expect(quantileOf(curve, 0.5).value).toBe(31);
  expect(stepsOf(others, 4).slice(0, 4)).toEqual('5 0.8333,8 0.6667,12 0.5833,23 0.4861'.split(','));
  expect(quantileOf(survivalCurve(inOrder(others)), 0.5).value).toBe(23);
});

/** Step by step and looking at every step, as the sources write it. */
function plainly(durations: readonly Duration[], p: number): Quantile {
  const ends = [...new Set(durations.filter(({ ended }) => ended).map(({ time }) => time))].toSorted((a, b) => a - b);
  let [share, greenwood] = [1, 0];
  const steps = ends.map((time) => {
    const atRisk = durations.filter((one) => one.time >= time).length;
    const d = durations.filter((one) => one.ended && one.time === time).length;
    share *= 1 - d / atRisk;
    greenwood += d / (atRisk * (atRisk - d));
    const spread = (z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
    const limit = (side: number) => (share === 0 ? (side > 0 ? 0 : Number.NaN) : share ** Math.exp(side * spread));
    return { time, value: share, low: limit(1), high: limit(-1) };
  });
  const timeOf = (of: 'value' | 'low' | 'high') => {
    const at = steps.findIndex((step) => step[of] <= 1 - p + 1e-9);
    if (at === -1) return null;
    const [found, next] = [steps[at]!, steps[at + 1]];
    const isFlat = Math.abs(found[of] - (1 - p)) < 1e-9 && next !== undefined;
    return isFlat ? (found.time + next.time) / 2 : found.time;
  };
  return { value: timeOf('value'), low: timeOf('low'), high: timeOf('high') };
}

test('sorted by digits and found by halves, quantiles and their intervals are those of looking at every step', () => {
  for (let run = 0; run < 1_500; run++) {
    const spread = 1 + Math.floor(Math.random() ** 4 * 5e6);
    const censored = Math.random() ** 2;
    const groups = [0, 1].map(() =>
      Array.from({ length: Math.floor(1 + Math.random() ** 2 * 90) }, () => ({
        time: Math.floor(Math.random() ** 2 * spread),
        ended: Math.random() > censored,
      })),
    );
    const all = groups.flatMap((group, at) => group.map(({ time, ended }) => ({ time, cell: 2 * at + Number(ended) })));
    const sorted = sortedTimes({
      times: Uint32Array.from(all, ({ time }) => time),
      cells: Uint32Array.from(all, ({ cell }) => cell),
    });
    const grouping = { groups: 2, groupOf: Int32Array.of(0, 0, 1, 1), ended: Uint8Array.of(0, 1, 0, 1) };
    for (const [at, durations] of timesByGroup(sorted, grouping).entries())
      for (const p of [0.5, 0.9])
        expect(quantileOf(survivalCurve(durations), p), JSON.stringify([p, groups[at]])).toEqual(
          plainly(groups[at]!, p),
        );
  }
});
