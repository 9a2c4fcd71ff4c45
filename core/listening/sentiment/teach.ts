import { adjusted, learnAdjustment, type Adjustment, type Correction } from './adjustment.ts';
import type { Engine } from './engine.ts';
import { sentiments } from './labels.ts';
import { mostOf } from './linear.ts';

/** How a workspace's corrections fare: taught with the others, tried on those left out. */
export interface Taught {
  state: 'used' | 'too-few' | 'no-better' | 'too-far';
  corrections: number;
  /** Share of them that the engine alone reads as people say; null with too few. */
  before: number | null;
  /** The same with what the other corrections taught it. */
  after: number | null;
  /** Share of other texts that would read otherwise; null where none were given. */
  changed: number | null;
  adjustment: Adjustment | undefined;
}

const folds = 5;
/** More than this share of other texts must not read otherwise for a few corrections. */
export const mostChanged = 0.2;

/** The same text is in the same part, so that nothing is tried on what taught it. */
function foldOf({ pieces }: Correction): number {
  return pieces.words.reduce((sum, hash) => (sum ^ hash) >>> 0, 0) % folds;
}

function isRight({ pieces, scores, said }: Correction, adjustment?: Adjustment): boolean {
  return sentiments[mostOf(adjustment ? adjusted(scores, pieces, adjustment) : scores)] === said;
}

/** How many are right, each by what the corrections of the other parts teach. */
function rightByOthers(engine: Pick<Engine, 'version'>, corrections: readonly Correction[]): number {
  let right = 0;
  for (let fold = 0; fold < folds; fold++) {
    const [held, rest] = [
      corrections.filter((each) => foldOf(each) === fold),
      corrections.filter((each) => foldOf(each) !== fold),
    ];
    const adjustment = learnAdjustment(engine, rest, 1);
    right += held.filter((each) => isRight(each, adjustment)).length;
  }
  return right;
}

function changedBy(adjustment: Adjustment, others: readonly Correction[]): number | null {
  if (others.length === 0) return null;
  const flipped = others.filter(
    ({ pieces, scores }) => mostOf(scores) !== mostOf(adjusted(scores, pieces, adjustment)),
  );
  return flipped.length / others.length;
}

/**
 * Fits what a workspace's corrections teach, and says whether it may be used: not with fewer than ten, not when it reads corrections that
 * it was not taught with worse than the engine alone (five parts, each tried by the others), not when it turns more than a
 * fifth of other texts. `others` are texts that nobody corrected, with what the engine alone says of them.
 */
export function teach(
  engine: Pick<Engine, 'version'>,
  corrections: readonly Correction[],
  others: readonly Correction[],
): Taught {
  const n = corrections.length;
  const adjustment = learnAdjustment(engine, corrections);
  if (adjustment === undefined)
    return { state: 'too-few', corrections: n, before: null, after: null, changed: null, adjustment };
  const before = corrections.filter((each) => isRight(each)).length / n;
  const after = rightByOthers(engine, corrections) / n;
  const changed = changedBy(adjustment, others);
  const state = after <= before ? 'no-better' : (changed ?? 0) > mostChanged ? 'too-far' : 'used';
  return { state, corrections: n, before, after, changed, adjustment: state === 'used' ? adjustment : undefined };
}
