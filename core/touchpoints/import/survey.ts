import { z } from 'zod';
import { isFactWord } from '../facts.ts';
import { scaleNames } from '../scales.ts';

const column = z.string().min(1).max(200);

/** Why a code stands where an answer would. */
export const missingReasons = ['blank', 'not-applicable', 'dont-know', 'declined'] as const;
export type MissingReason = (typeof missingReasons)[number];

/** A code as it stands in the file: `6`, `Blank`. */
const code = z.string().min(1).max(60);

/** A short name for a question, the same from file to file. */
const questionKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must be a short name such as overall' });
const title = z.string().trim().min(1).max(200);

/** A column whose numbers are scores of one question. */
export const surveyQuestion = z.strictObject({
  column,
  question: questionKey,
  title,
  scale: z.enum(scaleNames),
  /** In the file the best is the lowest number. */
  reversed: z.boolean().default(false),
  /** Codes that are no answers. */
  missing: z
    .array(z.strictObject({ code, why: z.enum(missingReasons) }))
    .max(20)
    .default([]),
  /** Codes of the scale that look odd and are answers all the same. */
  answers: z.array(code).max(20).default([]),
});
export type SurveyQuestion = z.infer<typeof surveyQuestion>;

/** A file of responses: one row is what one person gave, many questions at once. */
export const survey = z
  .strictObject({
    /** The name its answers stand under, the same from file to file. */
    name: z.string().refine(isFactWord, { error: 'must be a short name of letters and digits' }),
    questions: z.array(surveyQuestion).max(100),
    /** Columns with words of the respondent's own. */
    words: z
      .array(z.strictObject({ column, title, missing: z.array(code).max(20).default([]) }))
      .max(40)
      .default([]),
    /** The column with the language, and what its codes mean: `{ "1": "en" }`. */
    language: z
      .strictObject({
        column,
        to: z.record(code, z.string().regex(/^[a-z]{2,3}$/, { error: 'must be a language such as en' })).default({}),
      })
      .optional(),
    /** The column with the weight of each response. */
    weight: column.optional(),
  })
  .refine(({ questions }) => new Set(questions.map(({ question }) => question)).size === questions.length, {
    error: 'two questions have the same name',
    path: ['questions'],
  });
export type Survey = z.infer<typeof survey>;
