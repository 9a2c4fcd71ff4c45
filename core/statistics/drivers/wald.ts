import { solve } from '../solve.ts';
import { betaShare } from '../special.ts';

/**
 * P of coefficients as far from 0 when all of them are 0: Wald's test, as F with the number of coefficients and `df` degrees of
 * freedom (customers less one), as in Cameron and Miller 2015, Journal of Human Resources 50, 317–372.
 */
export function waldP(coefficients: Float64Array, covariance: readonly Float64Array[], df: number): number {
  const turned = solve(
    covariance.map((row) => row.slice()),
    coefficients,
  );
  const k = coefficients.length;
  const f = coefficients.reduce((sum, value, at) => sum + value * turned[at]!, 0) / k;
  return betaShare(df / (df + k * f), [df / 2, k / 2]);
}
