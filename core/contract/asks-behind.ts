import { z } from 'zod';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { id, queryInt, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';
import { heldBack } from './held-back.ts';

/** Of a response rate: its asks, those of them that were answered; and those whose time is not over, which stand beside. */
export const askGroups = ['over', 'answered', 'open', 'open-answered'] as const;

export const listAsksBehind = endpoint({
  id: 'insight.asks',
  method: 'GET',
  path: '/api/v1/insight/asks',
  permission: 'insight.read',
  summary:
    'The asks behind a response rate, or with `scale` and `about` those behind a weighted figure, newest first. `total` is the n of the figure.',
  query: z
    .strictObject({
      ...pageShape,
      days: queryInt({ min: 1, max: 3650 }).default(90),
      channel: z
        .string()
        .regex(/^[a-z][a-z0-9_-]{0,29}$/, { error: 'must be a channel such as mail' })
        .optional(),
      /** Of one day or week of asking, by its first day. */
      by: z.enum(['day', 'week']).optional(),
      bucket: z.iso.date({ error: 'must be a day such as 2026-03-01' }).optional(),
      which: z.enum(askGroups).default('over'),
      scale: z.enum(scaleNames).optional(),
      about: z.enum(feelingObjects).optional(),
    })
    .refine(({ scale, about }) => (scale === undefined) === (about === undefined), {
      error: 'must stand with scale',
      path: ['about'],
    }),
  response: page(
    z.object({
      id: id('ask'),
      /** When it was asked. */
      at: time,
      customer: z.object({ id: id('cus'), name: z.string() }),
      conversation: id('cnv').nullable(),
      channel: z.string(),
      touchpoint: z.string(),
      answered: z.boolean(),
      /** On the scale asked for; null: none was given, or no scale was asked for. */
      score: z.number().nullable(),
      /** A score was given and is not shown to who asks yet. */
      held: heldBack,
    }),
  ).extend({ total: z.int() }),
});
