import { thresholdOf, type Tried } from './calibrate.ts';
import { learn, type Example } from './learn.ts';
import { likeliest, type ReasonModel } from './model.ts';

/** Fewer examples are no history. */
export const fewestExamples = 40;
/** It is shown what came before and tried on what came next, as it will be: new matters come up in between. */
const parts = [
  { shown: 0.5, tried: 0.75 },
  { shown: 0.75, tried: 1 },
];

/**
 * Learns from examples in the order of their time, and how sure it must be to speak: by guessing what it was not shown. Undefined
 * when there is too little to learn from.
 */
export function* trainReasons(examples: readonly Example[]): Generator<undefined, ReasonModel | undefined, undefined> {
  if (examples.length < fewestExamples) return undefined;
  const tried: Tried[] = [];
  for (const part of parts) {
    const upTo = Math.floor(examples.length * part.shown);
    const model = yield* learn(examples.slice(0, upTo));
    if (model === undefined) continue;
    for (const { text, reason } of examples.slice(upTo, Math.floor(examples.length * part.tried))) {
      const guess = likeliest(model, text);
      if (guess) tried.push({ probability: guess.probability, right: guess.reason === reason });
      yield;
    }
  }
  const model = yield* learn(examples);
  return model && { ...model, threshold: thresholdOf(tried) };
}

/** Runs it at once, where nobody waits for the processor. */
export function finished<T>(work: Generator<undefined, T, undefined>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
