import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Value } from './check-values.ts';
import type { FormSettings } from './form-settings.ts';
import type { FieldKind, FieldRole, FormField } from './fields.ts';
import { saidIn, type Spoken } from './say.ts';
import { formWords, labelOf } from './words.ts';

/** One field as it was sent, with its label at that time. */
export interface SentField {
  key: string;
  kind: FieldKind;
  role: FieldRole | null;
  label: string;
  /** As one reads it; of files their ids, one a line. */
  value: string;
}

/** What somebody agreed to by a box, and the words they saw. */
export type Agreed = NonNullable<FormField['standsFor']> & { words: string };

function choiceWords({ options }: FormField, keys: readonly string[], spoken: Spoken): string {
  const words = options.filter(({ key }) => keys.includes(key)).map(({ key, label }) => saidIn(label, spoken) || key);
  return words.join(', ');
}

function valueWords(field: FormField, value: Value, spoken: Spoken): string {
  if (value === true) return '✓';
  if (typeof value === 'string') return value;
  return field.kind === 'file' ? value.join('\n') : choiceWords(field, value, spoken);
}

/** What was agreed to by the boxes that were ticked, with the words beside them. */
export function agreedBy(
  { fields }: Pick<FormSettings, 'fields'>,
  values: ReadonlyMap<string, Value>,
  spoken: Spoken,
): Agreed[] {
  return fields.flatMap((field) => {
    if (field.kind !== 'consent' || field.standsFor === undefined || values.get(field.key) !== true) return [];
    const words = [labelOf(field, spoken), saidIn(field.help, spoken)].filter((each) => each !== '').join('\n');
    return [{ ...field.standsFor, words }];
  });
}

/** What was sent, in the order of the form; labels and choices in one language. */
export function sentFields(
  { fields }: Pick<FormSettings, 'fields'>,
  values: ReadonlyMap<string, Value>,
  spoken: Spoken,
): SentField[] {
  return fields.flatMap((field) => {
    const value = values.get(field.key);
    if (value === undefined) return [];
    const { key, kind, role } = field;
    return [{ key, kind, role, label: labelOf(field, spoken), value: valueWords(field, value, spoken) }];
  });
}

export function sentAs(fields: readonly SentField[], role: FieldRole): string | undefined {
  return fields.find((field) => field.role === role)?.value;
}

/** The fields that stand beside the message. */
export function fieldsBeside(fields: readonly SentField[]): SentField[] {
  return fields.filter(({ role, kind }) => role !== 'message' && kind !== 'file');
}

/** All of it as plain text, for whoever reads only that: the message first, then a line for every other field. */
export function textOf(fields: readonly SentField[]): string {
  const lines = fieldsBeside(fields).map(({ label, value }) => `${label}: ${value}`);
  return [sentAs(fields, 'message') ?? '', lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** The message alone, from the text that has everything. */
export function textWithoutFields(text: string, beside: readonly SentField[]): string {
  const lines = textOf(beside);
  return text.endsWith(lines) ? text.slice(0, text.length - lines.length).trimEnd() : text;
}

/** What the conversation is about: what they say, else the name of the form. */
export function subjectOf(fields: readonly SentField[], title: string): string {
  const said = sentAs(fields, 'subject') ?? title;
  return said.slice(0, 200).toWellFormed();
}

/** What names a form to the customer: its title, else ours of its language. */
export function titleOf({ title, language }: Pick<FormSettings, 'title' | 'language'>, spoken: ChatLanguage): string {
  return saidIn(title, { language: spoken, fallback: language }) || formWords[spoken].title;
}
