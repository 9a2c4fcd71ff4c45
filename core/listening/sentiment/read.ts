import { adjusted, type Adjustment, type Correction } from './adjustment.ts';
import { acrossModel, emotionModel, languageModel, type Engine, type LanguageEngine, type Way } from './engine.ts';
import { feelingFeatures } from './features.ts';
import { emotions, sentiments, type Emotion, type Sentiment } from './labels.ts';
import { languageOf, type Expected, type FoundLanguage } from './language.ts';
import { mostOf, scoresOf, softmax, type Features } from './linear.ts';
import type { Measured } from './measured.ts';
import { tokensOf, type Token } from './tokens.ts';
import { emotionByWords } from './words/emotions.ts';

/** How a text reads to the engine: its own measure, never a score that somebody gave. */
export interface Reading {
  language: FoundLanguage;
  sentiment: Sentiment;
  /** Of the sentiment that is said, 0 to 1. */
  probability: number;
  /** How probably positive less how probably negative: −1 to 1. */
  value: number;
  /** Undefined when the text shows none clearly; without a probability where it was told by a word alone. */
  emotion: { name: Emotion; probability?: number } | undefined;
  engine: { way: Way; model: string; version: string };
  /** How often this engine was right in this language; empty when nobody measured. */
  measured: readonly Measured[];
}

export interface ReadOptions extends Expected {
  /** Taken as it is instead of being found. */
  language?: string;
  /** What this workspace's people corrected. */
  adjustment?: Adjustment;
}

const signsOnly: LanguageEngine = { way: 'signs', model: acrossModel, measured: [] };

/** A variety with a model of its own is taken when the customer is known to write it: `pt-MZ`. */
function engineFor(engine: Engine, language: string, known: readonly string[]): LanguageEngine {
  const variety = known.find((tag) => tag.startsWith(`${language}-`) && engine.languages[tag]);
  return engine.languages[variety ?? language] ?? signsOnly;
}

interface Seen {
  tokens: readonly Token[];
  language: FoundLanguage;
  own: LanguageEngine;
  features: Required<Features>;
  /** Without what a workspace taught. */
  scores: Float64Array;
}

function emotionOf({ models, emotions: about }: Engine, { tokens, features, language }: Seen): Reading['emotion'] {
  if (language.language !== 'en') {
    const name = emotionByWords(tokens, language.language);
    return name && { name };
  }
  const probabilities = softmax(scoresOf(models[emotionModel]!, features));
  const said = mostOf(probabilities);
  const [name, probability] = [emotions[said]!, probabilities[said]!];
  if (name === 'none' || probability < about.thresholds[said]!) return undefined;
  return { name, probability };
}

function languageIn(engine: Engine, text: string, options: ReadOptions): FoundLanguage {
  const found = languageOf(engine.models[languageModel]!, text, options);
  return options.language === undefined ? found : { ...found, language: options.language, probability: 1 };
}

function see(engine: Engine, text: string, options: ReadOptions): Seen | undefined {
  const tokens = tokensOf(text);
  if (!tokens.some(({ kind }) => kind !== 'stop')) return undefined;
  const language = languageIn(engine, text, options);
  const own = engineFor(engine, language.language, options.known ?? []);
  const features = feelingFeatures(tokens, language.language);
  return { tokens, language, own, features, scores: scoresOf(engine.models[own.model]!, features) };
}

/** Reads how a text feels, in well under a millisecond; undefined when nothing is written in it. */
export function readFeeling(engine: Engine, text: string, options: ReadOptions = {}): Reading | undefined {
  const seen = see(engine, text, options);
  if (!seen) return undefined;
  const { language, own, features, scores } = seen;
  const { adjustment } = options;
  const taught = adjustment?.version === engine.version ? adjustment : undefined;
  const probabilities = softmax(taught ? adjusted(scores, features.pieces, taught) : scores);
  const said = mostOf(probabilities);
  return {
    language,
    sentiment: sentiments[said]!,
    probability: probabilities[said]!,
    value: probabilities[2]! - probabilities[0]!,
    emotion: emotionOf(engine, seen),
    engine: { way: own.way, model: own.model, version: engine.version },
    measured: own.measured,
  };
}

/** What a person said of a text, made ready to be learnt from; undefined when nothing is written in it. */
export function correctionOf(
  engine: Engine,
  { text, said, ...options }: ReadOptions & { text: string; said: Sentiment },
): Correction | undefined {
  const seen = see(engine, text, options);
  return seen && { pieces: seen.features.pieces, scores: seen.scores, said };
}
