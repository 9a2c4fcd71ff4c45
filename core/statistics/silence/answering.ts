import { logistic } from '../logistic.ts';
import { fewest } from '../rules.ts';
import { columnsOf } from './columns.ts';

/** Somebody who was asked: what was known of them and the episode beforehand, and whether they answered. */
export interface Asked {
  facts: Readonly<Record<string, number | boolean | string>>;
  answered: boolean;
  /** 1 / (the chance of being drawn × the chance of being free of quarantine). */
  design: number;
}

/** No answer stands for more than this many times as many people as the mean one. */
const mostTimes = 5;

/**
 * For how many people each answer stands (0 for those who did not answer): the design weight by the chance of answering, as it went with the
 * facts. Right where answering goes with these facts only; closer than nothing where it goes with the feeling, too. Undefined where too
 * few answered or too few were silent to tell.
 * Sources: Rosenbaum and Rubin 1983, Biometrika 70, 41–55; Little 1986, International Statistical Review 54, 139–157.
 */
export function answeringWeights(asked: readonly Asked[]): Float64Array | undefined {
  const answers = asked.filter(({ answered }) => answered).length;
  if (Math.min(answers, asked.length - answers) < fewest) return undefined;
  const happened = Float64Array.from(asked, ({ answered }) => Number(answered));
  const { chances } = logistic({ columns: columnsOf(asked.map(({ facts }) => facts)), happened }, 1);
  return trimmed(Float64Array.from(asked, ({ answered, design }, at) => (answered ? design / chances[at]! : 0)));
}

/**
 * Weights above five times the mean of those that are not 0 are cut down to it, until none is.
 * Source: DeBell and Krosnick 2009, Computing Weights for American National Election Study Survey Data.
 */
export function trimmed(weights: Float64Array): Float64Array {
  const count = weights.reduce((sum, weight) => sum + Number(weight > 0), 0);
  for (let turn = 0, now = weights; ; turn++) {
    const most = (mostTimes * now.reduce((sum, weight) => sum + weight, 0)) / count;
    if (turn === 50 || now.every((weight) => weight <= most * 1.000001)) return now;
    now = now.map((weight) => Math.min(weight, most));
  }
}
