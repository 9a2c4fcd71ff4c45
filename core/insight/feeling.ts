import { compareNps, netPromoterScore, type NpsCounts } from '#core/statistics/nps.ts';
import { compareProportions, type Proportion } from '#core/statistics/proportions.ts';
import type { Estimate } from '#core/statistics/estimate.ts';
import { meanOf, momentsOf } from '#core/statistics/mean.ts';
import { judge, plainFigure, pointsFigure, type Change, type Figure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import type { Scale } from '#core/touchpoints/scales.ts';

/** How often each score of one scale was given. */
export type Scores = ReadonlyMap<number, number>;

/** From which score an answer counts as good, on every scale but that of recommendation. */
const goodFrom: Record<Exclude<Scale, 'nps'>, number> = { csat5: 4, ces7: 5, ces5: 4, stars5: 4, thumbs: 1 };

/** What the figure of a scale is called, in a card and in a sentence. */
export const feelingNames: Record<Scale, { short: string; unit: string; formula: string }> = {
  csat5: {
    short: 'CSAT',
    unit: ' %',
    formula: 'Answers of 4 or 5 of all answers, 1 to 5. Interval: Wilson, 95 %.',
  },
  nps: {
    short: 'NPS',
    unit: '',
    formula:
      'Share of 9 and 10 minus share of 0 to 6, in points. One answer per customer and period: the last. Interval: adjusted Wald, 95 %.',
  },
  ces7: {
    short: 'Ease, 1 to 7',
    unit: ' %',
    formula: 'Answers of 5, 6 or 7 of all answers, 1 to 7. Interval: Wilson, 95 %.',
  },
  ces5: {
    short: 'Ease, 1 to 5',
    unit: ' %',
    formula: 'Answers of 4 or 5 of all answers, 1 to 5. Interval: Wilson, 95 %.',
  },
  stars5: {
    short: 'Stars',
    unit: ' %',
    formula: 'Reviews of 4 or 5 stars of all reviews. Interval: Wilson, 95 %.',
  },
  thumbs: { short: 'Thumbs up', unit: ' %', formula: 'Thumbs up of all thumbs. Interval: Wilson, 95 %.' },
};

/** Counts of 9–10, 7–8 and 0–6. */
export function npsCounts(scores: Scores): NpsCounts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const [score, count] of scores)
    counts[score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors'] += count;
  return counts;
}

/** How many answers of a scale are good, and how many there are. */
export function goodOf(scale: Exclude<Scale, 'nps'>, scores: Scores): Proportion {
  let [count, n] = [0, 0];
  for (const [score, times] of scores) {
    n += times;
    if (score >= goodFrom[scale]) count += times;
  }
  return { count, n };
}

function estimateOf(scale: Scale, scores: Scores): Estimate {
  if (scale === 'nps') return netPromoterScore(npsCounts(scores));
  const { count, n } = goodOf(scale, scores);
  return shareOf(count, n);
}

/** The figure of a scale in points: the share of good answers, or the net promoter score. */
export function feelingFigure(scale: Scale, scores: Scores): Figure {
  return pointsFigure(estimateOf(scale, scores));
}

/** The mean score with its t interval, on the scale itself. */
export function meanFigure(scores: Scores): Figure {
  return plainFigure(meanOf(momentsOf(scores)));
}

/** What changed from the first to the second, judged by the smallest difference that matters (points). */
export function feelingChange(
  scale: Scale,
  [first, second]: readonly [Scores, Scores],
  smallest: number,
): Change | null {
  const figures = [feelingFigure(scale, first), feelingFigure(scale, second)] as const;
  return judge(figures, compareFeelings(scale, first, second), smallest);
}

/** The difference of two groups with its test: two-proportion, or two net promoter scores. */
export function compareFeelings(scale: Scale, first: Scores, second: Scores): { difference: Estimate; p: number } {
  return scale === 'nps'
    ? compareNps(npsCounts(first), npsCounts(second))
    : compareProportions(goodOf(scale, first), goodOf(scale, second));
}
