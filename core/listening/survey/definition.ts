import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { surveyLimits } from './limits.ts';
import { conditions, shown } from './schema/element.ts';
import { completed, quota } from './schema/ending.ts';
import { look } from './schema/look.ts';
import { questionSchemas } from './schema/questions.ts';
import { trigger } from './schema/triggers.ts';
import { expression, label, name, plainValue, sentence } from './schema/words.ts';

const order = z.enum(['default', 'initial', 'random']).optional();

const question = z.discriminatedUnion('type', questionSchemas);
export type Question = z.infer<typeof question>;

/** Questions under one title and one condition. */
export interface Panel extends z.infer<typeof panelHead> {
  elements: SurveyElement[];
}
export type SurveyElement = Question | Panel;

const panelHead = z.strictObject({ type: z.literal('panel'), ...shown, questionOrder: order });

function elementsWithin(depth: number): z.ZodType<SurveyElement[]> {
  const own =
    depth === 0
      ? question
      : z.discriminatedUnion('type', [...questionSchemas, panelHead.extend({ elements: elementsWithin(depth - 1) })]);
  return z.array(own as z.ZodType<SurveyElement>).max(surveyLimits.elements);
}

const page = z.strictObject({
  name,
  title: sentence.optional(),
  description: sentence.optional(),
  ...conditions,
  questionOrder: order,
  elements: elementsWithin(surveyLimits.depth),
});

/**
 * What is asked: the part of SurveyJS' JSON form that we speak, with what we have besides (`scale`, `hidden`, `quotas`, `completed`, the types
 * maxdiff, vanwestendorp, consent, productrating and statement). What it does not know is an error; `importSurvey` names it and goes on.
 * Whether the parts fit each other is told by `checkDefinition`.
 */
export const surveyDefinition = z.strictObject({
  title: sentence.optional(),
  description: sentence.optional(),
  /** The language of plain strings and of `default`. */
  locale: z.enum(chatLanguages).optional(),
  /** The languages it is asked in; without any, all that its words are written in. */
  languages: z.array(z.enum(chatLanguages)).min(1).max(chatLanguages.length).optional(),
  pages: z.array(page).min(1).max(surveyLimits.pages),
  questionOrder: z.enum(['initial', 'random']).optional(),
  calculatedValues: z
    .array(z.strictObject({ name, expression, includeIntoResult: z.boolean().optional() }))
    .max(surveyLimits.calculated)
    .optional(),
  triggers: z.array(trigger).max(surveyLimits.triggers).optional(),
  /** Values that come with the address or from whoever asks, never typed. */
  hidden: z
    .array(z.strictObject({ name, defaultValue: plainValue.optional() }))
    .max(surveyLimits.hidden)
    .optional(),
  quotas: z.array(quota).max(surveyLimits.quotas).optional(),
  /** One question a page, whatever pages it is written on. */
  questionsOnPageMode: z.enum(['standard', 'questionPerPage']).optional(),
  look: look.optional(),
  showProgressBar: z.boolean().optional(),
  progressBarType: z.enum(['pages', 'questions']).optional(),
  showPrevButton: z.boolean().optional(),
  showQuestionNumbers: z.boolean().optional(),
  startSurveyText: label.optional(),
  pagePrevText: label.optional(),
  pageNextText: label.optional(),
  completeText: label.optional(),
  completed: completed.optional(),
});

export type SurveyDefinition = z.infer<typeof surveyDefinition>;
/** A question of one type. */
export type QuestionOf<T extends Question['type']> = Extract<Question, { type: T }>;
export type Page = SurveyDefinition['pages'][number];
export type Validator = NonNullable<QuestionOf<'text'>['validators']>[number];
export type Choice = QuestionOf<'radiogroup'>['choices'][number];
