import { z } from 'zod';
import { consentChannels, consentPurposes } from '#core/customers/consent.ts';
import { scales, type Scale } from '#core/touchpoints/scales.ts';
import { answerLimits, surveyLimits } from '../limits.ts';
import { choices, choosing, rows, special } from './choices.ts';
import { asked, shown } from './element.ts';
import { validators } from './validators.ts';
import { expression, label, markedText, name, plainValue, sentence } from './words.ts';

const some = z.int().min(0).max(surveyLimits.choices).optional();
const edge = z.union([z.number(), z.string().max(40)]).optional();
const longest = z.int().min(-1).max(answerLimits.text).optional();

const inputType = z.enum(['text', 'email', 'tel', 'number', 'url', 'date', 'datetime-local', 'month', 'time']);
/** What a field tells of the person: it may be offered to their profile. */
const contact = z.enum(['name', 'email', 'phone', 'company', 'city', 'country', 'postcode', 'address']);

const rating = z.strictObject({
  type: z.literal('rating'),
  ...asked,
  /** The scale of `core/touchpoints/scales.ts` it is told on; without one it is a number of its own and stands in no figure of feelings. */
  scale: z.enum(Object.keys(scales) as [Scale, ...Scale[]]).optional(),
  rateType: z.enum(['labels', 'stars', 'smileys']).optional(),
  rateMin: z.int().min(-100).max(100).optional(),
  rateMax: z.int().min(-100).max(100).optional(),
  rateStep: z.int().min(1).max(100).optional(),
  rateCount: z.int().min(2).max(20).optional(),
  rateValues: choices.optional(),
  minRateDescription: label.optional(),
  maxRateDescription: label.optional(),
});

const radiogroup = z.strictObject({ type: z.literal('radiogroup'), ...asked, ...choosing, ...special });
const dropdown = z.strictObject({
  type: z.literal('dropdown'),
  ...asked,
  ...choosing,
  ...special,
  placeholder: label.optional(),
});
const checkbox = z.strictObject({
  type: z.literal('checkbox'),
  ...asked,
  ...choosing,
  ...special,
  showSelectAllItem: z.boolean().optional(),
  selectAllText: label.optional(),
  minSelectedChoices: some,
  maxSelectedChoices: some,
});
const ranking = z.strictObject({
  type: z.literal('ranking'),
  ...asked,
  ...choosing,
  selectToRankEnabled: z.boolean().optional(),
  minSelectedChoices: some,
  maxSelectedChoices: some,
});
const boolean = z.strictObject({
  type: z.literal('boolean'),
  ...asked,
  labelTrue: label.optional(),
  labelFalse: label.optional(),
  valueTrue: plainValue.optional(),
  valueFalse: plainValue.optional(),
});
const matrix = z.strictObject({
  type: z.literal('matrix'),
  ...asked,
  columns: choices,
  rows,
  rowOrder: z.enum(['initial', 'random']).optional(),
  eachRowRequired: z.boolean().optional(),
  eachRowUnique: z.boolean().optional(),
});

const comment = z.strictObject({
  type: z.literal('comment'),
  ...asked,
  rows: z.int().min(1).max(50).optional(),
  maxLength: longest,
  placeholder: sentence.optional(),
});
const text = z.strictObject({
  type: z.literal('text'),
  ...asked,
  inputType: inputType.optional(),
  contact: contact.optional(),
  placeholder: label.optional(),
  maxLength: longest,
  min: edge,
  max: edge,
  step: z.number().positive().optional(),
});
const multipletext = z.strictObject({
  type: z.literal('multipletext'),
  ...asked,
  items: z
    .array(
      z.strictObject({
        name,
        title: label.optional(),
        inputType: inputType.optional(),
        contact: contact.optional(),
        isRequired: z.boolean().optional(),
        requiredErrorText: sentence.optional(),
        placeholder: label.optional(),
        maxLength: longest,
        validators,
      }),
    )
    .max(surveyLimits.items),
});
const slider = z.strictObject({
  type: z.literal('slider'),
  ...asked,
  min: z.number(),
  max: z.number(),
  step: z.number().positive().optional(),
  minText: label.optional(),
  maxText: label.optional(),
});
const file = z.strictObject({
  type: z.literal('file'),
  ...asked,
  /** `voice` is recorded where it is answered. */
  takes: z.enum(['any', 'photo', 'voice']).optional(),
  acceptedTypes: z.string().max(500).optional(),
  allowMultiple: z.boolean().optional(),
  maxFiles: z.int().min(0).max(answerLimits.files).optional(),
  /** Bytes. */
  maxSize: z.int().min(0).optional(),
});

/** Which of a few is best and which worst, several times over. */
const maxdiff = z.strictObject({
  type: z.literal('maxdiff'),
  ...asked,
  choices,
  perSet: z.int().min(3).max(8).optional(),
  sets: z.int().min(1).max(30).optional(),
  bestText: label.optional(),
  worstText: label.optional(),
});
/** Four prices: too cheap, a bargain, expensive, too expensive (van Westendorp 1976). */
const vanwestendorp = z.strictObject({
  type: z.literal('vanwestendorp'),
  ...asked,
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency has three capital letters, such as EUR.'),
  tooCheapText: sentence.optional(),
  bargainText: sentence.optional(),
  expensiveText: sentence.optional(),
  tooExpensiveText: sentence.optional(),
});
const consent = z
  .strictObject({
    type: z.literal('consent'),
    ...asked,
    text: markedText,
    /** What a customer who is known agrees to or withdraws by it; then it is asked with yes and no. Without it only the answer is kept. */
    standsFor: z.strictObject({ purpose: z.enum(consentPurposes), channel: z.enum(consentChannels) }).optional(),
  })
  .refine(
    ({ standsFor, defaultValue }) => standsFor === undefined || defaultValue === undefined,
    'Nobody agrees by what was chosen before they came: take out the default value.',
  );
const productrating = z.strictObject({
  type: z.literal('productrating'),
  ...asked,
  products: rows.optional(),
  /** A hidden field with the products: an array of names, or of `{value, text}`. */
  productsFrom: name.optional(),
  rateMax: z.int().min(2).max(10).optional(),
});
const statement = z.strictObject({ type: z.literal('statement'), ...shown, text: markedText });
/** Shows what an expression gives, and keeps it. */
const calculated = z.strictObject({ type: z.literal('expression'), ...shown, expression });

export const questionSchemas = [
  rating,
  radiogroup,
  dropdown,
  checkbox,
  ranking,
  boolean,
  matrix,
  comment,
  text,
  multipletext,
  slider,
  file,
  maxdiff,
  vanwestendorp,
  consent,
  productrating,
  statement,
  calculated,
] as const;
