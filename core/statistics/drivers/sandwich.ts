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
  const meat = bread.map(() => new Float64Array(bread.length));
  for (const pull of pulls)
    for (let a = 0; a < pull.length; a++) {
      const [row, own] = [meat[a]!, pull[a]!];
      if (own !== 0) for (let b = 0; b < pull.length; b++) row[b]! += own * pull[b]!;
    }
  return product(product(bread, meat), bread);
}

function product(left: readonly Float64Array[], right: readonly Float64Array[]): Float64Array[] {
  return left.map((row) => {
    const sums = new Float64Array(right[0]!.length);
    for (const [at, value] of row.entries()) for (let b = 0; b < sums.length; b++) sums[b]! += value * right[at]![b]!;
    return sums;
  });
}
