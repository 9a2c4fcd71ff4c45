import type { Confusion } from '../../statistics/misread/confusion.ts';
import { correctedShares } from '../../statistics/misread/corrected.ts';
import { fewest, pointsFigure, type Figure } from '../../statistics/rules.ts';
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

/** Whether an engine is known well enough here: by 200 labels, and ten of each, since a row of fewer says nothing. */
export type Known = 'known' | 'few-labels' | 'few-of-one';

export function isKnown(confusion: Confusion): Known {
  const rows = confusion.map((row) => row.reduce((one, other) => one + other, 0));
  if (rows.reduce((one, other) => one + other, 0) < fewestLabels) return 'few-labels';
  return rows.some((count) => count < fewest) ? 'few-of-one' : 'known';
}

/** The shares of texts that are so, corrected for how the engine errs; null where it is not known well enough. */
export function sentimentShares(read: ReadCounts, confusion: Confusion): SentimentFigure[] | null {
  if (isKnown(confusion) !== 'known') return null;
  const counts = sentiments.map((sentiment) => read[sentiment]);
  const n = counts.reduce((one, other) => one + other, 0);
  const estimates = n === 0 ? counts.map(() => ({ value: 0, low: 0, high: 1, n })) : correctedShares(counts, confusion);
  return estimates.map((estimate, at) => ({ measure: 'sentiment', of: sentiments[at]!, ...pointsFigure(estimate) }));
}
