import { fewest } from '#core/statistics/rules.ts';
import type { Unit } from './facts.ts';

const [minute, hour, day] = [60, 3600, 86_400];
const ladders: Partial<Record<Unit, readonly number[]>> = {
  seconds: [
    30,
    minute,
    2 * minute,
    5 * minute,
    10 * minute,
    15 * minute,
    30 * minute,
    hour,
    2 * hour,
    4 * hour,
    8 * hour,
    12 * hour,
    day,
    2 * day,
    3 * day,
    7 * day,
    14 * day,
    30 * day,
  ],
  hours: [0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 72, 168, 336],
  days: [-14, -7, 1, 4, 8, 15, 31],
};

const mostGroups = 6;
const fewValues = 6;

/** About how many answers a group needs for an interval narrow enough to compare. */
export interface Need {
  enough: number;
}

/**
 * Where a numeric fact is cut into groups: each value by itself when there are few, else at round numbers of its unit near
 * quantiles of the data. The fewer answers, the fewer groups, so that groups can be compared; none has less than ten. `values` sorted.
 */
export function cutsOf(values: readonly number[], unit: Unit, { enough }: Need): number[] {
  const groups = Math.min(5, Math.max(2, Math.floor(values.length / enough)));
  const shares = Array.from({ length: groups - 1 }, (_, at) => (at + 1) / groups);
  const least = Math.max(fewest, Math.min(enough / 2, values.length / 8));
  return withEnough(values, candidates(values, unit, shares), least);
}

function candidates(values: readonly number[], unit: Unit, shares: readonly number[]): number[] {
  const ladder = ladders[unit];
  if (unit === 'days' && ladder !== undefined) return [...ladder];
  const distinct = [...new Set(values)];
  if (distinct.length <= fewValues) return distinct.slice(1);
  const cuts = shares.map((share) => quantile(values, share));
  return [
    ...new Set(cuts.map((cut) => (ladder === undefined ? Number(cut.toPrecision(2)) : nearest(ladder, cut)))),
  ].toSorted((a, b) => a - b);
}

function nearest(ladder: readonly number[], value: number): number {
  const far = (step: number) => Math.abs(Math.log(step / Math.max(value, 1e-3)));
  return ladder.reduce((best, step) => (far(step) < far(best) ? step : best));
}

function quantile(values: readonly number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}

/** Leaves out cuts until each group has enough, from the smallest group on; without enough for two groups no cut is left. */
function withEnough(values: readonly number[], given: readonly number[], least: number): number[] {
  const cuts = given.filter((cut) => values[0]! < cut && cut <= values.at(-1)!);
  for (;;) {
    const sizes = sizesOf(values, cuts);
    const smallest = Math.min(...sizes);
    if (cuts.length === 0 || (smallest >= least && cuts.length < mostGroups)) return cuts;
    const at = sizes.indexOf(smallest);
    const leftIsSmaller = at > 0 && (at === sizes.length - 1 || sizes[at - 1]! <= sizes[at + 1]!);
    cuts.splice(leftIsSmaller ? at - 1 : at, 1);
  }
}

/** How many values fall between the cuts. */
export function sizesOf(values: readonly number[], cuts: readonly number[]): number[] {
  const sizes = Array.from({ length: cuts.length + 1 }, () => 0);
  for (const value of values) sizes[groupAt(value, cuts)]! += 1;
  return sizes;
}

/** Which group a value falls into: from a cut on it belongs to the next. */
export function groupAt(value: number, cuts: readonly number[]): number {
  let at = 0;
  while (at < cuts.length && value >= cuts[at]!) at++;
  return at;
}
