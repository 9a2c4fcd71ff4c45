import { z } from 'zod';
import { expression, name } from './words.ts';

const value = z.union([z.string().max(2000), z.number(), z.boolean(), z.null(), z.array(z.json()).max(200)]);

/** What happens once an expression is true: `skip` and `complete` when the page is left, the others at once. */
export const trigger = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('complete'), expression }),
  z.strictObject({ type: z.literal('skip'), expression, gotoName: name }),
  z.strictObject({ type: z.literal('setvalue'), expression, setToName: name, setValue: value.optional() }),
  z.strictObject({ type: z.literal('copyvalue'), expression, setToName: name, fromName: name }),
  z.strictObject({ type: z.literal('runexpression'), expression, setToName: name, runExpression: expression }),
]);
