import { betaShare, gammaTail } from './special.ts';

/** The standard normal quantile of a two-sided 95 % interval. */
export const z95 = 1.959963984540054;

/** P(χ² ≥ x) with `df` degrees of freedom. */
export function chiSquareTail(x: number, df: number): number {
  return gammaTail(df / 2, x / 2);
}

/** P(|Z| ≥ |z|) of a standard normal Z. */
export function normalTails(z: number): number {
  return chiSquareTail(z * z, 1);
}

/** P(|T| ≥ |t|) of Student's T with `df` degrees of freedom. */
export function studentTails(t: number, df: number): number {
  return betaShare(df / (df + t * t), [df / 2, 0.5]);
}

/** The t with P(|T| ≥ t) = `tails`. */
export function studentQuantile(tails: number, df: number): number {
  let [low, high] = [0, 100];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentTails(middle, df) > tails) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The t with P(|T| ≥ t) = 0.05: half the width of a 95 % interval in standard errors. */
export function studentQuantile95(df: number): number {
  return studentQuantile(0.05, df);
}
