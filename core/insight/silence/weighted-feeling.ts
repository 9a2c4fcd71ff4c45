import type { Estimate } from '#core/statistics/estimate.ts';
import { plainFigure, pointsFigure, type Figure } from '#core/statistics/rules.ts';
import {
  effectiveAnswers,
  weightedMean,
  weightedNps,
  weightedShare,
  type Weighted,
} from '#core/statistics/silence/weighted.ts';
import { isGood, isLow } from '#core/touchpoints/scales.ts';
import { isNet, type Measure } from '../feeling.ts';

/** Answers of one measure with how many episodes each stands for, and whose they are, by the same place. */
export interface WeightedScores {
  scores: readonly number[];
  weights: ArrayLike<number>;
  customers: readonly string[];
}

interface WeightedFeeling {
  /** In shares, 0 to 1, or −1 to 1 of a net score. */
  estimate: Estimate;
  figure: Figure;
  mean: Figure;
  effective: number;
}

/** The figure of a measure and its mean from weighted answers, with intervals for as many answers as they are worth. */
export function weightedFeeling({ scale, about }: Measure, { scores, ...given }: WeightedScores): WeightedFeeling {
  const net = isNet({ scale, about });
  const low = (score: number) => (net && isLow(scale, score) ? -1 : 0);
  const feelings: Weighted = { ...given, values: scores.map((score) => (isGood(scale, score) ? 1 : low(score))) };
  const estimate = net ? weightedNps(feelings) : weightedShare(feelings);
  return {
    estimate,
    figure: pointsFigure(estimate),
    mean: plainFigure(weightedMean({ ...given, values: scores })),
    effective: effectiveAnswers(feelings),
  };
}
