import { featuresOf, weighed, type Features } from './features.ts';

/** What was learnt: how much each place of a text speaks for each reason. Holds no words. */
export interface ReasonModel {
  /** Ids of reasons, in the order of their weights. */
  labels: readonly string[];
  /** Places, a power of two. */
  size: number;
  /** Of place p for label k at `p * labels.length + k`. */
  weights: Float32Array;
  bias: Float32Array;
  telling: Float32Array;
  /** The probability from which on it speaks; above 1: never. */
  threshold: number;
}

export interface Guess {
  reason: string;
  /** 0 to 1, as the model sees it. */
  probability: number;
}

/** Scores made into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k]! - most);
  for (let k = 0; k < scores.length; k++) scores[k] = scores[k]! / sum;
  return scores;
}

type Weights = Pick<ReasonModel, 'labels' | 'weights' | 'bias'>;

/** How probable each label is for a text. */
export function probabilitiesOf({ labels, weights, bias }: Weights, { places, values }: Features): Float64Array {
  const count = labels.length;
  const scores = Float64Array.from(bias);
  for (let at = 0; at < places.length; at++) {
    const from = places[at]! * count;
    const value = values[at]!;
    for (let k = 0; k < count; k++) scores[k] = scores[k]! + value * weights[from + k]!;
  }
  return softmax(scores);
}

/** The most probable reason, sure or not; undefined for a text without letters. */
export function likeliest(model: Omit<ReasonModel, 'threshold'>, text: string): Guess | undefined {
  const plain = featuresOf(text, model.size);
  if (plain.places.length === 0 || model.labels.length === 0) return undefined;
  const probabilities = probabilitiesOf(model, weighed(plain, model.telling));
  let best = 0;
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[best]!) best = k;
  return { reason: model.labels[best]!, probability: probabilities[best]! };
}

/** The reason of a text, when the model is sure enough to say one. */
export function guessReason(model: ReasonModel, text: string): Guess | undefined {
  const guess = likeliest(model, text);
  return guess !== undefined && guess.probability >= model.threshold ? guess : undefined;
}
