import { eigenOf } from './jacobi.ts';
import type { Moments } from './moments.ts';

/** Below this share of a column's spread an axis counts as none: its columns say the same. */
const nothing = 1e-10;

/**
 * What each column but the last adds to R² of the last, shared out by way of the nearest columns at right angles: close to the Shapley
 * value, and quick for many columns. They add up to R² of all. Source: Johnson 2000, Multivariate Behavioral Research 35, 1–19.
 */
export function relativeWeights({ products }: Moments): Float64Array {
  const outcome = products.length - 1;
  const deviations = products.map((row, at) => Math.sqrt(row[at]!));
  const correlation = (a: number, b: number) =>
    deviations[a]! > 0 && deviations[b]! > 0 ? products[a]![b]! / (deviations[a]! * deviations[b]!) : 0;
  const sides = Array.from({ length: outcome }, (_, a) =>
    Float64Array.from({ length: outcome }, (_, b) => correlation(a, b)),
  );
  const { values, vectors } = eigenOf(sides);
  const root = (power: number) =>
    sides.map((_, a) =>
      Float64Array.from(sides, (_, b) =>
        values.reduce(
          (sum, value, k) => (value > nothing ? sum + vectors[k]![a]! * value ** power * vectors[k]![b]! : sum),
          0,
        ),
      ),
    );
  const [straight, back] = [root(0.5), root(-0.5)];
  const slopes = back.map((row) => row.reduce((sum, value, at) => sum + value * correlation(at, outcome), 0));
  return Float64Array.from(straight, (row) => row.reduce((sum, value, k) => sum + (value * slopes[k]!) ** 2, 0));
}
