import { z } from 'zod';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { queryInt } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { channel, figure, how, lag } from './insight.ts';

const supposed = z.object({ worse: z.int(), value: z.number(), low: z.number(), high: z.number() });

export const readSilence = endpoint({
  id: 'insight.silence',
  method: 'GET',
  path: '/api/v1/insight/silence',
  permission: 'insight.read',
  summary: 'What those who answered say, plain and weighted for those who did not; and what if the silent felt worse.',
  query: z.strictObject({
    days: queryInt({ min: 1, max: 3650 }).default(90),
    channel: channel.optional(),
    scale: z.enum(scaleNames),
    about: z.enum(feelingObjects),
  }),
  response: z.object({
    lag,
    scale: z.enum(scaleNames),
    about: z.enum(feelingObjects),
    /** Asks by day of asking whose time to answer is over, and how many of them were answered. */
    asked: z.int(),
    answered: z.int(),
    /** There were so many that the figures are of a draw of them; null: of all. */
    drawnFrom: z.int().nullable(),
    /** The share of all episodes that the silent stand for, 0 to 1. */
    silent: z.number().nullable(),
    /** The same answers twice, in points: as they were given, and weighted. */
    raw: figure,
    weighted: figure,
    /** On the scale itself. */
    mean: z.object({ raw: figure, weighted: figure }),
    /** As many answers of equal weight would say as much as the weighted ones. */
    effective: z.number().nullable(),
    /** What weighting goes by, in words. */
    facts: z.array(z.string()),
    /** The weighted figure if the silent felt so many points worse than people like them who answered. */
    supposed: z.array(supposed),
    smallestDifference: z.number(),
    how,
  }),
});
