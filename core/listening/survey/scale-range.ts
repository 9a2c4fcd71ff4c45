import { scales } from '#core/touchpoints/scales.ts';
import type { QuestionOf } from './definition.ts';

/** The lowest and the highest number of a rating, and how far it is from one to the next. */
export function rangeOf({ scale, rateMin, rateMax, rateStep, rateCount }: QuestionOf<'rating'>): {
  min: number;
  max: number;
  step: number;
} {
  if (scale !== undefined) return { min: scales[scale].min, max: scales[scale].max, step: 1 };
  const [min, step] = [rateMin ?? 1, rateStep ?? 1];
  return { min, max: rateMax ?? (rateCount === undefined ? 5 : min + (rateCount - 1) * step), step };
}

/** The numbers somebody may give, the lowest first. */
export function scoresOf(question: QuestionOf<'rating'>): number[] {
  const { min, max, step } = rangeOf(question);
  return Array.from(
    { length: Math.max(0, Math.min(101, Math.floor((max - min) / step) + 1)) },
    (_, at) => min + at * step,
  );
}
