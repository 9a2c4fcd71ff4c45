import type { Feelings, Scale } from '#core/touchpoints/scales.ts';

/** The last score of each scale that is low; null: no score of the scale is. */
export type Limits = Readonly<Record<Scale, number | null>>;

/** Of effort much is bad: on this scale a score is low from the limit up. */
const upwards = new Set<Scale>(['ces5']);

export const usualLimits: Limits = { csat5: 2, nps: 6, ces7: 3, ces5: 4, stars5: 2, thumbs: 0 };

const tops: Readonly<Record<Scale, number>> = { csat5: 5, nps: 9, ces7: 7, ces5: 1, stars5: 5, thumbs: 1 };

/** Whether a low score of the scale lies at the limit or above it, not below. */
export function isLowUpwards(scale: Scale): boolean {
  return upwards.has(scale);
}

/** Whether somebody felt so badly that we should make up for it. */
export function isLow({ scale, score }: Pick<Feelings, 'scale' | 'score'>, limits: Limits = usualLimits): boolean {
  const limit = limits[scale];
  if (limit === null) return false;
  return isLowUpwards(scale) ? score >= limit : score <= limit;
}

/** Whether somebody felt as well as the scale can say. */
export function isTop({ scale, score }: Pick<Feelings, 'scale' | 'score'>): boolean {
  return isLowUpwards(scale) ? score <= tops[scale] : score >= tops[scale];
}
