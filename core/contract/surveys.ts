import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { feelingObjects, type FeelingObject } from '#core/touchpoints/scales.ts';
import { id, line, queryInt, queryFlag, queryList, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';
import { heldBack } from './held-back.ts';
import { wordsRead } from './readings.ts';

/** What a feeling is about: one contact, one touchpoint, a journey, or the company as a whole. */
export const aboutWhat = z.enum(feelingObjects);
export type AboutWhat = FeelingObject;

/** Questions in the SurveyJS JSON form; a draft may still be wrong, what is published may not. */
const draft = z.record(z.string().max(200), z.unknown());

export const surveyRow = z.object({
  id: id('srv'),
  /** `csat` for the one every company has. */
  key: z.string(),
  name: z.string(),
  about: aboutWhat,
  /** Of its first scored question; null where none is scored or nothing was published. */
  scale: z.string().nullable(),
  active: z.boolean(),
  /** The edition published last. */
  edition: z.int().nullable(),
  /** Something was changed and not published. */
  changed: z.boolean(),
  archived: z.boolean(),
  /** Responses of all times, complete and partial. */
  responses: z.object({ complete: z.int(), partial: z.int() }),
  changedAt: time,
  version,
});

export const surveyOpened = surveyRow.extend({
  /** What is being edited: the draft, or the edition published last; null before the first word. */
  draft: draft.nullable(),
  /** For everybody who has it: answers given there are volunteered, and shown apart. */
  link: z.string().nullable(),
  /** An address as each customer gets one of their own; this one opens nothing. */
  example: z.string(),
});

export const listSurveys = endpoint({
  id: 'survey.list',
  method: 'GET',
  path: '/api/v1/surveys',
  permission: 'listening.read',
  summary: 'Surveys by name; archived ones when asked for.',
  query: z.strictObject({ archived: z.enum(['true', 'false']).default('false') }),
  response: z.object({ items: z.array(surveyRow) }),
});

export const openSurvey = endpoint({
  id: 'survey.open',
  method: 'GET',
  path: '/api/v1/surveys/:id',
  permission: 'listening.read',
  summary: 'A survey with what is being edited.',
  params: z.strictObject({ id: id('srv') }),
  response: surveyOpened,
});

export const createSurvey = endpoint({
  id: 'survey.create',
  method: 'POST',
  path: '/api/v1/surveys',
  permission: 'listening.manage',
  summary: 'Adds a survey with a draft of its questions. Nobody is asked before it is published and switched on.',
  body: z.strictObject({ name: line(100), about: aboutWhat, draft }),
  response: surveyOpened,
});

export const saveSurvey = endpoint({
  id: 'survey.save',
  method: 'PATCH',
  path: '/api/v1/surveys/:id',
  permission: 'listening.manage',
  summary: 'Keeps name, object and draft. What was published stays as it was published.',
  params: z.strictObject({ id: id('srv') }),
  body: z.strictObject({ name: line(100), about: aboutWhat, draft, version }),
  response: surveyOpened,
});

export const publishSurvey = endpoint({
  id: 'survey.publish',
  method: 'POST',
  path: '/api/v1/surveys/:id/editions',
  permission: 'listening.manage',
  summary: 'Publishes the draft as a new edition. Who began to answer an older one goes on with that.',
  params: z.strictObject({ id: id('srv') }),
  body: z.strictObject({ version }),
  response: surveyOpened,
});

export const archiveSurvey = endpoint({
  id: 'survey.archive',
  method: 'POST',
  path: '/api/v1/surveys/:id/archive',
  permission: 'listening.manage',
  summary: 'Puts a survey away, or brings it back. Nobody is asked by one that was put away; its answers stay.',
  params: z.strictObject({ id: id('srv') }),
  body: z.strictObject({ archived: z.boolean() }),
  response: surveyOpened,
});

export const listPictures = endpoint({
  id: 'survey.pictures',
  method: 'GET',
  path: '/api/v1/surveys/:id/pictures',
  permission: 'listening.read',
  summary: 'The pictures that a survey may show: a logo, those of choices.',
  params: z.strictObject({ id: id('srv') }),
  response: z.object({
    /** `address` is public: whoever answers sees the picture there. */
    items: z.array(z.object({ id: id('fil'), name: z.string(), address: z.string() })),
  }),
});

export const edition = z.object({
  number: z.int(),
  publishedAt: time,
  publishedBy: z.object({ id: id('usr'), name: z.string() }).nullable(),
  responses: z.int(),
});

export const listEditions = endpoint({
  id: 'survey.editions',
  method: 'GET',
  path: '/api/v1/surveys/:id/editions',
  permission: 'listening.read',
  summary: 'What was published when, newest first.',
  params: z.strictObject({ id: id('srv') }),
  response: z.object({ items: z.array(edition) }),
});

export const readEdition = endpoint({
  id: 'survey.edition',
  method: 'GET',
  path: '/api/v1/surveys/:id/edition',
  permission: 'listening.read',
  summary: 'The questions of an edition, without a number of the one published last, in the SurveyJS JSON form.',
  params: z.strictObject({ id: id('srv') }),
  query: z.strictObject({ number: queryInt({ min: 1, max: 1_000_000 }).optional() }),
  response: edition.omit({ responses: true }).extend({ definition: draft }),
});

/** How a response came: answers that were asked for and those that were volunteered are never pooled. */
export const responseSource = z.enum(['asked', 'volunteered', 'imported']);

export const response = z.object({
  id: id('rsp'),
  survey: z.object({ id: id('srv'), name: z.string() }),
  edition: z.int().nullable(),
  customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
  conversation: id('cnv').nullable(),
  source: responseSource,
  /** Where it was given: `chat`, `page`, `link`. */
  way: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  language: z.string().nullable(),
  state: z.enum(['partial', 'complete']),
  /** The quota that was full when it came: it stands in no figure. */
  overQuota: z.string().nullable(),
  /** What was given, by the names of the questions. */
  values: z.record(z.string(), z.unknown()),
  /** Something was written in it, not only chosen. */
  hasWords: z.boolean(),
  /** The same in the words of the survey, in the order of its questions. */
  given: z.array(z.object({ name: z.string(), title: z.string(), answer: z.string(), comment: z.string() })),
  /** How the words of a question read to the engine, its own measure; of words that were not read yet there is none. */
  readings: z.array(wordsRead.extend({ question: z.string() })),
  startedAt: time,
  lastAt: time,
  completedAt: time.nullable(),
  /** What was given is not shown to who asks yet. */
  held: heldBack,
});

export const listResponses = endpoint({
  id: 'response.list',
  method: 'GET',
  path: '/api/v1/responses',
  permission: 'listening.read',
  summary: 'Responses with all that was given, the one touched last first.',
  query: z.strictObject({
    ...pageShape,
    survey: id('srv').optional(),
    source: queryList.optional(),
    state: queryList.optional(),
    /** Only what the results of a survey count: `source` as they tell it, too. */
    counted: queryFlag.optional(),
    /** In which words of the survey the answers are told; left out: English, or the survey's own. */
    language: z.enum(chatLanguages).optional(),
  }),
  response: page(response),
});
