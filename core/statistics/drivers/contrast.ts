import { inner, sumsOf } from './cross-products.ts';
import { bumpAt, type Answered, type Ordinal } from './ordinal.ts';

/** A column with the value that it is given in every row, or in each row its own. */
export interface Given {
  readonly column: number;
  readonly to: number | Float64Array;
}

interface Wanted {
  /** The score of each step. */
  readonly scores: readonly number[];
  readonly from: readonly Given[];
  readonly to: readonly Given[];
}

/** By how much the mean score changes; with its standard error. */
export interface Contrast {
  value: number;
  error: number;
}

/**
 * The mean score over the rows with columns as `to` says, less that with columns as `from` says; what is not named stays as it is in
 * each row. The error by the delta method. Sources: Lane and Nelder 1982, Biometrics 38, 613–621; Bartus 2005, The Stata Journal 5, 309–329.
 */
export function contrastOf(fitted: Ordinal, rows: Answered, { scores, from, to }: Wanted): Contrast {
  const [before, after] = [meanOf(fitted, rows, { scores, given: from }), meanOf(fitted, rows, { scores, given: to })];
  const gradient = after.gradient.map((value, at) => value - before.gradient[at]!);
  const spread = fitted.covariance.reduce((sum, line, at) => sum + gradient[at]! * inner(line, gradient), 0);
  return { value: after.value - before.value, error: Math.sqrt(spread) };
}

/** The mean score over the rows with columns as `given` says, with its standard error. */
export function levelOf(fitted: Ordinal, rows: Answered, asked: Asked): Contrast {
  const { value, gradient } = meanOf(fitted, rows, asked);
  const spread = fitted.covariance.reduce((sum, line, at) => sum + gradient[at]! * inner(line, gradient), 0);
  return { value, error: Math.sqrt(spread) };
}

interface Asked {
  readonly scores: readonly number[];
  readonly given: readonly Given[];
}

/** The mean score over the rows with the columns that are given; and how it moves with the cuts and slopes. */
function meanOf(
  { cuts, slopes }: Ordinal,
  rows: Answered,
  { scores, given }: Asked,
): { value: number; gradient: Float64Array } {
  const columns = rows.columns.slice();
  for (const { column, to } of given) columns[column] = typeof to === 'number' ? columns[column]!.map(() => to) : to;
  const n = rows.steps.length;
  const sums = sumsOf(columns, slopes, n);
  const gaps = scores.slice(1).map((score, at) => score - scores[at]!);
  const gradient = new Float64Array(cuts.length + slopes.length);
  const heights = new Float64Array(n);
  let [value, weight] = [0, 0];
  for (let row = 0; row < n; row++) {
    const counts = rows.weights?.[row] ?? 1;
    weight += counts;
    value += counts * scores[0]!;
    for (let cut = 0; cut < cuts.length; cut++) {
      const { share, height } = bumpAt(cuts[cut], sums[row]!);
      value += counts * gaps[cut]! * (1 - share);
      gradient[cut]! -= counts * gaps[cut]! * height;
      heights[row]! += counts * gaps[cut]! * height;
    }
  }
  for (const [at, column] of columns.entries()) gradient[cuts.length + at] = inner(heights, column);
  return { value: value / weight, gradient: gradient.map((each) => each / weight) };
}
