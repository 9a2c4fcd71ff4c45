import type { Confusion } from '../../statistics/misread/confusion.ts';
import { correctedShares } from '../../statistics/misread/corrected.ts';
import { pointsFigure, type Figure } from '../../statistics/rules.ts';
import type { Emotion } from './labels.ts';
import { partOf, type Part } from './part.ts';
import { isKnown } from './shares.ts';

/** Texts of which a person says that they show these emotions, and the engine says this one of them, or none. */
export interface EmotionCell {
  said: readonly Emotion[];
  verdict: Emotion | 'none';
  count: number;
}

/** The share of texts that show an emotion, in per cent. A text may show several, so that they add up to nothing. */
export interface EmotionFigure extends Figure {
  readonly measure: 'emotion';
  readonly of: Emotion;
}

/** Rows are whether people say that it shows, columns whether the engine says so: yes, no. */
export function emotionConfusion(of: Emotion, cells: readonly EmotionCell[]): Confusion {
  const count = (shown: boolean, read: boolean) =>
    cells
      .filter(({ said, verdict }) => said.includes(of) === shown && (verdict === of) === read)
      .reduce((sum, cell) => sum + cell.count, 0);
  return [true, false].map((shown) => [true, false].map((read) => count(shown, read)));
}

/** The share of texts that show an emotion, corrected for how the engine errs (Rogan and Gladen); null where it is not known well enough. */
export function emotionShare(
  of: Emotion,
  [read, other]: readonly [number, number],
  confusion: Confusion,
): EmotionFigure | null {
  if (isKnown(confusion) !== 'known') return null;
  const n = read + other;
  const [share] = n === 0 ? [{ value: 0, low: 0, high: 1, n }] : correctedShares([read, other], confusion);
  return { measure: 'emotion', of, ...pointsFigure(share!) };
}

/** How right the engine is on an emotion: of the texts that show it, how many it finds; of those that it says so of, how many show it. */
export function emotionRight([[hit = 0, missed = 0] = [], [wrong = 0] = []]: Confusion): { found: Part; right: Part } {
  return { found: partOf(hit, hit + missed), right: partOf(hit, hit + wrong) };
}
