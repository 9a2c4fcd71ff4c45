import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { longestText } from '#core/desk/acknowledgement.ts';
import { id, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const language = z.enum(chatLanguages);
const texts = z.partialRecord(language, z.string().max(longestText));

const answerTimes = z.object({
  answers: z.int(),
  /** Seconds of opening hours; half of the answers took no longer. */
  median: z.number(),
  /** Seconds of opening hours; nine of ten took no longer. */
  ninety: z.number(),
  /** Until when nine of ten answers to what comes now are there; null: it is always open. */
  opening: z.object({ by: time, zone: z.string() }).nullable(),
});

const acknowledgement = z.object({
  on: z.boolean(),
  /** The company's own words by language; a language without any uses ours. */
  texts,
  version,
  /** First answers of this mailbox in the last 28 days; null without any. */
  times: answerTimes.nullable(),
  /** As whom it is sent. */
  sender: z.string(),
});

const params = z.strictObject({ id: id('chn') });

export const readAcknowledgement = endpoint({
  id: 'acknowledgement.read',
  method: 'GET',
  path: '/api/v1/channels/:id/acknowledgement',
  permission: 'channel.manage',
  summary: 'What customers of a mailbox get at once when they begin a conversation.',
  params,
  response: acknowledgement,
});

export const changeAcknowledgement = endpoint({
  id: 'acknowledgement.change',
  method: 'PUT',
  path: '/api/v1/channels/:id/acknowledgement',
  permission: 'channel.manage',
  summary: 'Sets whether customers of a mailbox get something at once, and in which words.',
  params,
  body: z.strictObject({ version, on: z.boolean(), texts }),
  response: acknowledgement,
});
