import { z } from 'zod';
import { attributeRules } from './attribute-rules.ts';

const { most, longest } = attributeRules;
const name = z.string().regex(attributeRules.name, { error: 'must be letters, digits, spaces, dots and dashes' });
const value = z.union([z.string().max(longest), z.number(), z.boolean()]);

export const chatAttributes = z.record(name, value);
export type ChatAttributes = z.output<typeof chatAttributes>;

/** Some attributes; null takes one away, what is left out stays. */
export const chatAttributesChange = z
  .record(name, value.nullable())
  .refine((given) => Object.keys(given).length <= most, { error: `must be at most ${most}` });
export type ChatAttributesChange = z.output<typeof chatAttributesChange>;

/** What stands after a change; of too many the newest stay. */
export function changedAttributes(before: ChatAttributes, change: ChatAttributesChange): ChatAttributes {
  const all = Object.entries({ ...before, ...change }).flatMap(([key, given]) =>
    given === null ? [] : [[key, given] as const],
  );
  return Object.fromEntries(all.slice(-most));
}
