import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { id } from '#core/contract/codecs.ts';
import { consentChannels, consentPurposes } from '#core/customers/consent.ts';
import { faultsOfFields } from './faults-of-fields.ts';
import { acceptKinds, fieldKinds, fieldRoles, formLimits } from './fields.ts';

const language = z.enum(chatLanguages);
const words = (most: number) =>
  z.partialRecord(language, z.string().max(most, { error: `must be at most ${most} characters` }));
const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must be small letters, digits and underscores, and begin with a letter' });
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #14776b' });
const origin = z
  .string()
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i, { error: 'must be an origin such as https://shop.example' })
  .max(200);

const field = z.strictObject({
  key,
  kind: z.enum(fieldKinds),
  /** What it stands for, where that is one of the usual things: then it has words of its own in every language. */
  role: z.enum(fieldRoles).nullable(),
  label: words(120),
  help: words(300),
  required: z.boolean(),
  /** Of `choice` and `choices`. */
  options: z
    .array(z.strictObject({ key, label: words(120) }))
    .max(formLimits.options, { error: `are more than ${formLimits.options}` }),
  /** Shown only when an earlier field has one of these values; `yes` is a ticked box, `any` that something is there. */
  showIf: z.strictObject({ field: key, is: z.array(key).min(1).max(formLimits.options) }).nullable(),
  /** Of `number`. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** Of `file`. */
  mostFiles: z.int().min(1).max(formLimits.filesOfField),
  accept: z.enum(acceptKinds),
  /** Of `hidden`: the name in the address of the page that it is filled from. */
  param: z.string().regex(/^[\w.-]{0,60}$/, { error: 'must be letters, digits, dots and hyphens' }),
  /** Of `consent`: what the customer agrees to by it; without it only the tick is kept. */
  standsFor: z.strictObject({ purpose: z.enum(consentPurposes), channel: z.enum(consentChannels) }).optional(),
});

const shape = {
  title: words(120),
  intro: words(1000),
  /** Said once it was sent; left out, ours. */
  thanks: words(1000),
  languages: z.array(language).min(1, { error: 'must have a language' }).max(chatLanguages.length),
  /** Spoken to whoever speaks none of them; what the desk reads the labels in. */
  language,
  fields: z
    .array(field)
    .min(1, { error: 'must have a field' })
    .max(formLimits.fields, { error: `are more than ${formLimits.fields}` })
    .superRefine((fields, context) => {
      for (const { path, message } of faultsOfFields(fields)) context.addIssue({ code: 'custom', path, message });
    }),
  /** The mailbox that answers; null: the one of the trading name, else the first that can send. */
  mailbox: id('chn').nullable(),
  /** Whether a confirmation goes out, and words of the company in it. */
  confirmation: z.strictObject({ on: z.boolean(), words: words(1000) }),
  /** Sites that may put the form into their pages; empty: any. */
  origins: z.array(origin).max(50, { error: 'are more than 50' }),
  /** Null: the colour of the trading name. */
  colour: colour.nullable(),
  theme: z.enum(['auto', 'light', 'dark']),
};

/** All that one web form is, as the console keeps it. */
export const formSettings = z
  .strictObject(shape)
  .refine(({ languages, language: first }) => languages.includes(first), {
    path: ['language'],
    error: 'must be one of the languages of the form',
  });
export type FormSettings = z.output<typeof formSettings>;
export type WireFormSettings = z.input<typeof formSettings>;
