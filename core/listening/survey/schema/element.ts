import { z } from 'zod';
import { validators } from './validators.ts';
import { expression, label, name, sentence } from './words.ts';

/** When something is there, and when it can be answered. */
export const conditions = {
  visible: z.boolean().optional(),
  visibleIf: expression.optional(),
  enableIf: expression.optional(),
};

const json = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.json()).max(200),
  z.record(z.string(), z.json()),
]);

/** What every element has. */
export const shown = {
  name,
  title: sentence.optional(),
  titleLocation: z.enum(['default', 'top', 'bottom', 'left', 'hidden']).optional(),
  description: sentence.optional(),
  ...conditions,
};

/** What every question has. */
export const asked = {
  ...shown,
  readOnly: z.boolean().optional(),
  isRequired: z.boolean().optional(),
  requiredIf: expression.optional(),
  requiredErrorText: sentence.optional(),
  defaultValue: json.optional(),
  validators,
  showCommentArea: z.boolean().optional(),
  commentText: label.optional(),
  commentPlaceholder: label.optional(),
};
