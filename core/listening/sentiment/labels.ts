/** What a text reads as, in the order of all models and figures. */
export const sentiments = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof sentiments)[number];

/** What a person may say of a text: mixed ones, and those of which nobody can tell, are none of the three. */
export const labels = [...sentiments, 'unclear'] as const;
export type Label = (typeof labels)[number];

/** What a text may show besides; `none` is most of them. */
export const emotions = [
  'none',
  'anger',
  'disappointment',
  'worry',
  'sadness',
  'confusion',
  'surprise',
  'gratitude',
  'joy',
  'praise',
] as const;
export type Emotion = Exclude<(typeof emotions)[number], 'none'>;

/** Those that a text may show; it may show several, or none. */
export const shownEmotions = emotions.filter((emotion) => emotion !== 'none');
