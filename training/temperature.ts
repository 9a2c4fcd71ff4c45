import { scoresOf, softmax, type LinearModel } from '#core/listening/sentiment/linear.ts';
import type { Example } from './learn.ts';

function lossAt(scores: ReadonlyArray<readonly [Float64Array, readonly number[]]>, temperature: number): number {
  let loss = 0;
  for (const [each, target] of scores) {
    const probabilities = softmax(each.map((score) => score / temperature));
    for (const [k, share] of target.entries()) if (share > 0) loss -= share * Math.log(probabilities[k]! + 1e-12);
  }
  return loss;
}

/** By what to divide scores so that probabilities are true on texts that were not learnt from (Guo et al. 2017): by halves of thirds. */
export function temperatureFor(model: LinearModel, heldBack: readonly Example[]): number {
  const scores = heldBack.map(({ features, target }) => [scoresOf(model, features), target] as const);
  let [low, high] = [0.25, 4];
  for (let round = 0; round < 30; round++) {
    const [one, other] = [low + (high - low) / 3, high - (high - low) / 3];
    if (lossAt(scores, one) < lossAt(scores, other)) high = other;
    else low = one;
  }
  return Math.round((low + high) * 500) / 1_000;
}
