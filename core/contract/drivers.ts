import { z } from 'zod';
import { stages } from '#core/insight/drivers/stages.ts';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { queryInt } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { channel, how, lag } from './insight.ts';

const known = z.union([z.number(), z.string()]);

/** The average change of the figure, in points, when a fact goes from one value to another for everybody. An empty word: any rare one. */
const effect = z.object({ from: known, to: known, value: z.number(), low: z.number(), high: z.number() });

const told = z.object({
  /** `few`: too few answers for so many facts; `said`: other facts say all of it. */
  state: z.enum(['told', 'few', 'said']),
  effects: z.array(effect),
  p: z.number().nullable(),
  /** Told from chance among all facts of this view; its intervals are widened for having been picked out. */
  named: z.boolean(),
});

const bounds = { value: z.number(), low: z.number(), high: z.number() };

/** Where a number stops mattering as it did, in its own unit. */
const knee = z.object({
  at: z.number(),
  /** Where it lies in 95 of 100 draws of customers. */
  low: z.number(),
  high: z.number(),
  /** What the figure changes by up to there, and from there on, with what follows. */
  parts: z.array(z.object({ from: z.number(), to: z.number(), ...bounds })),
  /** The figure if the fact were so for everybody. */
  curve: z.array(z.object({ at: z.number(), ...bounds })),
});

const driver = z.object({
  key: z.string(),
  /** Keys of other facts that say exactly the same: the label names them, too. */
  same: z.array(z.string()),
  label: z.string(),
  from: z.string(),
  unit: z.enum(['seconds', 'days', 'hours', 'count', 'flag', 'number', 'money', 'word']),
  stage: z.enum(stages),
  n: z.int(),
  /** Adjusted for what came before it, so with all its consequences. */
  total: told,
  /** All other facts held equal. */
  held: told,
  /** Its part of what all facts explain together, 0 to 1: how much, not in which direction. */
  importance: z.number().nullable(),
  /** Null: a straight line says as much. */
  knee: knee.nullable(),
});

const fault = z.object({
  kind: z.enum(['twice', 'negative', 'crossed', 'mixed', 'gaps', 'constant', 'rare']),
  label: z.string().nullable(),
  /** Of `crossed` the time that should have ended first. */
  other: z.string().nullable(),
  n: z.int(),
});

export const readDrivers = endpoint({
  id: 'insight.drivers',
  method: 'GET',
  path: '/api/v1/insight/drivers',
  permission: 'insight.read',
  summary: 'What goes with a feeling, all facts together: the effect of each in points, and how much it explains.',
  query: z.strictObject({
    days: queryInt({ min: 1, max: 3650 }).default(30),
    channel: channel.optional(),
    scale: z.enum(scaleNames).optional(),
    about: z.enum(feelingObjects).optional(),
  }),
  response: z.object({
    lag,
    scale: z.enum(scaleNames),
    about: z.enum(feelingObjects),
    /** Answers that were counted, and of how many customers. */
    n: z.int(),
    people: z.int(),
    /** There were so many answers that they were drawn from; null: all were counted. */
    drawnFrom: z.int().nullable(),
    /** Answers that count by the chance that they were asked for; the others count once. */
    weighted: z.int(),
    /** What all facts together explain of the differences between answers (R²), and how it was shared out. */
    explained: z.number().nullable(),
    sharedBy: z.enum(['orders', 'weights']),
    drivers: z.array(driver),
    /** What was wrong with the data and left out. */
    faults: z.array(fault),
    smallestDifference: z.number(),
    how,
  }),
});
