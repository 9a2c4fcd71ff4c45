import { z } from 'zod';
import { category } from '#core/desk/category.ts';
import { priority } from '#core/desk/priority.ts';
import { id, time } from './codecs.ts';

/** The tones of the theme that a tag may have: not the two of facts and feelings, which mean those everywhere. */
export const tagColours = ['plain', 'accent', 'good', 'warn', 'bad'] as const;
export const tagColour = z.enum(tagColours);
export type TagColour = z.infer<typeof tagColour>;

/** A tag as it stands on a conversation. */
export const tagMark = z.object({ id: id('tag'), name: z.string(), colour: tagColour });

/** What people put on a conversation so that it is found, and at the right time. */
export const marksShape = {
  /** Where it stands by the company's own names; null for spam. */
  state: z.object({ id: id('sta'), name: z.string(), category }).nullable(),
  priority,
  tags: z.array(tagMark),
  /** Put off until then, or until the customer writes; null when it is not. */
  snoozedUntil: time.nullable(),
  /** This person hears of what happens in it. */
  following: z.boolean(),
};
