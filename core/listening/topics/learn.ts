import { plainLetters } from '../../channels/search/plain-letters.ts';
import { piecesOf, type Pieces } from '../sentiment/pieces.ts';
import { tokensOf } from '../sentiment/tokens.ts';

/** A text that somebody said is about a topic, or is not. */
export interface Example {
  text: string;
  about: boolean;
  /** Corrected by somebody who saw what the model said: teaches, and never measures. */
  corrected?: boolean;
}

/** What examples taught about one topic. Holds no words. */
export interface TopicModel {
  weights: Float32Array;
  bias: number;
}

/** How a model fared on examples it was not shown, five parts in turn. */
export interface HeldOut {
  about: number;
  others: number;
  /** Said to be about it, and of those how many are. */
  said: number;
  right: number;
}

/** Fewer given examples of either kind teach nothing that could be trusted. */
export const fewestExamples = 20;
/** Said only where right at least this often on examples not shown. */
export const leastPrecision = 0.7;
/** From this probability on a text is said to be about it. */
export const sure = 0.7;
const places = 2 ** 12;
const rounds = 12;
const pace = 0.5;
const folds = 5;
const runs = { shortest: 3, longest: 5 };

/** A text as the model sees it. */
export function topicPieces(text: string): Pieces {
  return piecesOf(tokensOf(text), runs);
}

function scoreOf({ weights, bias }: TopicModel, { words, letters }: Pieces): number {
  let score = bias;
  for (const hashes of [words, letters]) {
    const share = 1 / Math.sqrt(hashes.length || 1);
    for (const hash of hashes) score += share * weights[hash % places]!;
  }
  return score;
}

/** How probably a text is about the topic. */
export function probabilityOf(model: TopicModel, pieces: Pieces): number {
  return 1 / (1 + Math.exp(-scoreOf(model, pieces)));
}

interface Seen {
  pieces: Pieces;
  about: boolean;
  measures: boolean;
}

/** Logistic regression by gradient; both kinds weigh the same, however many there are of each. */
function train(examples: readonly Seen[]): TopicModel {
  const model: TopicModel = { weights: new Float32Array(places), bias: 0 };
  const about = examples.filter((example) => example.about).length;
  const weightOf = { about: examples.length / (2 * about), other: examples.length / (2 * (examples.length - about)) };
  for (let round = 0; round < rounds; round++)
    for (const { pieces, about: is } of examples) {
      const off = (probabilityOf(model, pieces) - (is ? 1 : 0)) * (is ? weightOf.about : weightOf.other);
      const move = pace * off;
      model.bias -= move * 0.1;
      for (const hashes of [pieces.words, pieces.letters]) {
        const share = move / Math.sqrt(hashes.length || 1);
        for (const hash of hashes) model.weights[hash % places] = model.weights[hash % places]! - share;
      }
    }
  return model;
}

/** The same text twice would be learnt in one part and measured in another. */
function once(examples: readonly Example[]): Seen[] {
  const seen = new Map<string, Seen>();
  for (const { text, about, corrected = false } of examples) {
    const plain = plainLetters(text).replaceAll(/\s+/g, ' ').trim();
    if (plain !== '') seen.set(plain, { pieces: topicPieces(text), about, measures: !corrected });
  }
  return mixed([...seen.values()]);
}

/** Those about it and the others by turns, so that each part has both. */
function mixed(examples: readonly Seen[]): Seen[] {
  const parts = [examples.filter(({ about }) => about), examples.filter(({ about }) => !about)];
  return parts
    .flatMap((part) => part.map((example, at) => ({ example, at: (at + 0.5) / part.length })))
    .toSorted((a, b) => a.at - b.at)
    .map(({ example }) => example);
}

function foldsOf(examples: readonly Seen[]): Seen[][] {
  const turns = { about: 0, others: 0 };
  const parts: Seen[][] = Array.from({ length: folds }, () => []);
  for (const example of examples) parts[turns[example.about ? 'about' : 'others']++ % folds]!.push(example);
  return parts;
}

function heldOut(examples: readonly Seen[]): HeldOut {
  const result: HeldOut = { about: 0, others: 0, said: 0, right: 0 };
  const parts = foldsOf(examples);
  for (const part of parts) {
    const model = train(mixed(parts.filter((other) => other !== part).flat()));
    for (const { pieces, about } of part.filter(({ measures }) => measures)) {
      const said = probabilityOf(model, pieces) >= sure;
      result[about ? 'about' : 'others']++;
      if (said) result.said++;
      if (said && about) result.right++;
    }
  }
  return result;
}

/** What examples taught, with how it fared on those not shown; `model` is null where it is not good enough to speak. */
export interface Learnt {
  model: TopicModel | null;
  heldOut: HeldOut;
}

/** Learns a topic. Undefined: fewer than twenty distinct examples given about it, or fewer than twenty others. The same ones give the same. */
export function learnTopic(examples: readonly Example[]): Learnt | undefined {
  const seen = once(examples);
  const given = seen.filter(({ measures }) => measures);
  const about = given.filter((example) => example.about).length;
  if (Math.min(about, given.length - about) < fewestExamples) return undefined;
  const measured = heldOut(seen);
  const trusted = measured.said > 0 && measured.right / measured.said >= leastPrecision;
  return { model: trusted ? train(seen) : null, heldOut: measured };
}
