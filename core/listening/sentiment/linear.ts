import type { Pieces } from './pieces.ts';

/** What was learnt: how much each place speaks for each label. Holds no words. */
export interface LinearModel {
  labels: readonly string[];
  /** Places, a power of two. */
  size: number;
  /** Of place p for label k at `p * labels.length + k`, in steps of `scales[k]`. */
  weights: Int8Array;
  scales: readonly number[];
  bias: readonly number[];
  /** Of number c beside the pieces for label k at `c * labels.length + k`; empty when there are none. */
  besides: readonly number[];
  /** Scores are divided by it, so that 70 % is right seven times in ten. */
  temperature: number;
}

/** A text for a linear model: pieces, and numbers beside them. */
export interface Features {
  pieces: Pieces;
  besides?: Float32Array;
}

/** Scores made into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k]! - most);
  for (let k = 0; k < scores.length; k++) scores[k] = scores[k]! / sum;
  return scores;
}

function addPieces(scores: Float64Array, { weights, size, scales }: LinearModel, hashes: Uint32Array): void {
  const count = scores.length;
  const sums = new Int32Array(count);
  for (const hash of hashes) {
    const from = (hash & (size - 1)) * count;
    for (let k = 0; k < count; k++) sums[k] = sums[k]! + weights[from + k]!;
  }
  const share = 1 / Math.sqrt(hashes.length || 1);
  for (let k = 0; k < count; k++) scores[k] = scores[k]! + sums[k]! * scales[k]! * share;
}

/** How much speaks for each label, before it is made a probability. */
export function scoresOf(model: LinearModel, { pieces, besides }: Features): Float64Array {
  const scores = Float64Array.from(model.bias);
  const count = scores.length;
  addPieces(scores, model, pieces.words);
  addPieces(scores, model, pieces.letters);
  if (besides && model.besides.length > 0)
    for (let c = 0; c < besides.length; c++)
      for (let k = 0; k < count; k++) scores[k] = scores[k]! + besides[c]! * model.besides[c * count + k]!;
  for (let k = 0; k < count; k++) scores[k] = scores[k]! / model.temperature;
  return scores;
}

/** The place of the most. */
export function mostOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
