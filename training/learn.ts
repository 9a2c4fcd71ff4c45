import type { Features, LinearModel } from '#core/listening/sentiment/linear.ts';

/** A text with what it should be: how much of each label, one in all. */
export interface Example {
  features: Features;
  target: readonly number[];
}

export interface Recipe {
  labels: readonly string[];
  /** Places, a power of two. */
  size: number;
  rounds: number;
  /** How far a first step goes; AdaGrad makes later ones smaller. */
  pace: number;
}

/** Weights as they are learnt, before they are made small. */
export interface Learnt {
  recipe: Recipe;
  weights: Float32Array;
  bias: Float32Array;
  besides: Float32Array;
}

interface Row {
  places: Int32Array;
  values: Float32Array;
  target: readonly number[];
}

/** Places of the pieces, and behind them those of the numbers beside. */
function rowOf({ features, target }: Example, size: number): Row {
  const { pieces, besides = [] } = features;
  const { words, letters } = pieces;
  const count = words.length + letters.length;
  const places = new Int32Array(count + besides.length);
  const values = new Float32Array(places.length);
  const [ofWords, ofLetters] = [1 / Math.sqrt(words.length || 1), 1 / Math.sqrt(letters.length || 1)];
  for (let at = 0; at < count; at++) {
    const isWord = at < words.length;
    places[at] = (isWord ? words[at]! : letters[at - words.length]!) & (size - 1);
    values[at] = isWord ? ofWords : ofLetters;
  }
  for (let at = 0; at < besides.length; at++) {
    places[count + at] = size + at;
    values[count + at] = besides[at]!;
  }
  return { places, values, target };
}

/** A shuffle that is the same each time. */
export function shuffled(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

interface Learning {
  all: Float32Array;
  sums: Float32Array;
  bias: Float32Array;
  pace: number;
}

function guess({ all, bias }: Learning, { places, values }: Row, into: Float64Array): void {
  const count = bias.length;
  into.set(bias);
  for (let at = 0; at < places.length; at++) {
    const [from, value] = [places[at]! * count, values[at]!];
    for (let k = 0; k < count; k++) into[k] = into[k]! + value * all[from + k]!;
  }
  const most = Math.max(...into);
  let sum = 0;
  for (let k = 0; k < count; k++) sum += into[k] = Math.exp(into[k]! - most);
  for (let k = 0; k < count; k++) into[k] = into[k]! / sum;
}

/** One step of logistic regression by AdaGrad (Duchi, Hazan, Singer 2011). */
function step(learning: Learning, row: Row, off: Float64Array): void {
  const { all, sums, bias, pace } = learning;
  guess(learning, row, off);
  const { places, values, target } = row;
  const count = bias.length;
  for (let k = 0; k < count; k++) {
    const wrong = off[k]! - target[k]!;
    if (Math.abs(wrong) < 1e-4) continue;
    bias[k] = bias[k]! - 0.02 * wrong;
    for (let at = 0; at < places.length; at++) {
      const here = places[at]! * count + k;
      const slope = wrong * values[at]!;
      sums[here] = sums[here]! + slope * slope;
      all[here] = all[here]! - (pace * slope) / (1e-3 + Math.sqrt(sums[here]!));
    }
  }
}

/** Learns from examples, in an order that is the same each time. */
export function learn(examples: readonly Example[], recipe: Recipe): Learnt {
  const { size, rounds, pace } = recipe;
  const count = recipe.labels.length;
  const rows = examples.map((example) => rowOf(example, size));
  const beside = examples[0]?.features.besides?.length ?? 0;
  const all = new Float32Array((size + beside) * count);
  const learning: Learning = { all, sums: all.slice(), bias: new Float32Array(count), pace };
  const off = new Float64Array(count);
  for (let round = 0; round < rounds; round++)
    for (const at of shuffled(rows.length, round)) step(learning, rows[at]!, off);
  return { recipe, bias: learning.bias, weights: all.slice(0, size * count), besides: all.slice(size * count) };
}

/** Each label has its own step, or the rare ones would be lost in the steps of the common. */
export function madeSmall({ recipe, weights, bias, besides }: Learnt, temperature: number): LinearModel {
  const count = recipe.labels.length;
  const most = new Float64Array(count).fill(1e-9);
  for (let at = 0; at < weights.length; at++) most[at % count] = Math.max(most[at % count]!, Math.abs(weights[at]!));
  const scales = Array.from(most, (value) => value / 127);
  const small = Int8Array.from(weights, (value, at) => Math.round(value / scales[at % count]!));
  const short = (value: number): number => Number(value.toPrecision(6));
  return {
    labels: recipe.labels,
    size: recipe.size,
    weights: small,
    scales,
    bias: Array.from(bias, short),
    besides: Array.from(besides, short),
    temperature,
  };
}
