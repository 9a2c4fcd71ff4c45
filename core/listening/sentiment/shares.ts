import { sumOf, type Confusion } from '../../statistics/misread/confusion.ts';
import { correctedShares } from '../../statistics/misread/corrected.ts';
import { fewest, pointsFigure, type Figure } from '../../statistics/rules.ts';
import { shareOf } from '../../statistics/wilson.ts';
import { sentiments, type Sentiment } from './labels.ts';

/** How many texts read as each; no scores, and nothing that scores may be added to. */
export type ReadCounts = Readonly<Record<Sentiment, number>>;

/** A share of texts that are so, in per cent. Its measure is in its type: no figure of a score fits, nor the other way round. */
export interface SentimentFigure extends Figure {
  readonly measure: 'sentiment';
  readonly of: Sentiment;
}

/** Labels of a workspace, language and engine that are needed before a share may be called one of texts. */
export const fewestLabels = 200;

/** Whether an engine is known well enough here; `blind`: the labels do not show that it tells each apart from the others. */
export type Known = 'known' | 'few-labels' | 'few-of-one' | 'blind';

/** By 200 labels, ten of each, since a row of fewer says nothing, and by its telling each apart: else nothing leads back from what it says. */
export function isKnown(confusion: Confusion): Known {
  const rows = confusion.map(sumOf);
  if (sumOf(rows) < fewestLabels) return 'few-labels';
  if (rows.some((count) => count < fewest)) return 'few-of-one';
  return toldApart(confusion).every(Boolean) ? 'known' : 'blind';
}

/**
 * Of each, whether the labels show that the engine tells it apart: it says so of more texts that are so than of the others, each at
 * the far end of its interval (Wilson), and than of every other by itself. Of three where all are told apart the confusion can be inverted.
 */
export function toldApart(confusion: Confusion): boolean[] {
  return confusion.map((so, at) => {
    const others = confusion.filter((row) => row !== so);
    const right = shareOf(so[at]!, sumOf(so));
    const wrong = shareOf(sumOf(others.map((row) => row[at]!)), sumOf(others.map(sumOf)));
    return right.low > wrong.high && others.every((row) => row[at]! / sumOf(row) < right.value);
  });
}

/** The shares of texts that are so, corrected for how the engine errs; null where it is not known well enough. */
export function sentimentShares(read: ReadCounts, confusion: Confusion): SentimentFigure[] | null {
  if (isKnown(confusion) !== 'known') return null;
  const counts = sentiments.map((sentiment) => read[sentiment]);
  const n = counts.reduce((one, other) => one + other, 0);
  const estimates = n === 0 ? counts.map(() => ({ value: 0, low: 0, high: 1, n })) : correctedShares(counts, confusion);
  return estimates.map((estimate, at) => ({ measure: 'sentiment', of: sentiments[at]!, ...pointsFigure(estimate) }));
}
