import { z } from 'zod';
import { id } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const seconds = z.number().min(0);

/** How long something took. */
const length = z.object({
  seconds,
  /** Of it, in the opening hours that hold for the conversation's channel. */
  openingSeconds: seconds,
  /** False: it goes on, and has taken so long until now. */
  ended: z.boolean(),
});

const response = length.extend({
  /** Who answered, whoever had the conversation; null while nobody has, and for who is gone. */
  by: z.object({ id: id('usr'), name: z.string() }).nullable(),
});

export const readServiceFacts = endpoint({
  id: 'conversation.facts',
  method: 'GET',
  path: '/api/v1/conversations/:id/facts',
  permission: 'conversation.read',
  summary:
    'How long the customer waited for answers, and how long it took: from all that happened, in calendar time and opening hours.',
  params: z.strictObject({ id: id('cnv') }),
  response: z.object({
    /** Null: the customer asked nothing, or it was settled without an answer. */
    firstResponse: response.nullable(),
    nextResponses: z.array(response),
    /** From the beginning to the resolution that holds. */
    resolution: length.nullable(),
    /** Only the time in which it was open. */
    handling: length,
    /** Waits that a bot ended. */
    botResponses: z.array(length),
    /** The company keeps opening hours: else they are around the clock. */
    hours: z.boolean(),
  }),
});
