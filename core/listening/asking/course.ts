/** How a touchpoint stands within its month. */
export interface MonthSoFar {
  readonly target: number;
  readonly answers: number;
  /** The share of the month that is over, 0 to 1. */
  readonly over: number;
  /** Answers that the plan expects in a whole month. */
  readonly planned: number;
  /** Asks that are open still, and the share of such that is answered yet. */
  readonly open: number;
  readonly response: number;
  /** Answers that the rest of the month would bring if everybody free were asked. */
  readonly most: number;
}

export interface Course {
  /** `reached`; `on-course`; `behind`: fewer than the plan leaves to chance, or likelier missed than reached: p should rise; `out-of-reach`: even asking everybody is too little. */
  readonly verdict: 'reached' | 'on-course' | 'behind' | 'out-of-reach';
  /** Answers by the end of the month if it goes on so, from–to in 95 of 100 months. */
  readonly low: number;
  readonly high: number;
}

/**
 * Whether a touchpoint will have its answers by the end of the month. What is to come is a Poisson count whose rate is the plan's and
 * what was seen so far together: a gamma prior that weighs as much as a quarter of a month of the plan (Gelman et al., Bayesian Data
 * Analysis, 2.6), its interval by the normal approximation.
 */
export function courseOf({ target, answers, over, planned, open, response, most }: MonthSoFar): Course {
  const prior = 1 / 4;
  const rate = (answers + open * response + planned * prior) / (over + prior);
  const left = 1 - over;
  const toCome = open * response + rate * left;
  const spread = 1.96 * Math.sqrt(toCome + (left * left * rate) / (over + prior));
  const [low, high] = [Math.max(answers, answers + toCome - spread), answers + toCome + spread];
  if (answers >= target) return { verdict: 'reached', low, high };
  const could = open * response + most;
  if (answers + could + 1.96 * Math.sqrt(could) < target) return { verdict: 'out-of-reach', low, high };
  const expected = planned * over;
  const late = answers + open * response < expected - 1.96 * Math.sqrt(expected);
  return { verdict: late || answers + toCome < target ? 'behind' : 'on-course', low, high };
}
