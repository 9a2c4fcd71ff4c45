import { compareMeans, meanOf, momentsOf } from '#core/statistics/mean.ts';
import { compareProportions, type Proportion } from '#core/statistics/proportions.ts';
import { fewest, plainFigure, pointsFigure, type Figure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';

/** A low score and the one that was given when the same was asked once more. */
export interface Pair {
  before: number;
  after: number;
}

interface Compared {
  reached: Figure;
  /** Drawn among those not reached yet: low scores rise by themselves, and this is by how much. */
  others: Figure;
  /** Reached less others; null: not comparable. */
  difference: Figure | null;
}

const changes = (pairs: readonly Pair[]) => momentsOf(pairs.map(({ before, after }) => [after - before, 1] as const));

/** By how much scores rose, in steps of their scale. Without ten of both there is no difference: who was low is rarely as low again. */
export function gainOf(reached: readonly Pair[], others: readonly Pair[]): Compared {
  const [a, b] = [changes(reached), changes(others)];
  const comparable = a.n >= fewest && b.n >= fewest;
  return {
    reached: plainFigure(meanOf(a)),
    others: plainFigure(meanOf(b)),
    difference: comparable ? plainFigure(compareMeans(b, a).difference) : null,
  };
}

/** The same of a share, in points. */
export function shareGain(reached: Proportion, others: Proportion): Compared {
  const comparable = reached.n >= fewest && others.n >= fewest;
  const figure = ({ count, n }: Proportion) => pointsFigure(shareOf(count, n));
  return {
    reached: figure(reached),
    others: figure(others),
    difference: comparable ? pointsFigure(compareProportions(others, reached).difference) : null,
  };
}

/** Ordering again and staying are looked at over so many days from the moment at which they were to be asked. */
export const followedDays = 60;
