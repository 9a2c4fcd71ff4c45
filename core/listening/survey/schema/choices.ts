import { z } from 'zod';
import { surveyLimits } from '../limits.ts';
import { expression, label, plainValue } from './words.ts';

/** A choice, a row or a column: its value alone, or with the words shown for it. */
export const choice = z.union([
  plainValue,
  z.strictObject({
    value: plainValue,
    text: label.optional(),
    visibleIf: expression.optional(),
    enableIf: expression.optional(),
  }),
]);

export const choices = z.array(choice).max(surveyLimits.choices);
export const rows = z.array(choice).max(surveyLimits.rows);

/** What questions with choices have besides. */
export const choosing = {
  choices,
  choicesOrder: z.enum(['none', 'asc', 'desc', 'random']).optional(),
  /** For the screen only: how many columns. */
  colCount: z.int().min(0).max(6).optional(),
};

/** `other` with words of one's own, and `none`, which excludes the rest. */
export const special = {
  showOtherItem: z.boolean().optional(),
  otherText: label.optional(),
  otherPlaceholder: label.optional(),
  otherErrorText: label.optional(),
  showNoneItem: z.boolean().optional(),
  noneText: label.optional(),
};
