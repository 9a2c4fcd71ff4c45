import { isLow, scaleNames, scales, type Feelings, type Scale } from '#core/touchpoints/scales.ts';

/** The score of each scale from which on somebody should make up for it; null: no score of the scale. */
export type Limits = Readonly<Record<Scale, number | null>>;

export const usualLimits = Object.fromEntries(scaleNames.map((scale) => [scale, scales[scale].low])) as Limits;

/** Whether somebody felt so badly that we should make up for it. */
export function opensCase({ scale, score }: Pick<Feelings, 'scale' | 'score'>, limits: Limits): boolean {
  const limit = limits[scale];
  return limit !== null && isLow(scale, score, limit);
}
