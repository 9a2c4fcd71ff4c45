import { logistic, type Happened } from '../logistic.ts';
import { inverse, sandwich } from './sandwich.ts';

interface Rows extends Happened {
  /** Whose each row is. */
  readonly customers: ArrayLike<number>;
}

/** A logistic regression: the constant first, then a coefficient for each column, in log odds. */
export interface Logit {
  coefficients: Float64Array;
  /** Of the coefficients, customers taken as independent and their rows as not. */
  covariance: Float64Array[];
  /** Of each row. */
  chances: Float64Array;
}

/** Fits by Newton's method. Throws where columns say the same. */
export function logit(rows: Rows): Logit {
  const { coefficients, chances, bend } = logistic(rows);
  const { columns, happened, customers, weights } = rows;
  const pulls = new Map<number, Float64Array>();
  for (let row = 0; row < happened.length; row++) {
    const left = (weights?.[row] ?? 1) * (happened[row]! - chances[row]!);
    const pull = pulls.get(customers[row]!) ?? new Float64Array(coefficients.length);
    pull[0]! += left;
    for (let at = 1; at < pull.length; at++) pull[at]! += columns[at - 1]![row]! * left;
    pulls.set(customers[row]!, pull);
  }
  const few = pulls.size / (pulls.size - 1);
  const covariance = sandwich(inverse(bend), pulls.values());
  return { coefficients, covariance: covariance.map((row) => row.map((value) => value * few)), chances };
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
export function averageChange({ coefficients, covariance, chances }: Logit, rows: Rows, of: number): AverageChange {
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
