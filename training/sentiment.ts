import { feelingOf } from '#core/listening/sentiment/features.ts';
import { sentiments } from '#core/listening/sentiment/labels.ts';
import { scoresOf, softmax, type Features, type LinearModel } from '#core/listening/sentiment/linear.ts';
import { measuredOn, type Measured } from '#core/listening/sentiment/measured.ts';
import { learn, madeSmall, type Example, type Learnt, type Recipe } from './learn.ts';
import { afrisenti, goemotionsSentiment, type Labelled } from './sets.ts';
import { temperatureFor } from './temperature.ts';

/** How a language is learnt. */
export interface Plan extends Pick<Recipe, 'size' | 'rounds' | 'pace'> {
  language: string;
  set: string;
  /** How much the cues speak that were learnt across languages, beside those of this one. */
  across: number;
  read(folder: string, part: 'train' | 'dev'): Labelled[];
}

const arabic = ['arq', 'ary'];

export const plans: readonly Plan[] = [
  {
    language: 'en',
    set: 'goemotions dev',
    size: 2 ** 17,
    rounds: 3,
    pace: 0.1,
    across: 1,
    read: goemotionsSentiment,
  },
  africanPlan('sw', ['swa'], { size: 2 ** 15, rounds: 6, pace: 0.025, across: 0 }),
  africanPlan('ha', ['hau'], { size: 2 ** 16, rounds: 6, pace: 0.07, across: 0 }),
  africanPlan('pcm', ['pcm'], { size: 2 ** 16, rounds: 6, pace: 0.05, across: 0 }),
  africanPlan('pt-MZ', ['por'], { size: 2 ** 16, rounds: 6, pace: 0.05, across: 0.3 }),
  africanPlan('ar', arabic, { size: 2 ** 16, rounds: 6, pace: 0.07, across: 1 }),
];

type Numbers = Pick<Plan, 'size' | 'rounds' | 'pace' | 'across'>;

function africanPlan(language: string, codes: readonly string[], numbers: Numbers): Plan {
  const read = (folder: string, part: 'train' | 'dev'): Labelled[] =>
    codes.flatMap((code) => afrisenti(folder, code, part));
  return { ...numbers, language, set: `afrisenti dev, ${codes.join(' and ')}`, read };
}

/** One of so many examples of the training part is held back to set the temperature. */
const heldBack = 8;

export function examplesOf(labelled: readonly Labelled[], language: string): Example[] {
  return labelled.map(({ text, label }) => ({
    features: feelingOf(text, language.split('-')[0]!),
    target: sentiments.map((_, k) => (k === label ? 1 : 0)),
  }));
}

function parted(examples: readonly Example[]): { shown: Example[]; held: Example[] } {
  return {
    shown: examples.filter((_, at) => at % heldBack !== 0),
    held: examples.filter((_, at) => at % heldBack === 0),
  };
}

const noPieces = { words: new Uint32Array(0), letters: new Uint32Array(0) };

function besidesOnly({ features, target }: Example): Example {
  const { besides } = features;
  const only: Features = { pieces: noPieces, ...(besides && { besides }) };
  return { features: only, target };
}

/** Languages whose cues are pooled, and how many texts of each: none shall outweigh the others. */
const pooled = ['en', 'sw', 'pcm', 'pt-MZ', 'ar'];
const mostPooled = 6_000;

/** What cues mean in any language: for those without data, and as a second voice in those whose data is of another kind. */
export function learnAcross(folder: string): { learnt: Learnt; model: LinearModel } {
  const examples = plans
    .filter(({ language }) => pooled.includes(language))
    .flatMap(({ language, read }) => examplesOf(read(folder, 'train').slice(0, mostPooled), language).map(besidesOnly));
  const recipe: Recipe = { labels: sentiments, size: 1, rounds: 6, pace: 0.1 };
  const { shown, held } = parted(examples);
  const temperature = temperatureFor(madeSmall(learn(shown, recipe), 1), held);
  const learnt = learn(examples, recipe);
  return { learnt, model: madeSmall(learnt, temperature) };
}

function withAcross(learnt: Learnt, across: Learnt, share: number): Learnt {
  return {
    ...learnt,
    bias: learnt.bias.map((value, k) => value + share * across.bias[k]!),
    besides: learnt.besides.map((value, at) => value + share * across.besides[at]!),
  };
}

/** A model of one language: its temperature from texts held back, then learnt from all. */
export function learnSentiment(plan: Plan, folder: string, across: Learnt): LinearModel {
  const recipe: Recipe = { labels: sentiments, ...plan };
  const examples = examplesOf(plan.read(folder, 'train'), plan.language);
  const { shown, held } = parted(examples);
  const tried = madeSmall(withAcross(learn(shown, recipe), across, plan.across), 1);
  const temperature = temperatureFor(tried, held);
  const { size, rounds, pace, labels } = recipe;
  return madeSmall(withAcross(learn(examples, { labels, size, rounds, pace }), across, plan.across), temperature);
}

/** How right a model is on texts that it was not shown. */
export function measureOn(set: string, model: LinearModel, examples: readonly Example[]): Measured {
  const tried = examples.map(({ features, target }) => ({
    truth: target.indexOf(1),
    probabilities: softmax(scoresOf(model, features)),
  }));
  return measuredOn(set, model.labels.length, tried);
}
