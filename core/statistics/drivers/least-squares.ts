import { solve } from '../solve.ts';
import { inverse, sandwich } from './sandwich.ts';
import type { Moments } from './moments.ts';

/** A line through the rows by least squares. */
export interface Line {
  constant: number;
  /** One for each column before the outcome. */
  slopes: Float64Array;
}

/** The line of the last column on all before it. Throws where they say the same. */
export function leastSquares({ means, products }: Moments): Line {
  const outcome = means.length - 1;
  const sides = products.slice(0, outcome);
  const slopes = solve(
    sides.map((row) => row.slice(0, outcome)),
    Float64Array.from(sides, (row) => row[outcome]!),
  );
  const constant = slopes.reduce((sum, slope, at) => sum - slope * means[at]!, means[outcome]!);
  return { constant, slopes };
}

interface Rows {
  /** The outcome last. */
  readonly columns: readonly Float64Array[];
  /** Whose each row is: rows of one customer are no independent witnesses. */
  readonly customers: ArrayLike<number>;
  readonly weights?: Float64Array;
}

/**
 * How uncertain each slope is, as its standard error: rows of one customer may be alike and spreads may differ (the sandwich of Liang
 * and Zeger 1986, Biometrika 73, 13–22, times G / (G − 1) · (N − 1) / (N − K) as in Cameron and Miller 2015, Journal of Human
 * Resources 50, 317–372).
 */
export function clusteredErrors({ columns, customers, weights }: Rows, moments: Moments): Float64Array {
  const { constant, slopes } = leastSquares(moments);
  const { means, products } = moments;
  const outcome = means.length - 1;
  const sums = new Map<number, Float64Array>();
  for (let row = 0; row < customers.length; row++) {
    const fitted = slopes.reduce((sum, slope, at) => sum + slope * columns[at]![row]!, constant);
    const left = (columns[outcome]![row]! - fitted) * (weights?.[row] ?? 1);
    const sum = sums.get(customers[row]!) ?? new Float64Array(outcome);
    for (let at = 0; at < outcome; at++) sum[at]! += (columns[at]![row]! - means[at]!) * left;
    sums.set(customers[row]!, sum);
  }
  const groups = sums.size;
  const rows = customers.length;
  const corrected = (groups / (groups - 1)) * ((rows - 1) / (rows - outcome - 1));
  const bread = inverse(products.slice(0, outcome).map((row) => row.slice(0, outcome)));
  const spread = sandwich(bread, sums.values());
  return Float64Array.from(spread, (row, at) => Math.sqrt(row[at]! * corrected));
}
