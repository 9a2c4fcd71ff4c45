import { compareNps, netPromoterScore, type NpsCounts } from '#core/statistics/nps.ts';
import { compareProportions, type Proportion } from '#core/statistics/proportions.ts';
import type { Estimate } from '#core/statistics/estimate.ts';
import { meanOf, momentsOf } from '#core/statistics/mean.ts';
import { judge, plainFigure, pointsFigure, type Change, type Figure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { isGood, isLow, scales, type FeelingObject, type Scale } from '#core/touchpoints/scales.ts';

/** What a figure is of: one scale, told about one kind of thing. */
export interface Measure<S extends Scale = Scale, O extends FeelingObject = FeelingObject> {
  readonly scale: S;
  readonly about: O;
}

/** How often each score was given, with the measure that they are of: scores of two measures cannot be put together. */
export interface Scores<M extends Measure = Measure> {
  readonly of: M;
  readonly counts: ReadonlyMap<number, number>;
}

/** Counts of 9–10, 7–8 and 0–6. */
export function npsCounts({ of: { scale }, counts }: Scores): NpsCounts {
  const found = { promoters: 0, passives: 0, detractors: 0 };
  for (const [score, count] of counts)
    found[isGood(scale, score) ? 'promoters' : isLow(scale, score) ? 'detractors' : 'passives'] += count;
  return found;
}

/** How many answers are good, and how many there are. */
export function goodOf({ of: { scale }, counts }: Scores): Proportion {
  let [count, n] = [0, 0];
  for (const [score, times] of counts) {
    n += times;
    if (isGood(scale, score)) count += times;
  }
  return { count, n };
}

/** Whether the figure of a measure is a net promoter score, and no share. */
export function isNet({ scale }: Measure): boolean {
  return scales[scale].figure === 'nps';
}

function estimateOf(scores: Scores): Estimate {
  if (isNet(scores.of)) return netPromoterScore(npsCounts(scores));
  const { count, n } = goodOf(scores);
  return shareOf(count, n);
}

/** The figure in points: the share of good answers, or the net promoter score. */
export function feelingFigure(scores: Scores): Figure {
  return pointsFigure(estimateOf(scores));
}

/** The mean score with its t interval, on the scale itself. */
export function meanFigure({ counts }: Scores): Figure {
  return plainFigure(meanOf(momentsOf(counts)));
}

/** What changed from the first to the second, judged by the smallest difference that matters (points). */
export function feelingChange<M extends Measure>(
  [first, second]: readonly [Scores<M>, Scores<NoInfer<M>>],
  smallest: number,
): Change | null {
  const figures = [feelingFigure(first), feelingFigure(second)] as const;
  return judge(figures, compareFeelings(first, second), smallest);
}

/**
 * The difference of two groups with its test: two-proportion, or two net promoter scores. Throws for two measures that only came
 * together while running: a difference between scales or objects says nothing.
 */
export function compareFeelings<M extends Measure>(
  first: Scores<M>,
  second: Scores<NoInfer<M>>,
): { difference: Estimate; p: number } {
  const [one, other] = [first.of, second.of];
  if (one.scale !== other.scale || one.about !== other.about)
    throw new Error(`${one.scale} of a ${one.about} and ${other.scale} of a ${other.about} are never compared`);
  return isNet(one)
    ? compareNps(npsCounts(first), npsCounts(second))
    : compareProportions(goodOf(first), goodOf(second));
}
