import type { Engine } from './engine.ts';
import { sentiments, type Sentiment } from './labels.ts';
import { softmax } from './linear.ts';
import type { Pieces } from './pieces.ts';

/** What a workspace's people corrected, as a small addition to the scores of any model. Holds no words. */
export interface Adjustment {
  version: string;
  /** Of place p for sentiment k at `p * 3 + k`. */
  weights: Float32Array;
}

/** A text that somebody said reads otherwise, or rightly. */
export interface Correction {
  pieces: Pieces;
  /** What the engine says of it without the workspace's adjustment: scores, not probabilities. */
  scores: Float64Array;
  said: Sentiment;
}

/** Fewer change nothing: one person's slip shall not. */
export const fewestCorrections = 10;
const places = 2 ** 12;
const rounds = 8;
const pace = 0.6;
/** What a single place may add at most, so that the engine stays the greater voice on new matters. */
const most = 3;
const count = sentiments.length;

function add(scores: Float64Array, { words, letters }: Pieces, weights: Float32Array): Float64Array {
  for (const hashes of [words, letters]) {
    const share = 1 / Math.sqrt(hashes.length || 1);
    for (const hash of hashes)
      for (let k = 0; k < count; k++) scores[k] = scores[k]! + share * weights[(hash % places) * count + k]!;
  }
  return scores;
}

/** Scores with what a workspace taught beside the same version of the engine. */
export function adjusted(scores: Float64Array, pieces: Pieces, { weights }: Adjustment): Float64Array {
  return add(scores.slice(), pieces, weights);
}

function step(weights: Float32Array, { pieces, scores, said }: Correction): void {
  const off = softmax(add(scores.slice(), pieces, weights));
  const meant = sentiments.indexOf(said);
  off[meant] = off[meant]! - 1;
  for (const hashes of [pieces.words, pieces.letters]) {
    const share = pace / Math.sqrt(hashes.length || 1);
    for (const hash of hashes)
      for (let k = 0; k < count; k++) {
        const here = (hash % places) * count + k;
        weights[here] = Math.max(-most, Math.min(most, weights[here]! - share * off[k]!));
      }
  }
}

/**
 * Learns from corrections in the order of their time; the same ones give the same. Undefined when there are too few. No label gets a
 * head start: people correct what is wrong, so how often they say each tells nothing about how common it is.
 */
export function learnAdjustment(
  { version }: Pick<Engine, 'version'>,
  corrections: readonly Correction[],
  fewest = fewestCorrections,
): Adjustment | undefined {
  if (corrections.length < fewest) return undefined;
  const weights = new Float32Array(places * count);
  for (let round = 0; round < rounds; round++) for (const each of corrections) step(weights, each);
  return { version, weights };
}
