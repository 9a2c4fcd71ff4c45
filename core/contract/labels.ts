import { z } from 'zod';
import { personalKinds } from '#core/listening/redact/kinds.ts';
import { labels, shownEmotions } from '#core/listening/sentiment/labels.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const language = z
  .string({ error: 'must be a language' })
  .regex(/^[a-z]{2,3}$/, { error: 'must be a language such as en or sw' });

/** Krippendorff's alpha with its interval. */
const agreement = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

export const labelSample = z.object({
  id: id('smp'),
  language: z.string(),
  seed: z.string(),
  since: time,
  until: time,
  population: z.int(),
  drawn: z.int(),
  /** The chance with which each of these texts was drawn. */
  probability: z.number(),
  twice: z.int(),
  labelled: z.int(),
  by: z.string(),
  at: time,
});

export const listLabelSamples = endpoint({
  id: 'label.samples',
  method: 'GET',
  path: '/api/v1/label-samples',
  permission: 'listening.read',
  summary: 'The texts that were drawn to be labelled, and how far two people agree about them.',
  response: z.object({
    samples: z.array(labelSample),
    /** Languages with texts of the last 90 days that were not drawn yet. */
    languages: z.array(z.object({ language: z.string(), texts: z.int() })),
    /** Null until two people labelled ten texts, or while they always said the same one thing. */
    agreement: agreement.nullable(),
  }),
});

export const drawLabelSample = endpoint({
  id: 'label.draw',
  method: 'POST',
  path: '/api/v1/label-samples',
  permission: 'listening.manage',
  summary:
    'Draws texts at random, each of the period and language with the same chance, whatever the engine says of them.',
  body: z.strictObject({
    language,
    days: z.int().min(1, { error: 'must be at least 1' }).max(730, { error: 'must be at most 730' }).default(90),
    size: z.int().min(10, { error: 'must be at least 10' }).max(2000, { error: 'must be at most 2000' }).default(250),
    /** How many of them are shown to two people. */
    twice: z.int().min(0).max(2000).default(50),
  }),
  response: labelSample,
});

const piece = z.union([z.object({ words: z.string() }), z.object({ personal: z.enum(personalKinds) })]);

/** A text to be labelled, blind: without who wrote it and without what the engine says. */
export const labelItem = z.object({
  id: id('rdg'),
  language: z.string(),
  pieces: z.array(piece),
});

export const listLabelItems = endpoint({
  id: 'label.waiting',
  method: 'GET',
  path: '/api/v1/labels/waiting',
  permission: 'conversation.tag',
  summary: 'The next texts that you may label, personal data taken out.',
  query: z.strictObject({ language: language.optional() }),
  response: z.object({
    items: z.array(labelItem),
    /** How many you labelled today. */
    today: z.int(),
    left: z.int(),
  }),
});

export const giveLabel = endpoint({
  id: 'label.give',
  method: 'PUT',
  path: '/api/v1/labels/:id',
  permission: 'conversation.tag',
  summary:
    'Say how a drawn text reads to you and, if you like, which emotions it shows; null takes it back. It measures the engine and teaches it nothing.',
  params: z.strictObject({ id: id('rdg') }),
  body: z.strictObject({
    said: z.enum(labels).nullable(),
    /** An empty list: it shows none. Left out: nothing is said of that. */
    emotions: z
      .array(z.enum(shownEmotions))
      .max(shownEmotions.length)
      .refine((all) => new Set(all).size === all.length, { error: 'must name each emotion once' })
      .optional(),
  }),
  response: z.object({ today: z.int() }),
});
