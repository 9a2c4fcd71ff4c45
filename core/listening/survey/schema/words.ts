import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { surveyLimits } from '../limits.ts';

const languages = ['default', ...chatLanguages] as const;

const words = (longest: number) =>
  z.union([
    z.string().max(longest),
    z.strictObject(
      Object.fromEntries(languages.map((language) => [language, z.string().max(longest).optional()])) as Record<
        (typeof languages)[number],
        z.ZodOptional<z.ZodString>
      >,
    ),
  ]);

/** A few words: of a button, a choice, an end of a scale. */
export const label = words(surveyLimits.label);
/** A question or what explains it. */
export const sentence = words(surveyLimits.text);
/** Marked text (core/marked), never HTML. */
export const markedText = words(surveyLimits.marked);

export const expression = z.string().max(surveyLimits.expression);

/** Names are keys of answers, so that none may mean something else to JavaScript, and stand in expressions between braces. */
export const name = z
  .string()
  .max(surveyLimits.name)
  .regex(
    /^[\p{L}\p{N}_][\p{L}\p{N}_ -]*$/u,
    'A name has letters, digits, spaces, - and _, and begins with a letter, a digit or _.',
  )
  .refine((each) => each !== '__proto__', 'This name cannot be used.')
  .refine(
    (each) => !each.endsWith('-Comment'),
    'Names that end with -Comment are those of the words beside an answer.',
  );

/** What a choice stands for in the answers. */
export const plainValue = z.union([z.string().max(surveyLimits.label), z.number(), z.boolean()]);
