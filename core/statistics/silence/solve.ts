/**
 * The x with A x = b, for a symmetric positive definite A given row by row; A is overwritten. Cholesky's decomposition (Press et
 * al., Numerical Recipes, 3rd ed., 2.9). Throws when A is not positive definite.
 */
export function solve(a: Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  for (let row = 0; row < n; row++)
    for (let column = row; column < n; column++) {
      let sum = a[row]![column]!;
      for (let at = 0; at < row; at++) sum -= a[row]![at]! * a[column]![at]!;
      if (row !== column) a[column]![row] = sum / a[row]![row]!;
      else if (sum > 0) a[row]![row] = Math.sqrt(sum);
      else throw new Error('The matrix is not positive definite.');
    }
  const x = Float64Array.from(b);
  for (let row = 0; row < n; row++) {
    for (let at = 0; at < row; at++) x[row]! -= a[row]![at]! * x[at]!;
    x[row]! /= a[row]![row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let at = row + 1; at < n; at++) x[row]! -= a[at]![row]! * x[at]!;
    x[row]! /= a[row]![row]!;
  }
  return x;
}
