import { z } from 'zod';
import { consentChannels, consentPurposes } from '#core/customers/consent.ts';
import { fieldKinds, fieldRoles } from '#core/channels/form/fields.ts';

const sentField = z.object({
  key: z.string(),
  kind: z.enum(fieldKinds),
  role: z.enum(fieldRoles).nullable(),
  label: z.string(),
  value: z.string(),
});

/** A submission as it came, complete by itself: whatever becomes of the form, it can be understood. */
export const keptSubmission = z.object({
  form: z.object({ name: z.string(), title: z.string() }),
  language: z.string(),
  /** In the language of the desk, and in the one it was filled in. */
  fields: z.array(sentField),
  told: z.array(sentField),
  /** What was agreed to, with the words in the language it was filled in. */
  consents: z
    .array(z.object({ purpose: z.enum(consentPurposes), channel: z.enum(consentChannels), words: z.string() }))
    .default([]),
  uploads: z.array(z.uuid()),
  /** Who uploaded them. */
  by: z.string(),
  /** The browser did the work that was asked for. */
  proven: z.boolean(),
  suspicion: z.string().nullable(),
  page: z.string(),
});
export type KeptSubmission = z.output<typeof keptSubmission>;
