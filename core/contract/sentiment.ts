import { z } from 'zod';
import { sentiments, shownEmotions } from '#core/listening/sentiment/labels.ts';
import { queryInt, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { measured } from './readings.ts';

const counts = z.record(z.enum(sentiments), z.int());

const share = z.object({
  measure: z.literal('sentiment'),
  of: z.enum(sentiments),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  state: z.enum(['number', 'wide', 'few', 'none', 'not-reached']),
});

const part = z.object({
  count: z.int(),
  n: z.int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const emotion = z.object({
  emotion: z.enum(shownEmotions),
  /** How many texts of the period the engine reads so: counted, not estimated. */
  read: z.int(),
  /** How many show it, in per cent, corrected for how the engine errs; null: then only how they read may be said. */
  share: share.extend({ measure: z.literal('emotion'), of: z.enum(shownEmotions) }).nullable(),
  /** `blind`: the labels do not show that the engine tells it from others at all. */
  known: z.enum(['known', 'few-labels', 'few-of-one', 'blind']),
  /** Of labelled texts that show it, how many the engine finds; no number below ten. */
  found: part,
  /** Of labelled texts that the engine says so of, how many show it. */
  right: part,
});

/** Texts of a week or a channel: how many the engine reads as what and, where it is known well enough, how many are so. */
const cut = z.object({
  key: z.string(),
  /** How the engine reads them: counted, not estimated. */
  read: counts,
  /** In per cent; null: then only how they read may be said. */
  shares: z.array(share).nullable(),
});

export const readSentiment = endpoint({
  id: 'sentiment.read',
  method: 'GET',
  path: '/api/v1/sentiment',
  permission: 'listening.read',
  summary:
    'How texts of a language read, by week and channel; as shares of texts only where enough blind labels say how often the engine errs here.',
  query: z.strictObject({
    language: z
      .string()
      .regex(/^([a-z]{2,3})$/, { error: 'must be a language such as en or sw' })
      .optional(),
    days: queryInt({ min: 7, max: 730 }).optional(),
  }),
  response: z.object({
    languages: z.array(z.object({ language: z.string(), texts: z.int() })),
    /** Null: nothing was read in the period. */
    language: z.string().nullable(),
    days: z.int(),
    engine: z
      .object({
        way: z.enum(['learnt', 'words', 'signs']),
        version: z.string(),
        adjustment: z.int().nullable(),
        measured: z.array(measured),
      })
      .nullable(),
    /** Texts of the period that another version read: in none of the figures. */
    byOthers: z.int(),
    labels: z.object({
      labelled: z.int(),
      /** Mixed, or nobody can tell: in no share. */
      unclear: z.int(),
      needed: z.int(),
      /** `blind`: the labels do not show that the engine tells each apart from the others. */
      known: z.enum(['known', 'few-labels', 'few-of-one', 'blind']),
      /** Rows are what people said, columns what the engine says: negative, neutral, positive. */
      confusion: z.array(z.array(z.int())),
    }),
    /** Each that the engine reads in a text or a person saw in a labelled one; a text may show several. */
    emotions: z.object({ labelled: z.int(), needed: z.int(), items: z.array(emotion) }),
    whole: cut,
    weeks: z.array(cut),
    channels: z.array(cut),
  }),
});

export const readOpinions = endpoint({
  id: 'sentiment.opinions',
  method: 'GET',
  path: '/api/v1/sentiment/opinions',
  permission: 'listening.read',
  summary:
    'What model providers said of texts of a language beside the engine, and how often each is right on blind labels.',
  query: z.strictObject({
    language: z.string().regex(/^([a-z]{2,3})$/, { error: 'must be a language such as en or sw' }),
  }),
  response: z.object({
    items: z.array(
      z.object({
        engine: z.string(),
        texts: z.int(),
        /** It said the same as the engine that came along; no number below ten. */
        same: part,
        /** Of blind labels, how many it met, and how many the engine that came along met of the same. */
        right: part,
        ours: part,
      }),
    ),
  }),
});

const teaching = z.object({
  on: z.boolean(),
  corrections: z.int(),
  /** Fewer teach nothing. */
  needed: z.int(),
  /** What turns more than this share of other texts is not used. */
  mostChanged: z.number(),
  /** The number of the one that readings take now. */
  used: z.int().nullable(),
  /** Each time it was tried, the newest first. */
  tries: z.array(
    z.object({
      number: z.int(),
      version: z.string(),
      state: z.enum(['used', 'too-few', 'no-better', 'too-far']),
      corrections: z.int(),
      /** Share of the corrections that the engine alone reads as people say. */
      before: z.number().nullable(),
      /** The same by what the other corrections taught. */
      after: z.number().nullable(),
      changed: z.number().nullable(),
      at: time,
    }),
  ),
  /** How far the words of before were read, in conversations; null before that begins. */
  past: z.object({ done: z.int(), total: z.int(), finished: z.boolean() }).nullable(),
});

export const readTeaching = endpoint({
  id: 'sentiment.teaching',
  method: 'GET',
  path: '/api/v1/sentiment/teaching',
  permission: 'listening.read',
  summary: 'What the workspace’s corrections taught the engine, and whether readings take it.',
  response: teaching,
});

export const updateTeaching = endpoint({
  id: 'sentiment.update-teaching',
  method: 'PUT',
  path: '/api/v1/sentiment/teaching',
  permission: 'listening.manage',
  summary: 'Turns on or off that readings take what corrections taught; on, it is tried at once.',
  body: z.strictObject({ on: z.boolean() }),
  response: teaching,
});
