import { z } from 'zod';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { id, queryInt, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** What a figure says about itself: how it is computed, of what, and of which days. */
export const how = z.object({ formula: z.string(), population: z.string(), period: z.string() });
export type How = z.output<typeof how>;

const bounds = { value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.int() };
const state = z.enum(['number', 'wide', 'few', 'none', 'not-reached']);

/** A figure with its 95 % interval; `few` (n below 10) has no number, `wide` is too uncertain to compare. */
export const figure = z.object({ ...bounds, state });
/** Median and p90 in seconds, what has not ended counted in; `open` of n have not ended. */
export const duration = z.object({ median: figure, p90: figure, n: z.int(), open: z.int() });
/** A difference in points; `detectable` when its test passed and it is larger than the smallest that matters. */
const change = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  detectable: z.boolean(),
});

const withChange = z.object({ ...figure.shape, change: change.nullable(), how });
const counted = z.object({ value: z.int(), before: z.int().nullable(), how });

export const lag = z.object({
  state: z.enum(['ready', 'catching-up', 'down']),
  /** Interactions that figures do not show yet. */
  rows: z.int(),
  /** Since when the oldest of them waits. */
  seconds: z.number(),
});

export const period = z.object({
  days: z.int(),
  /** First and last day, in the workspace's zone. */
  from: z.iso.date(),
  to: z.iso.date(),
  zone: z.string(),
  by: z.enum(['day', 'week']),
});

/** The key of a channel. */
export const channel = z.string().regex(/^[a-z][a-z0-9_-]{0,29}$/, { error: 'must be a channel such as mail' });
const days = queryInt({ min: 1, max: 3650 }).default(30);
const by = z.enum(['day', 'week']).optional();
const scale = z.enum(scaleNames);
/** What the feeling is about; without it, that of the scale's most answers. */
const about = z.enum(feelingObjects);

const head = { period, lag, channels: z.array(z.string()) };
const bucket = {
  /** The first day of the day or week. */
  start: z.iso.date(),
  /** The period begins or ends within it. */
  partial: z.boolean(),
};

/** Times of service: n counts waits, and for the resolution conversations. */
const times = { firstResponse: duration, nextResponse: duration, resolution: duration };
const fcr = z.object({ ...withChange.shape, open: z.int(), notYetKnown: z.int() });

export const readService = endpoint({
  id: 'insight.service',
  method: 'GET',
  path: '/api/v1/insight/service',
  permission: 'insight.read',
  summary:
    'What was done: volume, backlog, first and next responses, resolution, first-contact resolution, reopened; times in calendar time or in opening hours.',
  query: z.strictObject({ days, channel: channel.optional(), by, time: z.enum(['calendar', 'opening']).optional() }),
  response: z.object({
    ...head,
    volume: counted,
    backlog: counted,
    time: z.object({
      of: z.enum(['calendar', 'opening']),
      /** The company keeps opening hours; without any, both are the same. */
      kept: z.boolean(),
      /** By whose hours how many times are counted; null: none were kept then, or they are gone. */
      hours: z.array(z.object({ name: z.string().nullable(), n: z.int() })),
      /** What was there before an upgrade is not measured to the end yet. */
      measuring: z.boolean(),
    }),
    firstResponse: z.object({ ...duration.shape, how }),
    /** Each later wait by itself. */
    nextResponse: z.object({ ...duration.shape, how }),
    resolution: z.object({ ...duration.shape, how }),
    /** Waits that a bot ended, which count nowhere else. */
    botResponse: duration,
    firstContact: fcr,
    reopened: withChange,
    series: z.array(
      z.object({
        ...bucket,
        volume: z.int(),
        backlog: z.int(),
        ...times,
        firstContact: figure,
      }),
    ),
    byChannel: z.array(
      z.object({
        channel: z.string(),
        volume: z.int(),
        backlog: z.int(),
        ...times,
        firstContact: figure,
        reopened: figure,
      }),
    ),
    /** By the team in whose queue it was; null: in nobody's, or the team is gone. */
    byTeam: z.array(z.object({ id: id('tem').nullable(), name: z.string().nullable(), ...times })),
    /** By whoever answered; a name is null for who is gone. */
    byPerson: z.array(
      z.object({ id: id('usr'), name: z.string().nullable(), firstResponse: duration, nextResponse: duration }),
    ),
  }),
});

const namedGroup = z.object({
  key: z.string(),
  name: z.string(),
  ...figure.shape,
  mean: figure,
  /** The difference to all other answers. */
  change: change.nullable(),
});

export const readExperience = endpoint({
  id: 'insight.experience',
  method: 'GET',
  path: '/api/v1/insight/experience',
  permission: 'insight.read',
  summary: 'How it felt: one scale at a time, over time, by channel and touchpoint; and how many answered.',
  query: z.strictObject({ days, channel: channel.optional(), by, scale: scale.optional(), about: about.optional() }),
  response: z.object({
    ...head,
    scale,
    about,
    /** Every scale that has answers in the period, by what they are about. */
    scales: z.array(z.object({ ...withChange.shape, scale, about, name: z.string(), mean: figure })),
    figure: withChange,
    mean: figure,
    scores: z.array(z.object({ score: z.number(), count: z.int() })),
    series: z.array(z.object({ ...bucket, ...figure.shape })),
    byChannel: z.array(namedGroup),
    byTouchpoint: z.array(namedGroup),
    response: z.object({
      ...figure.shape,
      how,
      /** Asks whose time to answer is not over, and how many of them are answered already. */
      open: z.int(),
      openAnswered: z.int(),
      series: z.array(z.object({ ...bucket, ...figure.shape })),
    }),
  }),
});

const linkGroup = z.object({
  key: z.string(),
  label: z.string(),
  /** From (inclusive) and to (exclusive) of a numeric group. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  ...figure.shape,
  mean: figure,
});

const linkFact = z.object({
  key: z.string(),
  /** Keys of other facts that say exactly the same: the label names them, too. */
  same: z.array(z.string()),
  label: z.string(),
  /** Where the fact comes from: `Conversation resolved`, `Order delivered`. */
  from: z.string(),
  unit: z.enum(['seconds', 'days', 'hours', 'count', 'flag', 'number', 'money', 'word']),
  ordered: z.boolean(),
  n: z.int(),
  groups: z.array(linkGroup),
  verdict: z.enum(['rises', 'falls', 'differs', 'no-detectable-change', 'too-few']),
  words: z.string(),
  test: z.string().nullable(),
  p: z.number().nullable(),
  change: change.nullable(),
});

export const readLink = endpoint({
  id: 'insight.link',
  method: 'GET',
  path: '/api/v1/insight/link',
  permission: 'insight.read',
  summary: 'For each fact known before the answer, the feeling by groups of the fact.',
  query: z.strictObject({ days, channel: channel.optional(), scale: scale.optional(), about: about.optional() }),
  response: z.object({
    ...head,
    scale,
    about,
    scales: z.array(z.object({ scale, about, name: z.string(), n: z.int() })),
    figure: withChange,
    how,
    smallestDifference: z.number(),
    facts: z.array(linkFact),
  }),
});

export const listAnswersBehind = endpoint({
  id: 'insight.answers',
  method: 'GET',
  path: '/api/v1/insight/answers',
  permission: 'insight.read',
  summary: 'The answers behind a figure, newest first: who, when, which score. `total` is the n of the figure.',
  query: z.strictObject({
    days,
    channel: channel.optional(),
    scale,
    about: about.optional(),
    touchpoint: z.string().max(60).optional(),
    /** Of one day or week, by its first day. */
    by,
    bucket: z.iso.date({ error: 'must be a day such as 2026-03-01' }).optional(),
    score: z
      .string()
      .regex(/^\d{1,2}(\.\d{1,4})?$/, { error: 'must be a score' })
      .optional(),
    fact: z.string().max(120).optional(),
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
    word: z.string().max(60).optional(),
    after: z
      .string()
      .regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { error: 'is not a cursor of this list' })
      .optional(),
    limit: queryInt({ min: 1, max: 200 }).default(50),
  }),
  response: z.object({
    items: z.array(
      z.object({
        id: id('int'),
        at: time,
        customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
        conversation: id('cnv').nullable(),
        channel: z.string(),
        touchpoint: z.string(),
        score: z.number(),
        fact: z.union([z.number(), z.string()]).nullable(),
      }),
    ),
    next: z.string().nullable(),
    total: z.int(),
  }),
});

export const readLag = endpoint({
  id: 'insight.lag',
  method: 'GET',
  path: '/api/v1/insight/lag',
  permission: 'insight.read',
  summary: 'How far the figures are behind what happened.',
  response: lag,
});

const insightSettings = z.object({
  /** In points: a smaller difference is called no detectable change. */
  smallestDifference: z.number(),
  firstContactDays: z.int(),
  version: z.int(),
});

export const readInsightSettings = endpoint({
  id: 'insight.settings',
  method: 'GET',
  path: '/api/v1/insight/settings',
  permission: 'insight.read',
  summary: 'What figures are judged by.',
  response: insightSettings,
});

export const changeInsightSettings = endpoint({
  id: 'insight.settings.change',
  method: 'PATCH',
  path: '/api/v1/insight/settings',
  permission: 'insight.manage',
  summary: 'Changes what figures are judged by; every figure is computed anew.',
  body: z.strictObject({
    smallestDifference: z
      .number({ error: 'must be a number' })
      .min(0, { error: 'must not be below 0' })
      .max(50, { error: 'must be at most 50 points' }),
    firstContactDays: z
      .int({ error: 'must be a whole number' })
      .min(1, { error: 'must be at least 1 day' })
      .max(90, { error: 'must be at most 90 days' }),
    version,
  }),
  response: insightSettings,
});
