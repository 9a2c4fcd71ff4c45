import { z } from 'zod';
import { scaleNames } from '#core/touchpoints/scales.ts';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { id, queryInt } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { figure, how } from './insight.ts';
import { responseSource } from './surveys.ts';

// Beside these: GET /api/v1/surveys/:id/results.csv with the same choices gives every number as a line.

const item = z.object({ value: z.string(), text: z.string() });
const counted = item.extend({ count: z.int(), share: figure });
const price = z.number().nullable();

const result = z.discriminatedUnion('kind', [
  /** `figure` in points: a net promoter score or the share of good answers; `mean` where the scale is told by it. */
  z.object({
    kind: z.literal('scale'),
    scale: z.enum(scaleNames),
    figure,
    mean: figure.nullable(),
    counts: z.array(counted),
  }),
  z.object({ kind: z.literal('rating'), mean: figure, counts: z.array(counted) }),
  /** `mark`: a share of the first choice that is worth knowing. */
  z.object({
    kind: z.literal('choices'),
    several: z.boolean(),
    counts: z.array(counted),
    mark: z.number().nullable(),
  }),
  /** Dates as days since 1970, times of day as minutes since midnight. */
  z.object({
    kind: z.literal('numbers'),
    as: z.enum(['number', 'date', 'time']),
    quartiles: z
      .object({
        lowest: z.number(),
        lower: z.number(),
        median: z.number(),
        upper: z.number(),
        highest: z.number(),
      })
      .nullable(),
    mean: figure,
  }),
  z.object({
    kind: z.literal('matrix'),
    columns: z.array(item),
    rows: z.array(item.extend({ n: z.int(), shares: z.array(figure) })),
  }),
  z.object({ kind: z.literal('ranking'), items: z.array(item.extend({ rank: figure, first: figure })) }),
  /** `score`: best less worst for each time it was seen, −1 to 1. */
  z.object({
    kind: z.literal('maxdiff'),
    items: z.array(item.extend({ best: z.int(), worst: z.int(), seen: z.int(), score: figure })),
  }),
  /** Shares in per cent at each price that was named; no crossings below 30 answers. */
  z.object({
    kind: z.literal('prices'),
    currency: z.string(),
    n: z.int(),
    curves: z.array(
      z.object({
        price: z.number(),
        tooCheap: z.number(),
        bargain: z.number(),
        expensive: z.number(),
        tooExpensive: z.number(),
      }),
    ),
    crossings: z
      .object({ marginalCheapness: price, marginalExpensiveness: price, indifference: price, optimal: price })
      .nullable(),
  }),
  z.object({ kind: z.literal('products'), most: z.int(), items: z.array(item.extend({ mean: figure })) }),
  z.object({ kind: z.literal('parts'), items: z.array(item.extend({ n: z.int() })) }),
  /** Words of one's own, which stand with the texts; files, addresses and the like, which stand in the responses. */
  z.object({ kind: z.literal('words') }),
  z.object({ kind: z.literal('kept') }),
]);

export const surveyResultsChoice = z.strictObject({
  id: id('srv'),
  /** Left out: asked where anybody was asked. They are never pooled. */
  source: responseSource.optional(),
  edition: queryInt({ min: 1, max: 1_000_000 }).optional(),
  /** So many days up to today; left out: all times. */
  days: queryInt({ min: 1, max: 3650 }).optional(),
  /** In which words of the survey questions and choices are called; left out: English, or the survey's own. */
  language: z.enum(chatLanguages).optional(),
});

export const readSurveyResults = endpoint({
  id: 'survey.results',
  method: 'GET',
  path: '/api/v1/surveys/:id/results',
  permission: 'listening.read',
  summary: 'What the answers to each question of a survey come to, asked or volunteered.',
  params: surveyResultsChoice.pick({ id: true }),
  query: surveyResultsChoice.omit({ id: true }),
  response: z.object({
    survey: z.object({ id: id('srv'), name: z.string(), anonymous: z.boolean() }),
    source: responseSource,
    /** Responses of each source in the editions and days chosen. */
    sources: z.array(z.object({ source: responseSource, n: z.int() })),
    editions: z.array(z.int()),
    /** Responses counted, those left half-way among them. */
    responses: z.object({ complete: z.int(), partial: z.int() }),
    /** There are more: only so many were counted. */
    cut: z.boolean(),
    questions: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        type: z.string(),
        editions: z.array(z.int()),
        shown: z.int(),
        answered: z.int(),
        /** Null with fewer than ten answers. */
        result: result.nullable(),
      }),
    ),
    how,
  }),
});
