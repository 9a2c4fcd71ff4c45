/** What is known of a scale. The good scores lie from `good` on towards the good end, the low ones from `low` on towards the other. */
interface ScaleDefinition {
  readonly name: string;
  /** The question as it is usually asked; `{{company}}`, `{{touchpoint}}` are filled in. */
  readonly question: string;
  readonly min: number;
  readonly max: number;
  /** Which end is good. */
  readonly direction: 'high' | 'low';
  readonly good: number;
  /** Where the settings say nothing else, a score from here on opens a recovery case. */
  readonly low: number;
  /** How it is told: the share of good answers, the mean with that share beside it, or the net promoter score. */
  readonly figure: 'share' | 'mean' | 'nps';
  /** The answers are words or pictures, the worst first: nothing stands between two of them. */
  readonly words?: readonly string[];
}

/**
 * The scales feelings are told on. Scales never mix: a figure is of one scale, also where two have as many steps (thumbs, faces
 * and stars are other instruments than words). Sources: NPS Reichheld 2003; CES 1.0 Dixon, Freeman and Toman 2010; CES 2.0
 * CEB 2013; faces Kunin 1955; expectation Oliver 1980.
 */
export const scales = {
  csat5: {
    name: 'Satisfaction, 1 to 5',
    question: 'How satisfied were you with {{touchpoint}}?',
    min: 1,
    max: 5,
    direction: 'high',
    good: 4,
    low: 2,
    figure: 'share',
  },
  nps: {
    name: 'Recommendation, 0 to 10',
    question: 'How likely are you to recommend {{company}} to a friend or colleague?',
    min: 0,
    max: 10,
    direction: 'high',
    good: 9,
    low: 6,
    figure: 'nps',
  },
  ces7: {
    name: 'Made it easy, 1 to 7',
    question: '{{company}} made it easy for me to handle my issue.',
    min: 1,
    max: 7,
    direction: 'high',
    good: 5,
    low: 3,
    figure: 'mean',
  },
  ces5: {
    name: 'Effort, 1 to 5, low is good',
    question: 'How much effort did you personally have to put forth to handle your request?',
    min: 1,
    max: 5,
    direction: 'low',
    good: 2,
    low: 4,
    figure: 'mean',
  },
  stars5: {
    name: 'Stars, 1 to 5',
    question: 'How many stars do you give {{touchpoint}}?',
    min: 1,
    max: 5,
    direction: 'high',
    good: 4,
    low: 2,
    figure: 'share',
  },
  thumbs: {
    name: 'Thumb down or up',
    question: 'Was this helpful?',
    min: 0,
    max: 1,
    direction: 'high',
    good: 1,
    low: 0,
    figure: 'share',
    words: ['down', 'up'],
  },
  faces3: {
    name: 'Faces, sad to happy, of three',
    question: 'How was {{touchpoint}}?',
    min: 1,
    max: 3,
    direction: 'high',
    good: 3,
    low: 1,
    figure: 'share',
    words: ['sad', 'neutral', 'happy'],
  },
  faces5: {
    name: 'Faces, sad to happy, of five',
    question: 'How was {{touchpoint}}?',
    min: 1,
    max: 5,
    direction: 'high',
    good: 4,
    low: 2,
    figure: 'share',
    words: ['very sad', 'sad', 'neutral', 'happy', 'very happy'],
  },
  expectation: {
    name: 'Against what was expected',
    question: 'How was it, compared with what you expected?',
    min: 1,
    max: 3,
    direction: 'high',
    good: 2,
    low: 1,
    figure: 'share',
    words: ['worse than expected', 'as expected', 'better than expected'],
  },
  solved: {
    name: 'Is it solved?',
    question: 'Is it solved?',
    min: 1,
    max: 3,
    direction: 'high',
    good: 3,
    low: 1,
    figure: 'share',
    words: ['no', 'partly', 'yes'],
  },
  rating10: {
    name: 'Rating, 0 to 10',
    question: 'How do you rate {{touchpoint}}, from 0 to 10?',
    min: 0,
    max: 10,
    direction: 'high',
    good: 8,
    low: 4,
    figure: 'mean',
  },
} as const satisfies Record<string, ScaleDefinition>;

export type Scale = keyof typeof scales;

/** The names of all scales. */
export const scaleNames = Object.keys(scales) as [Scale, ...Scale[]];

/** What a feeling can be about. Figures of one thing never mix with those of another. */
export const feelingObjects = ['contact', 'touchpoint', 'journey', 'relationship'] as const;
export type FeelingObject = (typeof feelingObjects)[number];

export interface Feelings {
  scale: Scale;
  score: number;
  /** From -1 (bad) to 1 (good). */
  sentiment?: number;
}

/** Whether a word is the name of a scale. */
export function isScale(name: unknown): name is Scale {
  return typeof name === 'string' && Object.hasOwn(scales, name);
}

/** Whether a score can stand on the scale; between two words or pictures nothing can. */
export function fitsScale(scale: Scale, score: number): boolean {
  const { min, max, words }: ScaleDefinition = scales[scale];
  return score >= min && score <= max && (words === undefined || Number.isInteger(score));
}

/** Whether its scores are numbers that have a mean worth reading. */
export function hasMean(scale: Scale): boolean {
  const { words, figure }: ScaleDefinition = scales[scale];
  return words === undefined && figure !== 'nps';
}

/** Whether a score counts as good on its scale. */
export function isGood(scale: Scale, score: number): boolean {
  return goodnessOf(scale, score) >= goodnessOf(scale, scales[scale].good);
}

/** Whether a score is so low that somebody should look after it; `low` is where the workspace draws the line. */
export function isLow(scale: Scale, score: number, low: number = scales[scale].low): boolean {
  return goodnessOf(scale, score) <= goodnessOf(scale, low);
}

function goodnessOf(scale: Scale, score: number): number {
  return scales[scale].direction === 'high' ? score : -score;
}
