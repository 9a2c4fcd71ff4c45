import { z } from 'zod';
import { id, line, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

export const fieldKinds = ['text', 'number', 'date', 'yes-no', 'one', 'several'] as const;
export const fieldKind = z.enum(fieldKinds);
export type FieldKind = z.infer<typeof fieldKind>;

/** Fields and choices that a company may have. */
export const mostFields = 60;
const mostChoices = 200;

const field = z.object({
  id: id('fld'),
  name: z.string(),
  kind: fieldKind,
  /** Nothing is resolved without it. */
  required: z.boolean(),
  archived: z.boolean(),
  /** Of a list, archived ones too, in their order. */
  choices: z.array(z.object({ id: id('fch'), name: z.string(), archived: z.boolean() })),
  version,
});

/** By the kind of the field: words, a number, a day such as 2026-03-14, yes or no, the ids of what is chosen. Null: nothing. */
export const fieldValue = z
  .union([z.string().max(1_000), z.number(), z.boolean(), z.array(id('fch')).max(mostChoices)])
  .nullable();

export const listFields = endpoint({
  id: 'field.list',
  method: 'GET',
  path: '/api/v1/fields',
  permission: 'conversation.read',
  summary: 'What the company wants to know of conversations besides, in its order; archived fields last.',
  response: z.object({ items: z.array(field) }),
});

export const createField = endpoint({
  id: 'field.create',
  method: 'POST',
  path: '/api/v1/fields',
  permission: 'field.manage',
  summary: 'Adds a field. Its kind is said once; `choices` are the names of a list.',
  body: z.strictObject({
    name: line(60),
    kind: fieldKind,
    required: z.boolean().default(false),
    choices: z.array(line(60)).max(mostChoices).default([]),
  }),
  response: field,
});

export const changeField = endpoint({
  id: 'field.change',
  method: 'PATCH',
  path: '/api/v1/fields/:id',
  permission: 'field.manage',
  summary:
    'Renames a field, says whether it must be filled in before resolving, archives it or takes it back. `choices` are the names of its list in their order: a name that is new is added, one that is left out is archived.',
  params: z.strictObject({ id: id('fld') }),
  body: z.strictObject({
    name: line(60).optional(),
    required: z.boolean().optional(),
    archived: z.boolean().optional(),
    choices: z.array(line(60)).max(mostChoices).optional(),
    version,
  }),
  response: field,
});

export const orderFields = endpoint({
  id: 'field.order',
  method: 'POST',
  path: '/api/v1/fields/order',
  permission: 'field.manage',
  summary: 'Puts fields in this order.',
  body: z.strictObject({ order: z.array(id('fld')).min(1).max(mostFields) }),
  response: z.object({ items: z.array(field) }),
});

const values = z.object({
  items: z.array(z.object({ field: id('fld'), value: fieldValue })),
  /** The version of the conversation that shows these. */
  version,
});

export const readFields = endpoint({
  id: 'conversation.fields',
  method: 'GET',
  path: '/api/v1/conversations/:id/fields',
  permission: 'conversation.read',
  summary: 'What is filled in of a conversation.',
  params: z.strictObject({ id: id('cnv') }),
  response: values,
});

export const fillField = endpoint({
  id: 'conversation.field',
  method: 'PUT',
  path: '/api/v1/conversations/:id/fields/:field',
  permission: 'conversation.tag',
  summary: 'Fills a field in, or empties it with null. Refused with `invalid` for what does not fit its kind.',
  params: z.strictObject({ id: id('cnv'), field: id('fld') }),
  body: z.strictObject({ value: fieldValue, version }),
  response: values,
});
