import { featuresOf, weighed, type Features } from './features.ts';
import { probabilitiesOf, type ReasonModel } from './model.ts';

/** A text with the reason that a person gave it. */
export interface Example {
  text: string;
  reason: string;
}

/** A reason with fewer examples is not learnt. */
export const fewestOfReason = 5;
const rounds = 12;
const pace = 0.6;
/** Weights in all: more reasons have fewer places each. */
const mostWeights = 2 ** 20;
/** Examples between two breaths of whoever shares the processor. */
const atOnce = 20;

interface Seen {
  features: Features;
  label: number;
}

function sizeFor(labels: number): number {
  return 2 ** Math.min(15, Math.max(12, Math.floor(Math.log2(mostWeights / labels))));
}

/** The reasons that have enough examples, in a stable order. */
export function learnable(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of examples) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts.keys()].filter((reason) => counts.get(reason)! >= fewestOfReason).toSorted();
}

function tellingOf(all: readonly Features[], size: number): Float32Array {
  const there = new Float32Array(size);
  for (const { places } of all) for (const place of places) there[place] = there[place]! + 1;
  return there.map((count) => (count === 0 ? 0 : Math.log((all.length + 1) / (count + 0.5))));
}

/** A shuffle that is the same each time. */
function shuffled(count: number, round: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  let state = (round + 1) * 2_654_435_761;
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

type Learning = Omit<ReasonModel, 'threshold'> & { sums: Float32Array };

/** One step towards what a person said: smaller where a weight has moved much already (AdaGrad: Duchi, Hazan, Singer 2011). */
function step(learning: Learning, { features, label }: Seen): void {
  const { weights, bias, sums, labels } = learning;
  const count = labels.length;
  const off = probabilitiesOf(learning, features);
  off[label] = off[label]! - 1;
  for (let k = 0; k < count; k++) {
    const wrong = off[k]!;
    if (Math.abs(wrong) < 1e-3) continue;
    bias[k] = bias[k]! - 0.02 * wrong;
    for (let at = 0; at < features.places.length; at++) {
      const here = features.places[at]! * count + k;
      const slope = wrong * features.values[at]!;
      sums[here] = sums[here]! + slope * slope;
      weights[here] = weights[here]! - (pace * slope) / (1e-3 + Math.sqrt(sums[here]!));
    }
  }
}

/**
 * Learns reasons from texts: multinomial logistic regression over hashed pieces of words. Gives breath between steps, as it takes
 * seconds for thousands of examples; without two reasons to tell apart there is no model.
 */
export function* learn(
  examples: readonly Example[],
): Generator<undefined, Omit<ReasonModel, 'threshold'> | undefined, undefined> {
  const labels = learnable(examples);
  if (labels.length < 2) return undefined;
  const size = sizeFor(labels.length);
  const numbers = new Map(labels.map((label, at) => [label, at]));
  const known = examples.filter(({ reason }) => numbers.has(reason));
  const plain: Features[] = [];
  for (const [at, { text }] of known.entries()) {
    plain.push(featuresOf(text, size));
    if (at % atOnce === 0) yield;
  }
  const telling = tellingOf(plain, size);
  const seen = known.map(({ reason }, at): Seen => ({
    features: weighed(plain[at]!, telling),
    label: numbers.get(reason)!,
  }));
  const weights = new Float32Array(size * labels.length);
  const learning = { labels, size, weights, bias: new Float32Array(labels.length), telling, sums: weights.slice() };
  for (let round = 0; round < rounds; round++)
    for (const [done, at] of shuffled(seen.length, round).entries()) {
      step(learning, seen[at]!);
      if (done % atOnce === 0) yield;
    }
  const { sums: _, ...model } = learning;
  return model;
}
