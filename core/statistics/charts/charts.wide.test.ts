import { expect, test } from 'vitest';
import { chance } from '../chance.ts';
import type { Chart } from './drawn.ts';
import { averageChart } from './ewma.ts';
import { shareChart } from './laney.ts';
import type { Period } from './periods.ts';

const random = chance(370);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function binomial(n: number, p: number): number {
  if (n * p * (1 - p) > 30) return Math.min(n, Math.max(0, Math.round(n * p + normal() * Math.sqrt(n * p * (1 - p)))));
  let count = 0;
  for (let at = 0; at < n; at++) if (random() < p) count++;
  return count;
}

interface World {
  kind: 'share' | 'net';
  /** How many periods make the baseline, and whether each weekday has a usual value of its own. */
  baseline: number;
  weekdays?: boolean;
  p: number;
  n: number;
  /** By how much the truth differs from one period to the next. */
  more: number;
}

/** A period of a world in which nothing changes but what is said by `shift`. */
function periodOf({ kind, weekdays = false, p, n, more }: World, at: number, shift: number): Period {
  const size = Math.max(10, Math.round(n * (0.6 + 0.8 * random())));
  const group = weekdays ? at % 7 : 0;
  const now = Math.min(1, Math.max(0, p + (weekdays ? 0.06 * Math.sin(group) : 0) + shift + more * normal()));
  const good = binomial(size, now);
  if (kind === 'share') return { n: size, mean: good / size, group };
  return { n: size, mean: (good - binomial(size - good, 0.5)) / size, group };
}

const longest = 4000;

/** How many periods pass on average until a signal, each time with limits from a baseline of its own; cut off at 4,000. */
function runLength(world: World, { shift = 0, runs = 500, charts = 1 } = {}): number {
  const chartOf = (baseline: readonly Period[]): Chart =>
    world.kind === 'share' ? shareChart(baseline, charts) : averageChart(baseline, 0.83, charts);
  let periods = 0;
  for (let run = 0; run < runs; run++) {
    const chart = chartOf(Array.from({ length: world.baseline }, (_, at) => periodOf(world, at, 0)));
    for (let at = world.baseline; at < world.baseline + longest; at++) {
      periods++;
      if (chart(periodOf(world, at, shift)).signal !== null) break;
    }
  }
  return periods / runs;
}

const worlds: World[] = [
  { kind: 'share', baseline: 20, p: 0.8, n: 15, more: 0 },
  { kind: 'share', baseline: 20, p: 0.95, n: 20, more: 0 },
  { kind: 'share', baseline: 20, p: 0.8, n: 200, more: 0 },
  { kind: 'share', baseline: 20, p: 0.8, n: 400, more: 0.05 },
  { kind: 'share', baseline: 28, weekdays: true, p: 0.85, n: 60, more: 0 },
  { kind: 'share', baseline: 28, weekdays: true, p: 0.8, n: 400, more: 0.05 },
  { kind: 'net', baseline: 20, p: 0.5, n: 15, more: 0 },
  { kind: 'net', baseline: 20, p: 0.5, n: 400, more: 0.05 },
  { kind: 'net', baseline: 28, weekdays: true, p: 0.5, n: 60, more: 0 },
  { kind: 'net', baseline: 28, weekdays: true, p: 0.5, n: 400, more: 0.05 },
];

test.each(worlds)('without any change 370 periods or more pass until a signal: %o', (world) => {
  expect(runLength(world)).toBeGreaterThan(370);
});

/** False alarms a month of so many charts together, each with a baseline of its own: signals at the beginning of a run of them. */
function alarmsAMonth(kinds: readonly World[], { charts = 50, months = 40 } = {}): number {
  let alarms = 0;
  for (let place = 0; place < charts; place++) {
    const world = kinds[place % kinds.length]!;
    for (let month = 0; month < months; month++) {
      const baseline = Array.from({ length: world.baseline }, (_, at) => periodOf(world, at, 0));
      const chart = world.kind === 'share' ? shareChart(baseline, charts) : averageChart(baseline, 0.83, charts);
      let before = false;
      for (let at = world.baseline; at < world.baseline + 30; at++) {
        const beyond = chart(periodOf(world, at, 0)).signal !== null;
        if (beyond && !before) alarms++;
        before = beyond;
      }
    }
  }
  return alarms / months;
}

test('fifty charts watched at once raise less than one false alarm in three months together, and still see a lasting change', () => {
  expect(alarmsAMonth(worlds)).toBeLessThan(1 / 3);
  const shares = { kind: 'share', baseline: 28, weekdays: true, p: 0.85, n: 200, more: 0 } as const;
  expect(runLength(shares, { shift: -0.15, charts: 50 })).toBeLessThan(40);
  expect(runLength(shares, { shift: -0.1, charts: 3 })).toBeLessThan(40);
});

test('a lasting change is seen: ten points of a share in days, and of a net score sooner than by chance', () => {
  const shares = { kind: 'share', baseline: 28, weekdays: true, p: 0.85, n: 100, more: 0 } as const;
  expect(runLength(shares, { shift: -0.1 })).toBeLessThan(20);
  const net = { kind: 'net', baseline: 28, weekdays: true, p: 0.5, n: 200, more: 0 } as const;
  expect(runLength(net, { shift: -0.1 })).toBeLessThan(20);
});
