import { studentQuantile95 } from '../distributions.ts';
import type { Estimate } from '../estimate.ts';
import { netPromoterScore } from '../nps.ts';
import { shareOf } from '../wilson.ts';
import { togetherness } from './clusters.ts';

/** Values with how many people each stands for, by the same place. */
export interface Weighted {
  values: ArrayLike<number>;
  weights: ArrayLike<number>;
  /** Whose answer each is; left out where nobody answered twice. */
  customers?: ArrayLike<string>;
}

/**
 * As many answers of equal weight would say as much: (Σw)² / Σw².
 * Source: Kish 1965, Survey Sampling, 11.7; for weights that go with the answers it is an approximation.
 */
export function effectiveN(weights: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < weights.length; at++) {
    sum += weights[at]!;
    squares += weights[at]! * weights[at]!;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** The same for answers some of which are of the same people. */
export function effectiveAnswers(given: Weighted): number {
  return effectiveN(given.weights) / togetherness(given);
}

function meanWhere({ values, weights }: Weighted, of: (value: number) => number): number {
  let [sum, whole] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    sum += weights[at]! * of(values[at]!);
    whole += weights[at]!;
  }
  return sum / whole;
}

/** A weighted share of values that are 1 or 0, with Wilson's interval for the effective n. `n` counts answers. */
export function weightedShare(given: Weighted): Estimate {
  const effective = effectiveAnswers(given);
  const share = effective === 0 ? 0 : meanWhere(given, (value) => value);
  return { ...shareOf(share * effective, effective), n: given.values.length };
}

/** A weighted net promoter score of values that are 1, 0 or −1, with the adjusted Wald interval for the effective n. */
export function weightedNps(given: Weighted): Estimate {
  const effective = effectiveAnswers(given);
  const counted = (which: number) => effective * meanWhere(given, (value) => Number(value === which));
  const counts = { promoters: counted(1), passives: counted(0), detractors: counted(-1) };
  return { ...netPromoterScore(counts), n: given.values.length };
}

/** A weighted mean with Student's interval for the effective n. */
export function weightedMean(given: Weighted): Estimate {
  const effective = effectiveAnswers(given);
  const n = given.values.length;
  const value = meanWhere(given, (one) => one);
  if (effective <= 1) return { value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, n };
  const variance = meanWhere(given, (one) => (one - value) ** 2) * (effective / (effective - 1));
  const half = studentQuantile95(effective - 1) * Math.sqrt(variance / effective);
  return { value, low: value - half, high: value + half, n };
}
