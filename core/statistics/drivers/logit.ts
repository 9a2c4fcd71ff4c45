import { solve } from '../silence/solve.ts';
import { inverse, sandwich } from './sandwich.ts';

interface Happened {
  readonly columns: readonly Float64Array[];
  /** 1 where it happened, else 0. */
  readonly happened: ArrayLike<number>;
  /** Whose each row is. */
  readonly customers: ArrayLike<number>;
  readonly weights?: Float64Array;
}

/** A logistic regression: the constant first, then a coefficient for each column, in log odds. */
export interface Logit {
  coefficients: Float64Array;
  /** Of the coefficients, customers taken as independent and their rows as not. */
  covariance: Float64Array[];
  /** Of each row. */
  chances: Float64Array;
}

/** What is added to the bend of the likelihood, so that a column that always says yes ends somewhere: next to nothing otherwise. */
const least = 1e-9;
const turns = 60;

/** Fits by Newton's method. Throws where columns say the same. */
export function logit({ columns, happened, customers, weights }: Happened): Logit {
  const all = [new Float64Array(happened.length).fill(1), ...columns];
  const weightOf = (row: number) => weights?.[row] ?? 1;
  const coefficients = new Float64Array(all.length);
  let chances: Float64Array = new Float64Array(happened.length).fill(0.5);
  for (let turn = 0; turn < turns; turn++) {
    const slope = Float64Array.from(all, (column) =>
      column.reduce((sum, value, row) => sum + weightOf(row) * value * (happened[row]! - chances[row]!), 0),
    );
    const step = solve(bendOf(all, chances, weightOf), slope);
    const longest = Math.max(...step.map(Math.abs));
    for (let at = 0; at < step.length; at++) coefficients[at]! += step[at]! * Math.min(1, 4 / longest);
    chances = chancesOf(all, coefficients);
    if (longest < 1e-10) break;
  }
  const pulls = new Map<number, Float64Array>();
  for (let row = 0; row < happened.length; row++) {
    const left = weightOf(row) * (happened[row]! - chances[row]!);
    const pull = pulls.get(customers[row]!) ?? new Float64Array(all.length);
    for (let at = 0; at < all.length; at++) pull[at]! += all[at]![row]! * left;
    pulls.set(customers[row]!, pull);
  }
  const few = pulls.size / (pulls.size - 1);
  const covariance = sandwich(inverse(bendOf(all, chances, weightOf)), pulls.values());
  return { coefficients, covariance: covariance.map((row) => row.map((value) => value * few)), chances };
}

function chancesOf(all: readonly Float64Array[], coefficients: Float64Array): Float64Array {
  const chances = new Float64Array(all[0]!.length);
  for (let row = 0; row < chances.length; row++) {
    let sum = 0;
    for (let at = 0; at < all.length; at++) sum += coefficients[at]! * all[at]![row]!;
    chances[row] = 1 / (1 + Math.exp(-sum));
  }
  return chances;
}

function bendOf(
  all: readonly Float64Array[],
  chances: Float64Array,
  weightOf: (row: number) => number,
): Float64Array[] {
  const bend = all.map(() => new Float64Array(all.length));
  for (let a = 0; a < all.length; a++)
    for (let b = a; b < all.length; b++) {
      let sum = a === b ? least : 0;
      for (let row = 0; row < chances.length; row++)
        sum += weightOf(row) * all[a]![row]! * all[b]![row]! * chances[row]! * (1 - chances[row]!);
      bend[a]![b] = sum;
      bend[b]![a] = sum;
    }
  return bend;
}

/** By how much a share changes, on average over the rows as they are, for one unit more of a column; 0 to 1, with its standard error. */
export interface AverageChange {
  value: number;
  error: number;
}

/**
 * The average change of the chance for one unit more of the column `of` (from 0), by the slope at each row; its error by the delta
 * method. Source: Bartus 2005, The Stata Journal 5, 309–329.
 */
export function averageChange({ coefficients, covariance, chances }: Logit, rows: Happened, of: number): AverageChange {
  const slope = coefficients[of + 1]!;
  const gradient = new Float64Array(coefficients.length);
  let [value, weight] = [0, 0];
  for (let row = 0; row < chances.length; row++) {
    const chance = chances[row]!;
    const counts = rows.weights?.[row] ?? 1;
    const steep = counts * chance * (1 - chance);
    weight += counts;
    value += steep * slope;
    for (let at = 0; at < gradient.length; at++) {
      const x = at === 0 ? 1 : rows.columns[at - 1]![row]!;
      gradient[at]! += steep * ((1 - 2 * chance) * x * slope + (at === of + 1 ? 1 : 0));
    }
  }
  const spread = covariance.reduce(
    (sum, line, a) => sum + gradient[a]! * line.reduce((inner, each, b) => inner + each * gradient[b]!, 0),
    0,
  );
  return { value: value / weight, error: Math.sqrt(spread) / weight };
}
