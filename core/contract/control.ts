import { z } from 'zod';
import { annotationKinds } from '#core/insight/annotation-kinds.ts';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { id, queryInt } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { channel, how, lag } from './insight.ts';
import { ownDay } from './own-day.ts';

const annotation = z.object({
  id: id('ano'),
  /** A day of the workspace's zone. */
  day: z.iso.date(),
  kind: z.enum(annotationKinds),
  words: z.string(),
  /** What is usual is another from that day on: limits begin anew. */
  anew: z.boolean(),
});

const charted = z.object({
  /** The first day of the day or week. */
  start: z.iso.date(),
  n: z.int(),
  /** The plain figure of the period; null: too few answers. */
  value: z.number().nullable(),
  /** What is held against the limits; null: too few answers. */
  drawn: z.number().nullable(),
  /** Null where there are no limits yet. */
  centre: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** It helped to find what is usual and never signals. */
  baseline: z.boolean(),
  /** Something changed: it lies beyond a limit. */
  signal: z.enum(['low', 'high']).nullable(),
});

export const readControl = endpoint({
  id: 'insight.control',
  method: 'GET',
  path: '/api/v1/insight/control',
  permission: 'insight.read',
  summary:
    'Whether a feeling changed: a control chart of one measure, with limits that begin anew only where somebody said so.',
  query: z.strictObject({
    days: queryInt({ min: 1, max: 3650 }).default(90),
    channel: channel.optional(),
    scale: z.enum(scaleNames).optional(),
    about: z.enum(feelingObjects).optional(),
    by: z.enum(['day', 'week']).optional(),
  }),
  response: z.object({
    lag,
    scale: z.enum(scaleNames),
    about: z.enum(feelingObjects),
    /** Days, where most of them have enough answers, else weeks. */
    by: z.enum(['day', 'week']),
    /** Each share against its own limits (Laney p′), or the moving average of means or net scores (EWMA). */
    kind: z.enum(['share', 'average']),
    /** Points, or the scale's own scores. */
    unit: z.enum(['points', 'score']),
    how,
    /** The periods with enough answers that what is usual is taken from since limits began anew last, and how many it takes. */
    baseline: z.object({ seen: z.int(), needed: z.int(), from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
    /** Whole periods only, the oldest first; forty at least where there are, also for fewer days. */
    periods: z.array(charted),
    annotations: z.array(annotation),
  }),
});

export const listAnnotations = endpoint({
  id: 'insight.annotations',
  method: 'GET',
  path: '/api/v1/insight/annotations',
  permission: 'insight.read',
  summary: 'What was said of days, the first day first; every chart over time shows it.',
  response: z.object({ items: z.array(annotation) }),
});

export const addAnnotation = endpoint({
  id: 'insight.annotation.add',
  method: 'POST',
  path: '/api/v1/insight/annotations',
  permission: 'insight.manage',
  summary: 'Says what happened on a day, for every chart; limits can begin anew there.',
  body: z.strictObject({
    day: ownDay,
    kind: z.enum(annotationKinds, { error: `must be one of ${annotationKinds.join(', ')}` }).default('other'),
    words: z
      .string()
      .trim()
      .min(1, { error: 'must say what happened' })
      .max(120, { error: 'must be at most 120 letters' }),
    anew: z.boolean(),
  }),
  response: annotation,
});

export const removeAnnotation = endpoint({
  id: 'insight.annotation.remove',
  method: 'DELETE',
  path: '/api/v1/insight/annotations/:id',
  permission: 'insight.manage',
  summary: 'Removes what was said of a day; limits that began there are joined with those before.',
  params: z.strictObject({ id: id('ano') }),
});
