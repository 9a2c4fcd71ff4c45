import { shareOf } from '../../statistics/wilson.ts';

/** A guess about a text that was not learnt from, and whether a person said the same. */
export interface Tried {
  probability: number;
  right: boolean;
}

/** Of what the model says at least this share shall be right, by the lower end of the interval. */
export const wantedShare = 0.7;
/** Below this it would speak of what it does not know, too. */
const leastSure = 0.6;
/** Fewer guesses prove nothing. */
const fewestTried = 15;

/**
 * The lowest probability from which on enough of the guesses were right; 2 (never reached) when there is none. Judged by Wilson's
 * interval, so that little history makes it silent rather than bold.
 */
export function thresholdOf(tried: readonly Tried[]): number {
  const sorted = tried.toSorted((one, other) => other.probability - one.probability);
  let [right, threshold] = [0, 2];
  for (const [at, each] of sorted.entries()) {
    if (each.right) right++;
    const said = at + 1;
    const lastOfItsKind = sorted[said]?.probability !== each.probability;
    if (lastOfItsKind && said >= fewestTried && shareOf(right, said).low >= wantedShare) threshold = each.probability;
  }
  return Math.max(threshold, leastSure);
}
