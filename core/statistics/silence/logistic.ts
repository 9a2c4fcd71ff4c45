import { solve } from './solve.ts';

/**
 * The chances of a logistic regression for each row, from columns that are standardised (mean 0, deviation 1). Coefficients, but not the
 * constant, are held small by `ridge`, so that columns that say the same or always say yes do no harm. Newton's method.
 * Source: le Cessie and van Houwelingen 1992, Applied Statistics 41, 191–201.
 */
export function logisticChances(
  columns: readonly Float64Array[],
  happened: ArrayLike<number>,
  ridge = 1,
): Float64Array {
  const n = happened.length;
  const all = [new Float64Array(n).fill(1), ...columns];
  const coefficients = new Float64Array(all.length);
  const chances = new Float64Array(n);
  for (let turn = 0; turn < 50; turn++) {
    for (let row = 0; row < n; row++) {
      let sum = 0;
      for (let at = 0; at < all.length; at++) sum += coefficients[at]! * all[at]![row]!;
      chances[row] = 1 / (1 + Math.exp(-sum));
    }
    const step = newtonStep(all, { chances, happened, coefficients, ridge });
    for (let at = 0; at < step.length; at++) coefficients[at]! += step[at]!;
    if (step.every((change) => Math.abs(change) < 1e-8)) break;
  }
  return chances;
}

interface State {
  chances: Float64Array;
  happened: ArrayLike<number>;
  coefficients: Float64Array;
  ridge: number;
}

function newtonStep(all: readonly Float64Array[], { chances, happened, coefficients, ridge }: State): Float64Array {
  const held = (at: number) => (at === 0 ? 1e-9 : ridge);
  const slope = new Float64Array(all.length);
  const bend = all.map(() => new Float64Array(all.length));
  for (const [at, column] of all.entries()) {
    let sum = -held(at) * coefficients[at]!;
    for (let row = 0; row < chances.length; row++) sum += column[row]! * (happened[row]! - chances[row]!);
    slope[at] = sum;
    for (let other = at; other < all.length; other++) {
      let product = other === at ? held(at) : 0;
      for (let row = 0; row < chances.length; row++)
        product += column[row]! * all[other]![row]! * chances[row]! * (1 - chances[row]!);
      bend[at]![other] = product;
    }
  }
  return solve(bend, slope);
}
