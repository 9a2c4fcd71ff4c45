import { z } from 'zod';
import { scaleNames } from '#core/touchpoints/scales.ts';
import { id, queryList, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';
import { heldBack } from './held-back.ts';

/** One thing that happened between the company and a customer. */
export const lineItem = z.object({
  id: id('int'),
  at: time,
  channel: z.string(),
  touchpoint: z.object({ key: z.string(), name: z.string() }),
  kind: z.string(),
  /** What happened, in words. */
  words: z.string(),
  direction: z.enum(['in', 'out', 'none']),
  conversation: id('cnv').nullable(),
  actor: z.object({ kind: z.enum(['customer', 'agent', 'bot', 'system']), id: z.string().nullable() }),
  facts: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  feelings: z.object({ scale: z.enum(scaleNames), score: z.number(), sentiment: z.number().nullable() }).nullable(),
  detail: z
    .object({
      name: z.string(),
      properties: z.record(z.string(), z.unknown()),
      context: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  /** A score was given and is not shown yet: neither it nor what was said with it. */
  held: heldBack,
});

export const customerLine = endpoint({
  id: 'customer.line',
  method: 'GET',
  path: '/api/v1/customers/:id/line',
  permission: 'customer.read',
  summary: 'Everything that happened with a customer on all channels, newest first.',
  params: z.strictObject({ id: id('cus') }),
  query: z.strictObject({
    ...pageShape,
    channels: queryList.optional(),
    kinds: queryList.optional(),
    side: z.enum(['all', 'facts', 'feelings']).default('all'),
  }),
  response: page(lineItem),
});
