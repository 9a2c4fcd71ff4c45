import { z95 } from '../../statistics/distributions.ts';
import type { PlanRow } from './plan.ts';
import { usualWeight } from './volume.ts';

/** What the answers to expect rest on. */
export interface Ground {
  /** Days in which contacts were counted. */
  readonly days: number;
  /** The share that is expected to answer, and the asks that it was seen in. */
  readonly response: number;
  readonly asked: number;
}

const daysOfMonth = 365.25 / 12;

/**
 * Answers of a month, from–to in 95 of 100. The count is a Poisson one whose rate is not known either: that of contacts from those that were
 * counted (a gamma, 1 / n of its square), that of answering from the asks seen (a beta, drawn to the usual share by as many asks as the plan
 * takes for it). Variances of a product add up relative to their squares, so the variance is m + m² (1 / n + (1 − r) / (r (asks + 1))), asks with those of the usual share: the
 * negative binomial predictive distribution (Gelman et al., Bayesian Data Analysis, 2.6 and 2.4), its ends by the normal approximation of the square root
 * as in `meanFor`. Contacts held by the quarantine make it narrower than this, never wider.
 */
export function answersRange({ answers, episodes }: PlanRow, { days, response, asked }: Ground) {
  if (answers === 0) return { low: 0, high: 0 };
  const counted = (episodes * days) / daysOfMonth;
  const ofAnswering = (1 - response) / (response * (asked + usualWeight + 1));
  const spread = (z95 / 2) * Math.sqrt(1 + answers * (1 / counted + ofAnswering));
  const middle = Math.sqrt(answers);
  return { low: Math.max(0, middle - spread) ** 2, high: (middle + spread) ** 2 };
}
