import { z } from 'zod';
import { touchpointKey } from '#core/touchpoints/touchpoint-catalogue.ts';
import { time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const planRow = z.object({
  touchpoint: z.string(),
  episodes: z.number(),
  p: z.number(),
  free: z.number(),
  asks: z.number(),
  answers: z.number(),
  needed: z.number(),
  short: z.enum(['episodes', 'quarantine']).nullable(),
});

const course = z.object({
  verdict: z.enum(['reached', 'on-course', 'behind', 'out-of-reach']),
  low: z.number(),
  high: z.number(),
});

export const askingPlan = z.object({
  /**
   * What the plan rests on: so many days back, and the decisions of the ledger in them that could have led to an ask; those besides whose
   * customers have not agreed to be asked, or no longer.
   */
  basis: z.object({ days: z.number(), decisions: z.int(), withoutConsent: z.int() }),
  quarantineDays: z.int(),
  /** How long customers are left in peace, with what surveys say of their own kind. */
  rules: z.object({
    days: z.int(),
    sameKind: z.record(z.string(), z.int()),
    sequences: z.array(z.object({ from: z.string(), to: z.string(), days: z.int() })),
    lessDays: z.int(),
  }),
  /** Customers who come about equally often, with their episodes a month by touchpoint. */
  segments: z.array(z.object({ customers: z.int(), monthly: z.record(z.string(), z.number()) })),
  touchpoints: z.array(
    z.object({
      touchpoint: z.string(),
      name: z.string(),
      kind: z.string(),
      /** Days of a round, for the relationship before it was asked about; null for all else. */
      every: z.int().nullable(),
      /** Answers wanted in a month; 0: asked with the chance of its surveys. */
      target: z.int(),
      /** The chance that is asked with now. */
      chance: z.number(),
      /** The highest chance that its surveys say, which is asked with where nothing is wanted. */
      own: z.number(),
      /** Asks of half a year whose time is over, and how many were answered. */
      asked: z.int(),
      answered: z.int(),
      /** The share that is expected to answer. */
      response: z.number(),
      plan: planRow,
      /** Answers of a month by this plan, from–to in 95 of 100. */
      expected: z.object({ low: z.number(), high: z.number() }),
      month: z.object({ answers: z.int(), open: z.int(), course: course.nullable() }),
    }),
  ),
  month: z.object({ from: time, until: time }),
  /** 0 before anything was wanted. */
  version: z.int(),
});

export const readAskingPlan = endpoint({
  id: 'asking-plan.read',
  method: 'GET',
  path: '/api/v1/asking-plan',
  permission: 'listening.read',
  summary:
    'How many answers are wanted of each touchpoint, with which chance that asks, whether it can be had and whether it is on course.',
  response: askingPlan,
});

export const updateAskingPlan = endpoint({
  id: 'asking-plan.update',
  method: 'PUT',
  path: '/api/v1/asking-plan',
  permission: 'listening.manage',
  summary:
    'Says how many answers are wanted a month. The chances to ask with are planned from it; what was decided already stays.',
  body: z.strictObject({
    targets: z.record(
      touchpointKey,
      z
        .int({ error: 'must be a whole number' })
        .min(0, { error: 'must be at least 0' })
        .max(1_000_000, { error: 'must be at most 1000000' }),
    ),
    version: z.int().min(0),
  }),
  response: askingPlan,
});
