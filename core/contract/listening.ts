import { z } from 'zod';
import { feelingObjects } from '../touchpoints/scales.ts';
import { touchpointKey } from '../touchpoints/touchpoint-catalogue.ts';
import { id, queryList, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';
import { heldBack } from './held-back.ts';
import { wordsRead } from './readings.ts';

export const askState = z.enum([
  'not-asked',
  'scheduled',
  'sent',
  'delivered',
  'opened',
  'started',
  'partial',
  'answered',
  'expired',
  'failed',
]);
export type AskState = z.infer<typeof askState>;

const customer = z.object({ id: id('cus'), name: z.string() });

/** One decision of the ask ledger. */
export const ask = z.object({
  id: id('ask'),
  customer,
  survey: z.object({ id: id('srv'), name: z.string() }),
  /** Null: it is about no conversation. */
  conversation: id('cnv').nullable(),
  about: z.enum(feelingObjects),
  /** Once more after a recovery. */
  again: z.boolean(),
  touchpoint: z.string(),
  channel: z.string(),
  state: askState,
  /** Why not asked, or why it failed; an `AskReason`. */
  reason: z.string().nullable(),
  /** The chance with which this episode was to be asked. */
  probability: z.number(),
  /** How likely no other ask stood in its way; null where facts spoke against it, or from before it was worked out. */
  free: z.number().nullable(),
  decidedAt: time,
  dueAt: time.nullable(),
  sentAt: time.nullable(),
  deliveredAt: time.nullable(),
  openedAt: time.nullable(),
  answeredAt: time.nullable(),
  expiresAt: time.nullable(),
});

const day = z.iso.date({ error: 'must be a day such as 2026-03-01' }).optional();

/** Of a response rate: its asks, those of them that were answered, and those whose time is not over. */
export const ratedGroups = ['over', 'answered', 'open'] as const;

/** Which decisions of the ledger; `from` and `until` are days on the company's clock, both with all their hours. */
const ledgerShape = {
  /** Those that a response rate counts; `from` and `until` are then days of asking. */
  counted: z.enum(ratedGroups).optional(),
  state: queryList.optional(),
  reason: z.string().max(100).optional(),
  customer: id('cus').optional(),
  survey: id('srv').optional(),
  channel: z.string().max(40).optional(),
  touchpoint: z.string().max(100).optional(),
  from: day,
  until: day,
};
export const ledgerFilter = z.strictObject(ledgerShape);

export const listAsks = endpoint({
  id: 'ask.list',
  method: 'GET',
  path: '/api/v1/asks',
  permission: 'listening.read',
  summary: 'The ask ledger: every decision whether to ask, newest first.',
  query: z.strictObject({ ...pageShape, ...ledgerShape }),
  response: page(ask),
});

export const askCustomer = endpoint({
  id: 'ask.customer',
  method: 'POST',
  path: '/api/v1/asks',
  permission: 'listening.manage',
  summary:
    'Decides by all rules of the ledger whether a customer is asked, and gives the signed link of the question for you to bring to them; asked for again, the same decision. `link` is null while it waits for `dueAt`, and where they are not asked.',
  body: z.strictObject({
    survey: id('srv'),
    customer: id('cus'),
    /** What it is asked about, as you call it: an order, a visit. Decided about once by a survey and customer. */
    matter: z
      .string()
      .trim()
      .min(1, { error: 'must name what is asked about' })
      .max(100, { error: 'must be at most 100 letters' }),
    touchpoint: touchpointKey,
    /** With which chance, where the plan wants no number of answers of the touchpoint. */
    chance: z
      .number()
      .min(0.001, { error: 'must be at least 0.001' })
      .max(1, { error: 'must be at most 1' })
      .default(1),
  }),
  response: z.object({
    ask: id('ask'),
    state: askState,
    reason: z.string().nullable(),
    dueAt: time.nullable(),
    link: z.url().nullable(),
  }),
});

const rate = z.object({
  /** Whose time is over: each was delivered, or shown in a page. */
  n: z.int(),
  answered: z.int(),
  /** Their time is not over: in no rate. */
  open: z.int(),
  /** In per cent with Wilson's interval; null below ten. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export const askRates = endpoint({
  id: 'ask.rates',
  method: 'GET',
  path: '/api/v1/ask-rates',
  permission: 'listening.read',
  summary:
    'How many answered of those whom a question reached, by channel and touchpoint and by the day of asking, with the filters of the ledger but how a decision ended; questions after a recovery are left out.',
  query: z.strictObject({ ...ledgerShape }).omit({ counted: true, state: true, reason: true }),
  response: z.object({
    all: rate,
    rows: z.array(rate.extend({ channel: z.string(), touchpoint: z.object({ key: z.string(), name: z.string() }) })),
  }),
});

export const countAsks = endpoint({
  id: 'ask.count',
  method: 'GET',
  path: '/api/v1/ask-counts',
  permission: 'listening.read',
  summary: 'How the decisions of the last days ended, by state and by reason for silence.',
  query: z.strictObject({
    days: z
      .codec(z.string().regex(/^\d{1,4}$/), z.int().min(1).max(3650), { decode: Number, encode: String })
      .optional(),
  }),
  response: z.object({
    states: z.array(z.object({ state: askState, count: z.int() })),
    reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  }),
});

export const answer = z.object({
  id: id('ans'),
  /** Null: volunteered, nobody asked for it. */
  ask: id('ask').nullable(),
  survey: z.object({ id: id('srv'), name: z.string() }),
  response: id('rsp'),
  /** The name of the question within its survey. */
  question: z.string(),
  /** Null: it cannot be joined to a person. */
  customer: customer.nullable(),
  conversation: id('cnv').nullable(),
  channel: z.string(),
  /** Null: a question that has words only. */
  scale: z.string().nullable(),
  score: z.int().nullable(),
  words: z.string(),
  /** How its words read to the engine; null without words, or before they were read. */
  reading: wordsRead.nullable(),
  at: time,
  /** It is not shown to who asks yet. */
  held: heldBack,
});

export const listAnswers = endpoint({
  id: 'answer.list',
  method: 'GET',
  path: '/api/v1/answers',
  permission: 'listening.read',
  summary: 'Answers with their words, newest first.',
  query: z.strictObject({
    ...pageShape,
    /** Of one scale, where `scale` is given: scores of several scales are not the same. */
    score: queryList.optional(),
    scale: z.string().max(20).optional(),
    survey: id('srv').optional(),
    source: queryList.optional(),
    withWords: z.enum(['true', 'false']).optional(),
  }),
  response: page(answer),
});

const minuteOfDay = z.int().min(0).max(1439);

/** Nobody is asked between these minutes of the day, by the company's clock; over midnight where they end before they begin. */
export const quietHours = z
  .strictObject({ from: minuteOfDay, until: minuteOfDay })
  .refine(({ from, until }) => from !== until, { error: 'must not end when they begin', path: ['until'] });

export const survey = z.object({
  key: z.string(),
  scale: z.string().nullable(),
  active: z.boolean(),
  chatDelayMinutes: z.int(),
  mailDelayHours: z.int(),
  quarantineDays: z.int(),
  openDays: z.int(),
  quiet: quietHours.nullable(),
  version,
});

export const readSurvey = endpoint({
  id: 'survey.read',
  method: 'GET',
  path: '/api/v1/surveys/csat',
  permission: 'listening.read',
  summary: 'When customers are asked after a conversation was resolved.',
  response: survey,
});

const whole = (min: number, max: number) =>
  z
    .int({ error: 'must be a whole number' })
    .min(min, { error: `must be at least ${min}` })
    .max(max, { error: `must be at most ${max}` });

export const updateSurvey = endpoint({
  id: 'survey.update',
  method: 'PATCH',
  path: '/api/v1/surveys/csat',
  permission: 'listening.manage',
  summary: 'Changes when customers are asked. What was decided already stays as it was decided.',
  body: z.strictObject({
    active: z.boolean(),
    chatDelayMinutes: whole(0, 10_080),
    mailDelayHours: whole(0, 720),
    quarantineDays: whole(0, 365),
    openDays: whole(1, 90),
    quiet: quietHours.nullable(),
    version,
  }),
  response: survey,
});
