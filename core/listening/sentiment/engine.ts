import { emotions, sentiments, type Emotion, type Sentiment } from './labels.ts';
import type { LinearModel } from './linear.ts';
import type { Measured } from './measured.ts';

/** `learnt` from texts of this language; `words`: a list and signs; `signs`: only what means the same in every language. */
export type Way = 'learnt' | 'words' | 'signs';

export interface LanguageEngine {
  way: Way;
  /** Name of its model in the file. */
  model: string;
  /** How right it was on texts it had not been shown, the nearest to its own kind first; empty when nobody measured. */
  measured: readonly Measured[];
}

/** What the file of models says about itself. */
export interface EngineHead {
  version: string;
  /** SHA-256 of everything that was learnt from. */
  learntFrom: string;
  languages: Record<string, LanguageEngine>;
  emotions: { thresholds: readonly number[]; measured: readonly Measured[] };
}

export interface Engine extends EngineHead {
  models: Readonly<Record<string, LinearModel>>;
}

export const languageModel = 'language';
export const emotionModel = 'emotion';
export const acrossModel = 'across';

function isOf(labels: readonly string[], expected: readonly (Sentiment | Emotion | 'none')[]): boolean {
  return labels.join() === expected.join();
}

/** Makes ready what training wrote; throws a RangeError when it is of another kind. */
export function engineFrom(head: EngineHead, models: Readonly<Record<string, LinearModel>>): Engine {
  const { [emotionModel]: ofEmotions, [acrossModel]: across } = models;
  if (!ofEmotions || !across || !isOf(ofEmotions.labels, emotions) || !isOf(across.labels, sentiments))
    throw new RangeError('These models of sentiment were made for another version: run the training again');
  const { version, learntFrom, languages, emotions: about } = head;
  return { version, learntFrom, languages, emotions: about, models };
}

/** What was measured of what once read a text: nothing when another version is there now. */
export function measuredOf(
  engine: Engine,
  { version, way, model, language }: { version: string; way: Way; model: string; language: string },
): readonly Measured[] {
  if (version !== engine.version || way === 'signs') return [];
  return (way === 'learnt' ? engine.languages[model] : engine.languages[language])?.measured ?? [];
}
