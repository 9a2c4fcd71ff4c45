import { z } from 'zod';
import { id, queryInt, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

/** Times of service, as the page names them. */
export const timeGroups = ['first-response', 'next-response', 'resolution', 'bot-response'] as const;

/** Conversations: begun; open at the end; either of the period before; of those begun the ones that first contact and reopening are figured of. */
export const matterGroups = [
  'begun',
  'open',
  'begun-before',
  'open-before',
  'first-contact',
  'once',
  'not-known',
  'not-resolved',
  'resolved',
  'reopened',
] as const;

export const listConversationsBehind = endpoint({
  id: 'insight.conversations',
  method: 'GET',
  path: '/api/v1/insight/conversations',
  permission: 'insight.read',
  summary:
    'The conversations or waits behind a figure of Service, newest first; a conversation stands once for each of its waits. `total` is the n of the figure.',
  query: z.strictObject({
    ...pageShape,
    days: queryInt({ min: 1, max: 3650 }).default(30),
    channel: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,29}$/, { error: 'must be a channel such as mail' })
      .optional(),
    /** Of one day or week, by its first day. */
    by: z.enum(['day', 'week']).optional(),
    bucket: z.iso.date({ error: 'must be a day such as 2026-03-01' }).optional(),
    of: z.enum([...matterGroups, ...timeGroups]),
    time: z.enum(['calendar', 'opening']).optional(),
    /** Of times: all, or those that have not ended. */
    which: z.enum(['all', 'running']).default('all'),
    /** Of times: in the queue of one team, or of none. */
    team: z.union([id('tem'), z.literal('none')]).optional(),
    /** Of times: whoever answered. */
    person: id('usr').optional(),
  }),
  response: page(
    z.object({
      conversation: id('cnv'),
      /** When the conversation or the wait began. */
      at: time,
      channel: z.string(),
      customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
      /** How long it took; null: it goes on, or no time was asked for. */
      seconds: z.number().nullable(),
      /** Of times: somebody answered, or it was settled. */
      ended: z.boolean().nullable(),
    }),
  ).extend({ total: z.int() }),
});
