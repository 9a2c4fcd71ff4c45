import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

export const readNow = endpoint({
  id: 'now.read',
  method: 'GET',
  path: '/api/v1/now',
  permission: 'conversation.read',
  summary:
    'How it stands at this moment, of the conversations that one sees: who waits, for how long, unanswered, and who has how many open.',
  response: z.object({
    /** Customers in open conversations who wait for an answer. */
    waiting: z.int(),
    /** Who has waited longest; null when nobody waits. */
    longest: z.object({ conversation: id('cnv'), since: time }).nullable(),
    /** Of those who wait, to whom no person has written yet; up to a thousand are counted. */
    unanswered: z.int(),
    /** Of those, visitors of a chat who have left; up to a thousand are counted. */
    left: z.int(),
    /** Open conversations without an owner. */
    nobodys: z.int(),
    /** Who has how many open, the most first. */
    people: z.array(z.object({ id: id('usr'), name: z.string(), open: z.int() })),
  }),
});

const minutes = z
  .int()
  .min(1)
  .max(30 * 24 * 60);

/** Minutes of business time until the first answer of a person, by channel; a channel that is left out has no target. */
const targets = z.partialRecord(z.enum(channelKinds), minutes);
const kept = z.object({ targets, version: z.int() });

export const readResponseTargets = endpoint({
  id: 'response-target.read',
  method: 'GET',
  path: '/api/v1/response-targets',
  permission: 'settings.read',
  summary: 'In how many minutes of business time customers of each channel shall have a first answer.',
  response: kept,
});

export const changeResponseTargets = endpoint({
  id: 'response-target.change',
  method: 'PUT',
  path: '/api/v1/response-targets',
  permission: 'settings.manage',
  summary: 'Says in how many minutes of business time a first answer is due; a channel that is left out has no target.',
  body: z.strictObject({ targets, version: z.int().min(0) }),
  response: kept,
});
