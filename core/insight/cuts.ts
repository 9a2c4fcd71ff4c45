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

const mostGroups = 5;
const fewValues = 6;

/**
 * Where a numeric fact is cut into groups: each value by itself when there are few, else at round numbers of its unit near the
 * fifths of the data, so that every group has at least ten. `values` sorted.
 */
export function cutsOf(values: readonly number[], unit: Unit): number[] {
  const distinct = [...new Set(values)];
  const ladder = ladders[unit];
  const cuts =
    unit === 'days' && ladder !== undefined
      ? [...ladder]
      : distinct.length <= fewValues
        ? distinct.slice(1)
        : ladder === undefined
          ? quantileCuts(values)
          : nearFifths(values, ladder);
  return withEnough(values, cuts);
}

function quantile(values: readonly number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}

const fifths = [0.2, 0.4, 0.6, 0.8];

function nearFifths(values: readonly number[], ladder: readonly number[]): number[] {
  const near = (value: number) =>
    ladder.reduce((best, step) => (Math.abs(Math.log(step / value)) < Math.abs(Math.log(best / value)) ? step : best));
  return [...new Set(fifths.map((share) => near(Math.max(quantile(values, share), 1e-3))))].toSorted((a, b) => a - b);
}

function quantileCuts(values: readonly number[]): number[] {
  return [...new Set(fifths.map((share) => Number(quantile(values, share).toPrecision(2))))].toSorted((a, b) => a - b);
}

/** Leaves out cuts until each group has ten, from the smallest group on; without enough for two groups no cut is left. */
function withEnough(values: readonly number[], given: readonly number[]): number[] {
  const cuts = given.filter((cut) => values[0]! < cut && cut <= values.at(-1)!);
  for (;;) {
    const sizes = sizesOf(values, cuts);
    const smallest = Math.min(...sizes);
    if (cuts.length === 0 || (smallest >= fewest && cuts.length < mostGroups + 2)) return cuts;
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
