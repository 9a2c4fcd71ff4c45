/**
 * The lower triangle L with L Lᵀ = A, for a symmetric positive definite A given row by row; A is overwritten, what stands above the
 * diagonal of it is left over. Cholesky's decomposition (Press et al., Numerical Recipes, 3rd ed., 2.9). Throws when A is not positive
 * definite.
 */
export function rootOf(a: Float64Array[]): Float64Array[] {
  for (let row = 0; row < a.length; row++)
    for (let column = row; column < a.length; column++) {
      let sum = a[row]![column]!;
      for (let at = 0; at < row; at++) sum -= a[row]![at]! * a[column]![at]!;
      if (row !== column) a[column]![row] = sum / a[row]![row]!;
      else if (sum > 0) a[row]![row] = Math.sqrt(sum);
      else throw new Error('The matrix is not positive definite.');
    }
  return a;
}

/** The x with A x = b, for a symmetric positive definite A given row by row; A is overwritten. Throws when it is not positive definite. */
export function solve(a: Float64Array[], b: Float64Array): Float64Array {
  const root = rootOf(a);
  const x = Float64Array.from(b);
  for (let row = 0; row < x.length; row++) {
    for (let at = 0; at < row; at++) x[row]! -= root[row]![at]! * x[at]!;
    x[row]! /= root[row]![row]!;
  }
  for (let row = x.length - 1; row >= 0; row--) {
    for (let at = row + 1; at < x.length; at++) x[row]! -= root[at]![row]! * x[at]!;
    x[row]! /= root[row]![row]!;
  }
  return x;
}
