import { ph, t } from '@lingui/core/macro';
import type { Way } from '#core/listening/sentiment/engine.ts';
import { localeOfPages } from '../../ui/format.ts';
import type { Emotion, Sentiment } from '#core/listening/sentiment/labels.ts';

export const sentimentNames: Record<Sentiment, string> = {
  negative: t({ message: 'Negative', comment: 'how words read: a feeling' }),
  neutral: t({ message: 'Neutral', comment: 'how words read: a feeling' }),
  positive: t({ message: 'Positive', comment: 'how words read: a feeling' }),
};

/** What the mark beside a message is called. */
export const readsAs: Record<Sentiment, string> = {
  negative: t`Reads as negative`,
  neutral: t`Reads as neutral`,
  positive: t`Reads as positive`,
};

export const emotionNames: Record<Emotion, string> = {
  anger: t({ message: 'Anger', comment: 'an emotion' }),
  disappointment: t({ message: 'Disappointment', comment: 'an emotion' }),
  worry: t({ message: 'Worry', comment: 'an emotion' }),
  sadness: t({ message: 'Sadness', comment: 'an emotion' }),
  confusion: t({ message: 'Confusion', comment: 'an emotion' }),
  surprise: t({ message: 'Surprise', comment: 'an emotion' }),
  gratitude: t({ message: 'Gratitude', comment: 'an emotion' }),
  joy: t({ message: 'Joy', comment: 'an emotion' }),
  praise: t({ message: 'Praise', comment: 'an emotion: praise for what we did' }),
};

/** What texts are called in which the model reads an emotion: what it says, not what is so. */
export function readsAsEmotion(emotion: Emotion): string {
  return t`read as: ${ph({ emotion: emotionNames[emotion] })}`;
}

/** How the engine came to read a language. */
export const wayNames: Record<Way, string> = {
  learnt: t({ message: 'learnt from texts', comment: 'how the model came to read this language' }),
  words: t({ message: 'by a list of words', comment: 'how the model reads this language' }),
  signs: t({ message: 'by emoji and signs only', comment: 'how the model reads this language' }),
};

const languageNames = new Intl.DisplayNames(localeOfPages(), { type: 'language' });

/** A language by its name in that of the console. */
export function languageName(tag: string): string {
  return tag === 'und' ? t`language not known` : (languageNames.of(tag) ?? tag);
}

/** The version of an engine, with which of the workspace's own lessons it took. */
export function versionOf({ version, adjustment }: { version: string; adjustment: number | null }): string {
  return adjustment === null ? version : `${version}+${adjustment}`;
}
