import { solve } from '../solve.ts';

/** The inverse of a symmetric positive definite matrix, which stays as it is. Throws when it is not positive definite. */
export function inverse(matrix: readonly Float64Array[]): Float64Array[] {
  return matrix.map((_, at) => {
    const unit = new Float64Array(matrix.length);
    unit[at] = 1;
    return solve(
      matrix.map((row) => row.slice()),
      unit,
    );
  });
}

/**
 * Bread times meat times bread: how coefficients spread when what each customer's rows pull at them (`pulls`, the sums of their
 * scores) is all that is taken as independent. Source: Liang and Zeger 1986, Biometrika 73, 13–22.
 */
export function sandwich(bread: readonly Float64Array[], pulls: Iterable<Float64Array>): Float64Array[] {
  const spread = bread.map(() => new Float64Array(bread.length));
  for (const pull of pulls) {
    const moved = bread.map((row) => row.reduce((sum, value, at) => sum + value * pull[at]!, 0));
    for (const [a, row] of spread.entries()) for (let b = 0; b < moved.length; b++) row[b]! += moved[a]! * moved[b]!;
  }
  return spread;
}
