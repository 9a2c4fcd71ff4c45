import { z } from 'zod';
import { id, queryFlag, time } from './codecs.ts';
import { lineItem } from './customer-line.ts';
import { endpoint } from './endpoint.ts';

/** Who was drawn in a week, and how. */
const draw = z.object({
  /** Its Monday. */
  week: z.iso.date(),
  /** Out of so many customers who were active in the days before, in the order of their ids. */
  active: z.int(),
  days: z.int(),
  place: z.int(),
  seed: z.string(),
  by: z.string(),
  at: time,
  /** Null: erased since, or masked. */
  customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
  erased: z.boolean(),
});

const whole = draw.extend({
  /** What happened, the earliest first; the latest two hundred. */
  steps: z.array(lineItem.omit({ detail: true, conversation: true })),
  /** There is more before the first one. */
  more: z.boolean(),
});

export const readWeek = endpoint({
  id: 'week.read',
  method: 'GET',
  path: '/api/v1/weekly-customer',
  permission: 'care.week',
  summary:
    'One customer a week: who was drawn, how, and their line in order. Left out: the latest week that was drawn.',
  query: z.strictObject({
    week: z.iso.date({ error: 'must be a day such as 2026-11-23' }).optional(),
    masked: queryFlag.default(true),
  }),
  response: z.object({
    /** The Monday of now; null where this week was drawn already. */
    open: z.iso.date().nullable(),
    weeks: z.array(z.iso.date()),
    drawn: whole.nullable(),
  }),
});

export const drawWeek = endpoint({
  id: 'week.draw',
  method: 'POST',
  path: '/api/v1/weekly-customer',
  permission: 'care.week',
  summary: 'Draws the customer of this week. A week has one draw; it is never made again.',
  response: z.object({ week: z.iso.date() }),
});
