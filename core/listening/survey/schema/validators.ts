import { z } from 'zod';
import { surveyLimits } from '../limits.ts';
import { expression, sentence } from './words.ts';

const text = sentence.optional();
const limit = z.number().optional();
const count = z.int().min(0).max(100_000).optional();

/** What an answer must be besides being there; `text` is said instead of our own words. */
export const validator = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('numeric'), text, minValue: limit, maxValue: limit }),
  z.strictObject({
    type: z.literal('text'),
    text,
    minLength: count,
    maxLength: count,
    allowDigits: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('email'), text }),
  z.strictObject({
    type: z.literal('regex'),
    text,
    regex: z.string().min(1).max(surveyLimits.pattern),
    caseInsensitive: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('expression'), text, expression }),
  z.strictObject({ type: z.literal('answercount'), text, minCount: count, maxCount: count }),
]);

export const validators = z.array(validator).max(surveyLimits.validators).optional();
