import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';
import { figure, how, lag } from './insight.ts';

// Beside these: GET /api/v1/insight/volunteered.csv?by=&survey= gives the table of figures as CSV.

const by = z.enum(['year', 'month']);
const surveyName = z.string().max(120);
const change = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  detectable: z.boolean(),
  /** The period with answers before. */
  since: z.string(),
  /** Both were weighed; else every answer counted once in both. */
  weighed: z.boolean(),
});

const given = z.object({
  ...figure.shape,
  /** The year or month: `2014`, `2014-05`. */
  start: z.string(),
  weighed: z.boolean(),
  effective: z.number(),
  plain: figure,
  change: change.nullable(),
});

export const readVolunteered = endpoint({
  id: 'insight.volunteered',
  method: 'GET',
  path: '/api/v1/insight/volunteered',
  permission: 'insight.read',
  summary:
    'Answers that nobody was asked for, imported ones among them: figures of each question by year or month, and what changed.',
  query: z.strictObject({ by: by.default('year'), survey: surveyName.optional() }),
  response: z.object({
    lag,
    by,
    zone: z.string(),
    survey: z.string(),
    surveys: z.array(z.object({ survey: z.string(), n: z.int(), imported: z.boolean() })),
    questions: z.array(
      z.object({
        question: z.string(),
        title: z.string(),
        scale: z.enum(scaleNames),
        about: z.enum(feelingObjects),
        n: z.int(),
        periods: z.array(given),
      }),
    ),
    /** Answers that say only a year, left out of months. */
    undated: z.int(),
    /** Steps between neighbouring periods that could be tested, and how many of them changed. */
    tested: z.int(),
    changed: z.int(),
    smallestDifference: z.number(),
    how,
  }),
});

export const listVolunteeredSurveys = endpoint({
  id: 'insight.volunteered.surveys',
  method: 'GET',
  path: '/api/v1/insight/volunteered/surveys',
  permission: 'insight.read',
  summary:
    'What was given to surveys without being asked for, also by nobody known: of each survey the responses and the figures of its scales, of all times. As the results of the survey count it.',
  query: z.strictObject({
    /** In which words of the survey questions are called; left out: English, or the survey's own. */
    language: z.enum(chatLanguages).optional(),
  }),
  response: z.object({
    /** Most responses first, 200 at most. */
    items: z.array(
      z.object({
        survey: z.object({ id: id('srv'), name: z.string(), anonymous: z.boolean() }),
        /** Responses counted, and how many of them are nobody's. */
        n: z.int(),
        nobodys: z.int(),
        questions: z.array(
          z.object({
            question: z.string(),
            title: z.string(),
            scale: z.enum(scaleNames),
            /** In points: a net promoter score or the share of good answers; `mean` where the scale is told by it. */
            figure,
            mean: figure.nullable(),
          }),
        ),
      }),
    ),
    how,
  }),
});

export const listVolunteered = endpoint({
  id: 'insight.volunteered.answers',
  method: 'GET',
  path: '/api/v1/insight/volunteered/answers',
  permission: 'insight.read',
  summary:
    'The answers behind a figure of volunteered answers, newest first, with what was written beside them. `total` is the n of the figure.',
  query: z.strictObject({
    ...pageShape,
    by: by.default('year'),
    survey: surveyName,
    question: z.string().max(60),
    scale: z.enum(scaleNames),
    about: z.enum(feelingObjects),
    start: z
      .string()
      .regex(/^\d{4}(-\d{2})?$/, { error: 'must be a year or a month such as 2014-05' })
      .optional(),
  }),
  response: page(
    z.object({
      id: id('int'),
      at: time,
      /** How exactly the answer says when it was given. */
      dated: z.enum(['time', 'month', 'year']),
      customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
      score: z.number(),
      weight: z.number().nullable(),
      language: z.string().nullable(),
      words: z.array(z.object({ question: z.string(), said: z.string() })),
    }),
  ).extend({ total: z.int() }),
});
