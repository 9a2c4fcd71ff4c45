import { z } from 'zod';
import { surveyLimits } from '../limits.ts';
import { expression, label, markedText, name, sentence } from './words.ts';

const address = z
  .string()
  .max(surveyLimits.address)
  .regex(
    /^(?:https:\/\/|mailto:|tel:)\S+$/,
    'An action leads to an address that begins with https://, mailto: or tel:.',
  );

/** What somebody can do once they have answered: go on somewhere, write or call. */
const action = z.strictObject({ type: z.literal('link'), text: label, url: address });

const thanks = {
  title: sentence.optional(),
  text: markedText.optional(),
  actions: z.array(action).max(surveyLimits.actions).optional(),
};

/** What is shown once it was answered: the first of `on` whose condition holds, else the rest. */
export const completed = z.strictObject({
  ...thanks,
  on: z
    .array(z.strictObject({ expression, ...thanks }))
    .max(20)
    .optional(),
});

/** So many responses of a kind are wanted and no more. */
export const quota = z.strictObject({
  name,
  expression,
  limit: z.int().min(0).max(10_000_000),
  /** What somebody is told for whom there is no place any more. */
  text: markedText.optional(),
});
