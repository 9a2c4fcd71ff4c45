import { z } from 'zod';
import { scaleNames } from '../touchpoints/scales.ts';

/** Times of service that a filter asks for; `waiting`: for an answer, now. */
export const slowTimes = ['first-response', 'next-response', 'resolution', 'waiting'] as const;
export type SlowTime = (typeof slowTimes)[number];

/** A time that took longer, or goes on for longer: in the opening hours that hold for it, or by the calendar. */
export const slowTest = z.strictObject({
  time: z.enum(slowTimes),
  /** In minutes. */
  longer: z.int().min(0).max(5_256_000),
  in: z.enum(['opening', 'calendar']),
});
export type SlowTest = z.output<typeof slowTest>;

export const scoreOps = ['below', 'most', 'least', 'above'] as const;
export type ScoreOp = (typeof scoreOps)[number];

/** A score that was given about it, on one scale. */
export const scoreTest = z.strictObject({
  scale: z.enum(scaleNames),
  op: z.enum(scoreOps),
  score: z.number().min(0).max(10),
});
export type ScoreTest = z.output<typeof scoreTest>;
