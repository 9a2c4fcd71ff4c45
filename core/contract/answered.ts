import { z } from 'zod';
import { id, queryInt, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { channel, duration, figure, how } from './insight.ts';

const days = queryInt({ min: 1, max: 3650 }).default(90);

/** The share that got a reply, and the time to it; `unanswered` got none yet. */
const answered = { share: figure, time: duration, unanswered: z.int() };

const given = z.object({
  ...answered,
  /** Nobody can reply to these: it is not known who wrote them. */
  anonymous: z.int(),
  /** There were so many that the figures are of a draw of them; null: of all. */
  drawnFrom: z.int().nullable(),
  byTouchpoint: z.array(z.object({ key: z.string(), name: z.string(), ...answered })),
});

export const readAnswered = endpoint({
  id: 'insight.answered',
  method: 'GET',
  path: '/api/v1/insight/answered',
  permission: 'insight.read',
  summary:
    'What customers wrote in answers: how much of it got a reply, and how soon; asked for and volunteered apart.',
  query: z.strictObject({ days, channel: channel.optional() }),
  response: z.object({
    /** Whose time is counted: in the company’s usual opening hours where it keeps any. */
    time: z.enum(['opening', 'calendar']),
    how,
    asked: given,
    volunteered: given,
  }),
});

export const wordedGroups = ['all', 'replied', 'unanswered', 'anonymous'] as const;

export const listWorded = endpoint({
  id: 'insight.worded',
  method: 'GET',
  path: '/api/v1/insight/worded',
  permission: 'listening.read',
  summary:
    'What customers wrote in answers and whether it got a reply, newest first, at most 100. `total` is the n of the figure.',
  query: z.strictObject({
    days,
    channel: channel.optional(),
    source: z.enum(['asked', 'volunteered']),
    /** Those that somebody known wrote, with or without a reply; or what nobody known wrote, which stands beside. */
    which: z.enum(wordedGroups).default('all'),
    touchpoint: z.string().max(60).optional(),
  }),
  response: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        id: id('rsp'),
        at: time,
        /** Null: nobody known. */
        customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
        conversation: id('cnv').nullable(),
        channel: z.string(),
        touchpoint: z.string(),
        words: z.string(),
        repliedAt: time.nullable(),
      }),
    ),
  }),
});
