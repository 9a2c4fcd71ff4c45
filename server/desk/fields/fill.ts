import { z } from 'zod';
import { problem, type Actor, type Tx } from '#platform';
import { remember, takeConversation, visibleConversation } from '../conversation.ts';
import { tellMarked, touch } from '../marks/tell.ts';
import { fieldsOf, oneField, type Field } from './fields.ts';
import { keepValue, valuesOf, type Value } from './values.ts';

/** What is filled in of a conversation, with its version. Throws `not-found`. */
export async function readFields(tx: Tx, id: string, actor: Actor) {
  const conversation = await visibleConversation(tx, id, actor);
  const values = await valuesOf(tx, conversation.id);
  const items = (await fieldsOf(tx)).flatMap((field) => {
    const value = values.get(field.id);
    return value === undefined ? [] : [{ field: field.id, value }];
  });
  return { items, version: conversation.version };
}

const day = z.iso.date();
const farthest = 1e15;

const misfits: Readonly<Record<Field['kind'], (value: Value, field: Field) => string | undefined>> = {
  text: (value) => (typeof value === 'string' ? undefined : 'must be text'),
  number: (value) =>
    typeof value === 'number' && Math.abs(value) <= farthest ? undefined : 'must be a number up to 15 digits',
  date: (value) => (day.safeParse(value).success ? undefined : 'must be a day such as 2026-03-14'),
  'yes-no': (value) => (typeof value === 'boolean' ? undefined : 'must be yes or no'),
  one: (value, field) => misfit(value, { field, most: 1 }),
  several: (value, field) => misfit(value, { field, most: field.choices.length }),
};

function misfit(value: Value, { field, most }: { field: Field; most: number }): string | undefined {
  if (!Array.isArray(value)) return 'must be chosen from its list';
  if (value.length > most) return 'can be one of its list only';
  return value.every((id) => field.choices.some((choice) => choice.id === id)) ? undefined : 'is not in its list';
}

/** Empty is nothing, however it is said. Throws `invalid` for what does not fit. */
function fitting(field: Field, given: Value): Value {
  const value = typeof given === 'string' ? given.trim() : Array.isArray(given) ? [...new Set(given)] : given;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  const message = misfits[field.kind](value, field);
  if (message === undefined) return value;
  throw problem('invalid', { detail: `“${field.name}” ${message}.`, fields: [{ path: 'value', message }] });
}

/** As the history says it. Words stay out of it: they may be a person's, and go with them. */
function saidOf({ kind, choices }: Field, value: Value): string {
  if (value === null) return '';
  if (kind === 'text') return 'text';
  if (Array.isArray(value))
    return choices
      .filter(({ id }) => value.includes(id))
      .map(({ name }) => name)
      .join(', ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

interface Filling {
  id: string;
  field: string;
  value: Value;
  version: number;
}

/** Fills a field of a conversation in. Throws `not-found`, `conflict`, `refused` for an archived field, `invalid`. */
export async function fillField(tx: Tx, { id, version, ...input }: Filling, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  const field = await oneField(tx, input.field);
  if (field.archived) throw problem('refused', { detail: `“${field.name}” is archived.` });
  const value = fitting(field, input.value);
  const before = (await valuesOf(tx, conversation.id)).get(field.id) ?? null;
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  await keepValue(tx, conversation.id, { field, value });
  await touch(tx, conversation.id);
  const said = saidOf(field, value);
  const what = value === null ? 'emptied' : 'filled';
  const detail = value === null || field.kind === 'text' ? field.name : `${field.name}: ${said}`;
  await remember(tx, { conversation: conversation.id, actor, what, detail });
  await tellMarked(tx, conversation, { what: 'filled', actor });
}

/** Nothing is resolved while a field that must be filled in is empty. Throws `refused` with their names. */
export async function refuseEmptyFields(tx: Tx, id: string, actor: Actor): Promise<void> {
  const needed = (await fieldsOf(tx)).filter(({ required, archived }) => required && !archived);
  if (needed.length === 0) return;
  const conversation = await takeConversation(tx, { id }, actor);
  if (conversation.status === 'resolved') return;
  const values = await valuesOf(tx, conversation.id);
  const empty = needed.filter((field) => !values.has(field.id)).map(({ name }) => `“${name}”`);
  if (empty.length === 0) return;
  throw problem('refused', {
    code: 'fields-needed',
    detail: `Fill in before it is resolved: ${empty.join(', ')}.`,
  });
}
