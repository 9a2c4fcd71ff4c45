/** Weighted means of columns, and the sums of their squares and products about those means: all that least squares need of the rows. */
export interface Moments {
  /** The sum of the weights. */
  readonly weight: number;
  readonly means: Float64Array;
  /** Symmetric, row by row. */
  readonly products: readonly Float64Array[];
}

/** The moments of columns of equal length; each row counts as its weight says, once where there are none. */
export function momentsOf(columns: readonly Float64Array[], weights?: Float64Array): Moments {
  const rows = columns[0]?.length ?? 0;
  const weightOf = (row: number) => weights?.[row] ?? 1;
  let weight = 0;
  for (let row = 0; row < rows; row++) weight += weightOf(row);
  const means = Float64Array.from(columns, (column) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += weightOf(row) * column[row]!;
    return weight > 0 ? sum / weight : 0;
  });
  const products = squareOf(columns.length);
  for (let a = 0; a < columns.length; a++)
    for (let b = a; b < columns.length; b++) {
      const [first, second] = [columns[a]!, columns[b]!];
      let sum = 0;
      for (let row = 0; row < rows; row++)
        sum += weightOf(row) * (first[row]! - means[a]!) * (second[row]! - means[b]!);
      products[a]![b] = sum;
      products[b]![a] = sum;
    }
  return { weight, means, products };
}

/**
 * The moments of parts taken together, each as often as `times` says: what a bootstrap over parts needs, without going through the
 * rows again. Source: Chan, Golub and LeVeque 1983, The American Statistician 37, 242–247.
 */
export function joinMoments(parts: readonly Moments[], times?: ArrayLike<number>): Moments {
  const often = parts.map((_, at) => times?.[at] ?? 1);
  const weight = parts.reduce((sum, part, at) => sum + part.weight * often[at]!, 0);
  const means = parts[0]!.means.map((_, a) => {
    const sum = parts.reduce((all, part, at) => all + part.weight * often[at]! * part.means[a]!, 0);
    return weight > 0 ? sum / weight : 0;
  });
  const products = squareOf(means.length);
  for (const [at, part] of parts.entries()) if (often[at] !== 0) addAbout(products, { part, often: often[at]!, means });
  return { weight, means, products };
}

interface Added {
  part: Moments;
  often: number;
  means: Float64Array;
}

function addAbout(products: readonly Float64Array[], { part, often, means }: Added): void {
  for (let a = 0; a < means.length; a++)
    for (let b = 0; b < means.length; b++)
      products[a]![b]! +=
        often * (part.products[a]![b]! + part.weight * (part.means[a]! - means[a]!) * (part.means[b]! - means[b]!));
}

function squareOf(size: number): Float64Array[] {
  return Array.from({ length: size }, () => new Float64Array(size));
}
