import { z } from 'zod';
import { sentiments, shownEmotions } from '#core/listening/sentiment/labels.ts';
import { id, queryInt, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';
import { text } from './topics.ts';

const monday = z.iso.date({ error: 'must be the first day of a week such as 2026-03-02' });

export const listTexts = endpoint({
  id: 'text.list',
  method: 'GET',
  path: '/api/v1/texts',
  permission: 'conversation.read',
  summary:
    'The texts behind a share of texts, newest first: `total` is how many they are, `customers` how many people wrote them.',
  query: z.strictObject({
    ...pageShape,
    days: queryInt({ min: 7, max: 730 }).optional(),
    from: time.optional(),
    to: time.optional(),
    /** Of this language, by the version of the model that figures are of. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, { error: 'must be a language such as en or sw' })
      .optional(),
    week: monday.optional(),
    /** `none`: it is not kept. */
    channel: z.string().max(40).optional(),
    /** How the model reads them. */
    read: z.enum(sentiments).optional(),
    /** How they read: as people say, else as the model does. */
    sentiment: z.enum(sentiments).optional(),
    /** Which emotion the model reads in them. */
    emotion: z.enum(shownEmotions).optional(),
    topic: id('top').optional(),
  }),
  response: page(text).extend({ total: z.int(), customers: z.int() }),
});
