import { scaleNames, scales, type Scale } from '../touchpoints/scales.ts';

/** So long whoever forwards praise can take it back; then it is told. */
export const secondsToTakePraiseBack = 10;

/** Praise older than this is not offered any more. */
export const praiseDays = 90;

/** The best that can be said on a scale; of recommendation 9 and 10. */
export function topOf(scale: Scale): { from: number; to: number } {
  const { direction, figure, good, min, max } = scales[scale];
  if (figure === 'nps') return { from: good, to: max };
  return direction === 'high' ? { from: max, to: max } : { from: min, to: min };
}

export function isTop({ scale, score }: { scale: Scale; score: number }): boolean {
  const { from, to } = topOf(scale);
  return score >= from && score <= to;
}

interface Range {
  scale: Scale;
  from: number;
  to: number;
}

/** The best of every scale. */
export const topScores: readonly Range[] = scaleNames.map((scale) => ({ scale, ...topOf(scale) }));

/** What takes praise back that stands beside it in the same response. */
export const lowScores: readonly Range[] = scaleNames.map((scale) => {
  const { direction, low, min, max } = scales[scale];
  return direction === 'high' ? { scale, from: min, to: low } : { scale, from: low, to: max };
});
