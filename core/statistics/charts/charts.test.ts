import { expect, test } from 'vitest';
import { chance } from '../chance.ts';
import { chartPeriods } from './chart.ts';
import { averageChart } from './ewma.ts';
import { shareChart } from './laney.ts';
import type { Period } from './periods.ts';

const random = chance(20_261_123);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Periods of `n` answers around a mean that itself differs by `more`; on Sundays it is lower by `sunday`. */
function periods(count: number, { mean = 0.8, n = 400, more = 0.03, sunday = 0 } = {}): Period[] {
  return Array.from({ length: count }, (_, at) => {
    const size = Math.round(n * (0.5 + random()));
    const usual = mean - (at % 7 === 6 ? sunday : 0) + more * normal();
    const noise = Math.sqrt((usual * (1 - usual)) / size) * normal();
    return { n: size, mean: Math.min(1, Math.max(0, usual + noise)), group: at % 7 };
  });
}

/** Laney 2002 as it is written: p̄ ± 3 σp σz, σz the mean moving range of z / 1.128. */
function laneyAsWritten(all: readonly Period[]) {
  const n = all.reduce((sum, one) => sum + one.n, 0);
  const centre = all.reduce((sum, one) => sum + one.n * one.mean, 0) / n;
  const error = (one: Period) => Math.sqrt((centre * (1 - centre)) / one.n);
  const zs = all.map((one) => (one.mean - centre) / error(one));
  const ranges = zs.slice(1).map((z, at) => Math.abs(z - zs[at]!));
  const spread = ranges.reduce((sum, range) => sum + range, 0) / ranges.length / 1.128;
  return (one: Period) => [centre - 3 * error(one) * spread, centre + 3 * error(one) * spread];
}

test('over a long baseline the limits of shares are those of Laney’s p′', () => {
  const baseline = periods(2000, { n: 4000 }).map((one) => ({ ...one, group: 0 }));
  const [chart, written] = [shareChart(baseline), laneyAsWritten(baseline)];
  for (const one of periods(20, { n: 4000 })) {
    const { low, high } = chart({ ...one, group: 0 });
    const [from, to] = written(one);
    expect(Math.abs(low - from!)).toBeLessThan(0.002);
    expect(Math.abs(high - to!)).toBeLessThan(0.002);
  }
});

test('limits of shares near one are skewed: nothing lies above, and few bad answers of a small day are no signal', () => {
  const chart = shareChart(Array.from({ length: 20 }, () => ({ n: 20, mean: 0.95, group: 0 })));
  expect(chart({ n: 20, mean: 1, group: 0 })).toMatchObject({ high: 1, signal: null });
  // Four of twenty are bad once in 63 such days; three standard errors alone would call it a change.
  expect(chart({ n: 20, mean: 0.8, group: 0 }).signal).toBeNull();
  expect(chart({ n: 20, mean: 0.5, group: 0 }).signal).toBe('low');
  const content = shareChart(Array.from({ length: 20 }, () => ({ n: 50, mean: 1, group: 0 })));
  expect(content({ n: 50, mean: 0.98, group: 0 }).signal).toBeNull();
});

test('a weekday that is always worse is no signal, and weekdays that are alike are not told apart', () => {
  const charted = (sunday: number, change = 0) => {
    const all = periods(84, { sunday, more: 0 });
    const later = all.map((one, at) => ({ ...one, mean: at < 70 ? one.mean : one.mean - change }));
    return chartPeriods(later, { baseline: 28, anew: new Set(), chartOf: shareChart });
  };
  const worse = charted(0.3);
  expect(worse.filter(({ drawn }) => drawn?.signal)).toEqual([]);
  expect(worse[34]!.drawn!.centre).toBeLessThan(worse[33]!.drawn!.centre - 0.2);
  const alike = charted(0);
  expect(Math.abs(alike[34]!.drawn!.centre - alike[33]!.drawn!.centre)).toBeLessThan(0.03);
  expect(charted(0.3, 0.25).filter(({ drawn }) => drawn?.signal === 'low').length).toBeGreaterThan(10);
});

test('fewer than twenty periods are a line without limits; an annotation, and nothing else, begins anew', () => {
  const all = [...periods(40), ...periods(40, { mean: 0.5 })];
  const few = { n: 9, mean: 0, group: 0 };
  const charting = { baseline: 20, chartOf: shareChart };
  const short = chartPeriods(all.slice(0, 19), { ...charting, anew: new Set() });
  expect(short.every(({ drawn, baseline }) => drawn === null && baseline)).toBe(true);
  const untold = chartPeriods([few, ...all], { ...charting, anew: new Set() });
  expect(untold[0]).toEqual({ few: true, baseline: false, drawn: null });
  expect(untold.slice(1, 21).every(({ drawn, baseline }) => baseline && drawn !== null && drawn.signal === null)).toBe(
    true,
  );
  expect(untold.slice(41).every(({ drawn }) => drawn?.signal === 'low')).toBe(true);
  const told = chartPeriods(all, { ...charting, anew: new Set([40]) });
  expect(told.filter(({ drawn }) => drawn?.signal)).toEqual([]);
  expect(told[40]!.drawn!.centre).toBeLessThan(0.6);
  const early = chartPeriods(all, { ...charting, anew: new Set([70]) });
  expect(early.slice(70).every(({ drawn }) => drawn === null)).toBe(true);
});

test('the average of standardised values: its limits grow to those of Roberts, and a small lasting change crosses them', () => {
  const baseline = Array.from({ length: 4000 }, (_, at) => ({ n: 100, mean: 4 + 0.1 * normal(), group: at % 7 }));
  const chart = averageChart(baseline, 1);
  const drawn = Array.from({ length: 200 }, (_, at) => chart({ n: 100, mean: 4, group: at % 7 }));
  const half = drawn.map(({ high, centre }) => high - centre);
  expect(half[0]).toBeCloseTo(2.859 * 0.1 * 0.2, 2);
  expect(half[199]).toBeCloseTo(2.859 * 0.1 * Math.sqrt(0.2 / 1.8), 2);
  expect(half.every((now, at) => at === 0 || now >= half[at - 1]! - 1e-3)).toBe(true);
  const after = Array.from({ length: 30 }, (_, at) => chart({ n: 100, mean: 3.9, group: at % 7 }));
  expect(after.at(-1)).toMatchObject({ signal: 'low' });
  expect(after.at(-1)!.value).toBeCloseTo(3.9, 1);
});
