import { z } from 'zod';
import { channelKinds } from '../channels/channel.ts';
import { id } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** One way by which a customer could be written to first. */
const way = z.object({
  channel: z.enum(channelKinds),
  /** Why it does not lead to them; null when it does. */
  reason: z.string().nullable(),
  /** What is to be known before: where it waits, what happens when nobody is there. */
  note: z.string().nullable(),
  /** By mail: where to, and why an address gets nothing. */
  addresses: z.array(z.object({ address: z.string(), suppressed: z.string().nullable() })),
  /** They have a conversation there already: it goes on. */
  goesOn: z.object({ id: id('cnv'), number: z.int() }).nullable(),
});

export const waysToCustomer = endpoint({
  id: 'conversation.ways',
  method: 'GET',
  path: '/api/v1/customers/:id/ways',
  permission: 'conversation.reply',
  summary: 'By which channels this customer can be written to first, and for the others why not.',
  params: z.strictObject({ id: id('cus') }),
  response: z.object({
    customer: z.object({ id: id('cus'), name: z.string() }),
    items: z.array(way),
  }),
});
