import { feelingOf } from '#core/listening/sentiment/features.ts';
import { emotions } from '#core/listening/sentiment/labels.ts';
import { mostOf, scoresOf, softmax, type LinearModel } from '#core/listening/sentiment/linear.ts';
import { measuredOn, type Measured } from '#core/listening/sentiment/measured.ts';
import { learn, madeSmall, type Example, type Recipe } from './learn.ts';
import { goemotionsEmotions, type Felt } from './sets.ts';
import { temperatureFor } from './temperature.ts';

const recipe: Recipe = { labels: emotions, size: 2 ** 16, rounds: 3, pace: 0.1 };
const heldBack = 8;

/** An emotion is said when at least this share of such guesses was right. */
const wantedPrecision = 0.6;
const fewestGuesses = 20;

function exampleOf({ text, emotions: felt }: Felt): Example {
  return {
    features: feelingOf(text, 'en'),
    target: emotions.map((_, k) => (felt.includes(k) ? 1 / felt.length : 0)),
  };
}

/** Of each emotion the probability from which on it is said; 2 (never) when it is too seldom right. */
function thresholdsOf(model: LinearModel, held: readonly Example[]): number[] {
  const guesses = held.map(({ features, target }) => {
    const probabilities = softmax(scoresOf(model, features));
    const said = mostOf(probabilities);
    return { said, probability: probabilities[said]!, right: target[said]! > 0 };
  });
  return emotions.map((_, k) => {
    const own = guesses.filter(({ said }) => said === k).toSorted((a, b) => b.probability - a.probability);
    let [right, threshold] = [0, 2];
    for (const [at, each] of own.entries()) {
      if (each.right) right++;
      if (at + 1 >= fewestGuesses && right / (at + 1) >= wantedPrecision) threshold = each.probability;
    }
    return Math.ceil(threshold * 1_000) / 1_000;
  });
}

export interface LearntEmotions {
  model: LinearModel;
  thresholds: number[];
}

/** Which emotion an English text shows. A text with several counts for each in part. */
export function learnEmotions(folder: string): LearntEmotions {
  const examples = goemotionsEmotions(folder, 'train').map(exampleOf);
  const shown = examples.filter((_, at) => at % heldBack !== 0);
  const held = examples.filter((_, at) => at % heldBack === 0);
  const tried = madeSmall(learn(shown, recipe), 1);
  const temperature = temperatureFor(tried, held);
  const thresholds = thresholdsOf({ ...tried, temperature }, held);
  return { model: madeSmall(learn(examples, recipe), temperature), thresholds };
}

/** A guess is right when it is among the emotions that people saw; else it counts for the first they named. */
export function measureEmotions(model: LinearModel, felt: readonly Felt[]): Measured {
  const tried = felt.map((each) => {
    const probabilities = softmax(scoresOf(model, exampleOf(each).features));
    const said = mostOf(probabilities);
    return { truth: each.emotions.includes(said) ? said : each.emotions[0]!, probabilities };
  });
  return measuredOn('goemotions dev', emotions.length, tried);
}
