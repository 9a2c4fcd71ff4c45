import { z } from 'zod';
import { sentiments } from '#core/listening/sentiment/labels.ts';
import { longestRule } from '#core/listening/topics/rule.ts';
import { id, line, queryInt, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { share } from './share.ts';
import { page, pageShape } from './page.ts';

const rule = z.strictObject({
  /** BCP 47; null: of texts in any language. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, { error: 'must be a language such as en' })
    .nullable(),
  text: line(longestRule),
});

const example = z.strictObject({ text: line(1000), about: z.boolean() });

const edited = {
  name: line(80),
  description: z.string().max(500, { error: 'must be at most 500 characters' }),
  parent: id('top').nullable(),
  /** The department that owns it. */
  team: id('tem').nullable(),
  rules: z.array(rule).max(50, { error: 'must be at most 50' }),
  examples: z.array(example).max(400, { error: 'must be at most 400' }),
};

/** How what was learnt fared on given examples it was not shown, five parts in turn. */
const heldOut = z.object({
  about: z.int(),
  others: z.int(),
  /** Said to be about it, and of those how many are. */
  said: z.int(),
  right: z.int(),
});

export const topic = z.object({
  id: id('top'),
  ...edited,
  /** Null: too few examples to learn from, or not learnt yet. */
  learnt: z.object({ heldOut, speaks: z.boolean() }).nullable(),
  version,
});

const progress = z.object({
  /** Older texts are being read anew. */
  running: z.boolean(),
  done: z.int(),
  total: z.int(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});

const topics = z.object({ items: z.array(topic), progress });
const onTopic = z.strictObject({ id: id('top') });

export const listTopics = endpoint({
  id: 'topic.list',
  method: 'GET',
  path: '/api/v1/topics',
  permission: 'listening.read',
  summary: 'The company’s topics with their rules and examples, and how far older texts are read by them.',
  response: topics,
});

export const createTopic = endpoint({
  id: 'topic.create',
  method: 'POST',
  path: '/api/v1/topics',
  permission: 'listening.manage',
  summary: 'Adds a topic. Texts from before are read by it in the background.',
  body: z.strictObject(edited),
  status: 201,
  response: topic,
});

export const changeTopic = endpoint({
  id: 'topic.change',
  method: 'PUT',
  path: '/api/v1/topics/:id',
  permission: 'listening.manage',
  summary: 'Changes a topic. Texts from before are read by it in the background.',
  params: onTopic,
  body: z.strictObject({ ...edited, version }),
  response: topic,
});

export const removeTopic = endpoint({
  id: 'topic.remove',
  method: 'DELETE',
  path: '/api/v1/topics/:id',
  permission: 'listening.manage',
  summary: 'Removes a topic with everything that was found of it and said about it.',
  params: onTopic,
});

export const importTopics = endpoint({
  id: 'topic.import',
  method: 'POST',
  path: '/api/v1/topics/import',
  permission: 'listening.manage',
  summary:
    'Brings in topics by name: those that stand get these rules and examples, others are added; none is removed.',
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          ...edited,
          /** By name. */
          parent: z.string().max(80),
          team: z.string().max(200),
        }),
      )
      .min(1, { error: 'must hold a topic' })
      .max(200, { error: 'must be at most 200' }),
  }),
  response: z.object({ added: z.int(), changed: z.int() }),
});

const mark = z.object({ from: z.int(), to: z.int() });
const customer = z.object({ id: id('cus'), name: z.string() });

/** A text of a customer, with where it stands. */
export const text = z.object({
  message: id('msg').nullable(),
  answer: id('ans').nullable(),
  conversation: id('cnv').nullable(),
  customer: customer.nullable(),
  language: z.string(),
  sentiment: z.enum(sentiments),
  words: z.string(),
  /** Where the words stand by which a rule fits. */
  marks: z.array(mark),
  at: time,
});

export const tryTopic = endpoint({
  id: 'topic.try',
  method: 'POST',
  path: '/api/v1/topics/try',
  permission: 'conversation.read',
  summary: 'Which of the newest texts the rules would find, before anything is kept.',
  body: z.strictObject({ rules: edited.rules }),
  response: z.object({
    /** A sentence for each rule that cannot be read. */
    faults: z.array(z.object({ rule: z.int(), message: z.string() })),
    looked: z.int(),
    found: z.int(),
    texts: z.array(text),
  }),
});

const way = z.enum(['rule', 'learnt', 'hand']);

export const listTopicTexts = endpoint({
  id: 'topic.texts',
  method: 'GET',
  path: '/api/v1/topics/:id/texts',
  permission: 'conversation.read',
  summary: 'The texts that are about a topic, newest first, with the way each was found.',
  params: onTopic,
  query: z.strictObject({ ...pageShape, from: time.optional(), to: time.optional() }),
  response: page(text.extend({ way, probability: z.number().nullable() })),
});

export const listMessageTopics = endpoint({
  id: 'topic.of-conversation',
  method: 'GET',
  path: '/api/v1/conversations/:id/topics',
  permission: 'conversation.read',
  summary: 'What the customer’s newest messages of a conversation are about, and by which way it was found.',
  params: z.strictObject({ id: id('cnv') }),
  response: z.object({
    items: z.array(
      z.object({
        message: id('msg'),
        topic: z.object({ id: id('top'), name: z.string() }),
        way,
        /** The rule's words; null where no rule found it. */
        rule: z.string().nullable(),
        probability: z.number().nullable(),
        /** How what was learnt fares; null where it did not find it. */
        heldOut: heldOut.nullable(),
        /** Of the topic when it was found. */
        version: z.int().nullable(),
        by: z.string().nullable(),
      }),
    ),
  }),
});

export const sayTopic = endpoint({
  id: 'topic.say',
  method: 'PUT',
  path: '/api/v1/messages/:id/topics/:topic',
  permission: 'conversation.tag',
  summary: 'Say that a message is, or is not, about a topic; null takes it back. It teaches, and measures nothing.',
  params: z.strictObject({ id: id('msg'), topic: id('top') }),
  body: z.strictObject({ about: z.boolean().nullable() }),
});

const figures = z.object({
  texts: z.object({ count: z.int(), n: z.int() }),
  /** Of customers who wrote, 0 to 1; no number below ten. */
  customers: share,
  /** Against the same number of days before, in points; null where there are too few to compare. */
  change: z
    .object({ value: z.number(), low: z.number(), high: z.number(), p: z.number(), detectable: z.boolean() })
    .nullable(),
  /** Of its customers, how many wrote about it what the model reads as negative: its own measure, no score, and no correction in it. */
  negative: share,
});

export const topicFigures = endpoint({
  id: 'topic.figures',
  method: 'GET',
  path: '/api/v1/topic-figures',
  permission: 'listening.read',
  summary: 'How many customers and texts are about each topic, by week, against the days before, with how they read.',
  query: z.strictObject({ days: queryInt({ min: 7, max: 365 }).default(28) }),
  response: z.object({
    from: time,
    to: time,
    texts: z.int(),
    customers: z.int(),
    /** Of all customers who wrote, how many wrote something that the model reads as negative. */
    negative: share,
    items: z.array(z.object({ topic: id('top'), ...figures.shape })),
    weeks: z.array(
      z.object({
        from: time,
        customers: z.int(),
        /** Customers by topic. */
        topics: z.array(z.object({ topic: id('top'), customers: z.int() })),
      }),
    ),
  }),
});

const counts = z.object({ before: z.int(), now: z.int() });

export const emergingTopics = endpoint({
  id: 'topic.emerging',
  method: 'GET',
  path: '/api/v1/emerging-topics',
  permission: 'listening.read',
  summary:
    'Words and pairs that a larger share of customers uses in the last days than in as many before; texts are read now.',
  query: z.strictObject({ days: queryInt({ min: 3, max: 180 }).default(28) }),
  limit: { perMinute: 10 },
  response: z.object({
    from: time,
    middle: time,
    to: time,
    /** Customers who wrote, and of how many one text each was looked at. */
    wrote: counts,
    looked: counts,
    /** Words and pairs that were tested. */
    tested: z.int(),
    /** A model provider may be asked for names. */
    naming: z.boolean(),
    terms: z.array(
      z.object({
        term: z.string(),
        before: share,
        now: share,
        /** Of shares, 0 to 1. */
        difference: z.object({ value: z.number(), low: z.number(), high: z.number() }),
        p: z.number(),
        /** By a model provider, which says which model. */
        name: z.object({ words: z.string(), engine: z.string() }).nullable(),
        /** The topic whose rules know the term. */
        topic: z.object({ id: id('top'), name: z.string() }).nullable(),
      }),
    ),
  }),
});
