import { z } from 'zod';
import { line, queryInt, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const address = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
  .max(300, { error: 'must be at most 300 characters' })
  .regex(/^[^?#@]*$/, { error: 'must hold no password and no question mark' });

const wanted = {
  /** What `/chat/completions` stands under. */
  address,
  model: line(120),
};
const key = z.string().trim().max(500, { error: 'must be at most 500 characters' });

const outcome = z.enum([
  'answered',
  'nonsense',
  'too-large',
  'refused',
  'limit',
  'failed',
  'timeout',
  'unreachable',
  'key',
  'unknown',
]);

const provider = z.object({
  address: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
  /** It may say how masked texts feel. */
  sentiment: z.boolean(),
  /** It may name words that emerge. */
  topics: z.boolean(),
  mostADay: z.int(),
  active: z.boolean(),
  /** Who was shown what leaves, and let it. */
  agreed: z.object({ by: z.string(), at: time }).nullable(),
  trouble: z
    .object({
      words: z.string(),
      at: time,
      /** Null: a person must see to it. */
      until: time.nullable(),
    })
    .nullable(),
  version: z.int(),
});

const state = z.object({
  /** Null: nobody has set one up. */
  provider: provider.nullable(),
  /** Whether whoever runs this server allows addresses inside. */
  privateHosts: z.boolean(),
  asked: z.object({ day: z.int(), month: z.int(), answered: z.int() }),
  /** The last times, newest first, without any words. */
  calls: z.array(
    z.object({
      at: time,
      purpose: z.enum(['sentiment', 'topics', 'try']),
      engine: z.string(),
      letters: z.int(),
      milliseconds: z.int(),
      outcome,
    }),
  ),
});

export const readModelProvider = endpoint({
  id: 'model-provider.read',
  method: 'GET',
  path: '/api/v1/model-provider',
  permission: 'settings.manage',
  summary: 'The model provider of the company, off unless somebody turned it on, and how often it was asked.',
  response: state,
});

export const changeModelProvider = endpoint({
  id: 'model-provider.change',
  method: 'PUT',
  path: '/api/v1/model-provider',
  permission: 'settings.manage',
  summary: 'Sets up a model provider that speaks as OpenAI does, and turns it on or off.',
  body: z.strictObject({
    ...wanted,
    /** Left out: the kept one, if the address is of the same server. Empty: none. */
    key: key.optional(),
    sentiment: z.boolean(),
    topics: z.boolean(),
    mostADay: z.int().min(1, { error: 'must be at least 1' }).max(100_000, { error: 'must be at most 100,000' }),
    active: z.boolean(),
    /** Whoever turns it on has seen what leaves. */
    agreed: z.boolean().default(false),
    version: z.int().min(0).max(2_147_483_647),
  }),
  response: state,
});

const text = z
  .string()
  .trim()
  .min(1, { error: 'must hold some words' })
  .max(5000, { error: 'must be at most 5,000 characters' });

export const previewModelProvider = endpoint({
  id: 'model-provider.preview',
  method: 'POST',
  path: '/api/v1/model-provider/preview',
  permission: 'settings.manage',
  summary: 'What would leave for a text, to the letter. Nothing leaves.',
  body: z.strictObject({ ...wanted, text }),
  response: z.object({
    masked: z.string(),
    requests: z.array(z.object({ purpose: z.enum(['sentiment', 'topics']), url: z.string(), body: z.string() })),
  }),
});

export const tryModelProvider = endpoint({
  id: 'model-provider.try',
  method: 'POST',
  path: '/api/v1/model-provider/try',
  permission: 'settings.manage',
  summary:
    'Puts one masked text to a provider now, before anything is kept, and says what came back or why nothing did.',
  body: z.strictObject({ ...wanted, key: key.optional(), text }),
  limit: { perMinute: 10 },
  response: z.object({
    outcome,
    /** What it answered, word for word; null: it did not. */
    answer: z.string().nullable(),
    sentiment: z.enum(['negative', 'neutral', 'positive']).nullable(),
    /** Why not, in a sentence. */
    trouble: z.string().nullable(),
    milliseconds: z.int(),
  }),
});

export const nameEmerging = endpoint({
  id: 'topic.name-emerging',
  method: 'POST',
  path: '/api/v1/emerging-topics/names',
  permission: 'listening.manage',
  summary: 'Has the model provider give short names to words that emerge; only those words leave.',
  query: z.strictObject({ days: queryInt({ min: 3, max: 180 }).default(28) }),
  limit: { perMinute: 5 },
  response: z.object({ asked: z.int(), named: z.int() }),
});
