/** The sum over rows of weight · a · b for each pair of columns: symmetric, row by row. */
export function crossProducts(columns: readonly Float64Array[], weights: Float64Array): Float64Array[] {
  const products = columns.map(() => new Float64Array(columns.length));
  const weighted = new Float64Array(weights.length);
  for (const [a, column] of columns.entries()) {
    for (let row = 0; row < weighted.length; row++) weighted[row] = weights[row]! * column[row]!;
    for (let b = a; b < columns.length; b++) {
      const product = inner(weighted, columns[b]!);
      products[a]![b] = product;
      products[b]![a] = product;
    }
  }
  return products;
}

/** The sum of the products of two columns. */
export function inner(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row++) sum += one[row]! * other[row]!;
  return sum;
}

/** For each row the sum of its columns, each times its slope. */
export function sumsOf(columns: readonly Float64Array[], slopes: Float64Array, rows: number): Float64Array {
  const sums = new Float64Array(rows);
  for (const [at, column] of columns.entries()) {
    const slope = slopes[at]!;
    if (slope !== 0) for (let row = 0; row < rows; row++) sums[row]! += slope * column[row]!;
  }
  return sums;
}
