import { z } from 'zod';
import { sentiments, shownEmotions } from '#core/listening/sentiment/labels.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const sentiment = z.enum(sentiments);

/** How often the engine was right on texts that it had not been shown. */
export const measured = z.object({
  set: z.string(),
  n: z.int(),
  accuracy: z.number(),
  /** What always saying the commonest would have got. */
  majority: z.number(),
  macroF1: z.number(),
  calibration: z.number(),
});

/** How words read to the engine: never a score that somebody gave. */
export const wordsRead = z.object({
  /** BCP 47; `und`: it could not be said. */
  language: z.string(),
  sentiment,
  probability: z.number(),
  /** How probably positive less how probably negative, −1 to 1. */
  value: z.number(),
  /** Without a probability where words alone told it. */
  emotion: z.object({ name: z.enum(shownEmotions), probability: z.number().nullable() }).nullable(),
  engine: z.object({
    way: z.enum(['learnt', 'words', 'signs']),
    version: z.string(),
    /** Which of the workspace's own lessons it took; null: none. */
    adjustment: z.int().nullable(),
  }),
  /** The nearest to its own kind first; empty when nobody measured this engine in this language. */
  measured: z.array(measured),
});

/** How a message reads, and what somebody says instead. */
export const reading = wordsRead.extend({
  message: id('msg'),
  /** What a model provider says beside it; null: it was not asked, or gave nothing that could be used. */
  opinion: z.object({ engine: z.string(), sentiment }).nullable(),
  correction: z.object({ said: sentiment, by: z.string(), at: time }).nullable(),
});

export const listReadings = endpoint({
  id: 'reading.list',
  method: 'GET',
  path: '/api/v1/conversations/:id/readings',
  permission: 'conversation.read',
  summary: 'How the customer’s newest messages of a conversation read to the engine: sentiment, emotion, language.',
  params: z.strictObject({ id: id('cnv') }),
  response: z.object({ items: z.array(reading) }),
});

export const correctReading = endpoint({
  id: 'reading.correct',
  method: 'PUT',
  path: '/api/v1/messages/:id/sentiment',
  permission: 'conversation.tag',
  summary: 'Say that a message reads otherwise than the engine says, or that it is right; null takes it back.',
  params: z.strictObject({ id: id('msg') }),
  body: z.strictObject({ said: sentiment.nullable() }),
  response: reading,
});
