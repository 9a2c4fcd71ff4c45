import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { id, time } from './codecs.ts';
import { lineItem } from './customer-line.ts';
import { endpoint } from './endpoint.ts';

const ended = z.object({
  conversation: z.object({ id: id('cnv'), channel: z.enum(channelKinds), subject: z.string() }),
  customer: z.object({ id: id('cus'), name: z.string() }),
  /** When this person answered last. */
  answeredAt: time,
  /** What happened with the customer since then, oldest first. */
  later: z.array(lineItem.omit({ detail: true })),
  /** How much happened between the answer and the first of `later`. */
  between: z.int(),
  /** How an answer may begin, in the customer's language. */
  beginnings: z.object({ thank: z.string(), follow: z.string() }),
});

export const listEnded = endpoint({
  id: 'ended.list',
  method: 'GET',
  path: '/api/v1/ended',
  permission: 'conversation.reply',
  summary:
    'What became of the customers that this person answered: at most five a day, each once, those with something to tell first. Nobody else can read it.',
  response: z.object({ items: z.array(ended) }),
});
