/** A symmetric matrix as its own values and vectors: `vectors[k]` belongs to `values[k]`, all of length 1 and at right angles. */
export interface Eigen {
  values: number[];
  vectors: Float64Array[];
}

const mostSweeps = 60;

/** Turns pairs of axes until nothing is left beside the diagonal. Source: Jacobi's method, Golub and Van Loan, Matrix Computations, 8.5. */
export function eigenOf(matrix: readonly Float64Array[]): Eigen {
  const left = matrix.map((row) => row.slice());
  const vectors = matrix.map((_, at) => new Float64Array(matrix.length).fill(1, at, at + 1));
  const size = left.reduce((sum, row) => row.reduce((inner, value) => inner + value * value, sum), 0);
  for (let sweep = 0; sweep < mostSweeps && beside(left) > 1e-28 * size; sweep++)
    for (let a = 0; a < left.length; a++) for (let b = a + 1; b < left.length; b++) turn(left, vectors, [a, b]);
  return { values: left.map((row, at) => row[at]!), vectors };
}

/** The sum of squares above the diagonal. */
function beside(matrix: readonly Float64Array[]): number {
  return matrix.reduce(
    (sum, row, a) => row.reduce((inner, value, b) => (b > a ? inner + value * value : inner), sum),
    0,
  );
}

/** Turns axes a and b so that nothing is left between them. Rows of `vectors` turn along. */
function turn(left: Float64Array[], vectors: Float64Array[], [a, b]: readonly [number, number]): void {
  const off = left[a]![b]!;
  if (off === 0) return;
  const half = (left[b]![b]! - left[a]![a]!) / (2 * off);
  const tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.hypot(half, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  rotate([left[a]!, left[b]!], cosine, sine);
  for (const row of left) {
    const [x, y] = [row[a]!, row[b]!];
    row[a] = cosine * x - sine * y;
    row[b] = sine * x + cosine * y;
  }
  rotate([vectors[a]!, vectors[b]!], cosine, sine);
}

function rotate([one, other]: readonly [Float64Array, Float64Array], cosine: number, sine: number): void {
  for (let at = 0; at < one.length; at++) {
    const [x, y] = [one[at]!, other[at]!];
    one[at] = cosine * x - sine * y;
    other[at] = sine * x + cosine * y;
  }
}
