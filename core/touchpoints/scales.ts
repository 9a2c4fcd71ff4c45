/** The scales feelings are told on. Scales never mix: a figure is of one scale. */
export const scales = {
  csat5: { name: 'Satisfaction, 1 to 5', min: 1, max: 5 },
  nps: { name: 'Recommendation, 0 to 10', min: 0, max: 10 },
  ces7: { name: 'Ease, 1 to 7', min: 1, max: 7 },
  ces5: { name: 'Ease, 1 to 5', min: 1, max: 5 },
  stars5: { name: 'Stars, 1 to 5', min: 1, max: 5 },
  thumbs: { name: 'Thumb down or up', min: 0, max: 1 },
} as const;

export type Scale = keyof typeof scales;

export interface Feelings {
  scale: Scale;
  score: number;
  /** From -1 (bad) to 1 (good). */
  sentiment?: number;
}

/** Whether a word is the name of a scale. */
export function isScale(name: unknown): name is Scale {
  return typeof name === 'string' && Object.hasOwn(scales, name);
}

/** Whether a score can stand on the scale. */
export function fitsScale(scale: Scale, score: number): boolean {
  return Number.isFinite(score) && score >= scales[scale].min && score <= scales[scale].max;
}
