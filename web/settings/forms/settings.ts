import { t } from '@lingui/core/macro';
import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { valuesToAskFor } from '#core/channels/form/faults-of-fields.ts';
import { fieldOf, type FieldKind, type FormField, type Words } from '#core/channels/form/fields.ts';
import type { WireFormSettings } from '#core/channels/form/form-settings.ts';
import { listForms } from '#core/contract/form.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { languages } from '../../access/places.ts';

export type Form = WireOutputOf<typeof listForms>['items'][number];

/** What the editor holds: all of a form, in the shapes of the wire. */
export interface FormValues extends Record<string, unknown> {
  name: string;
  active: boolean;
  tradingName: string | null;
  settings: WireFormSettings;
}

export function valuesOf({ name, active, tradingName, settings }: Form): FormValues {
  return { name, active, tradingName, settings };
}

export const languageOptions = languages(chatLanguages);

export const kindNames: Record<FieldKind, string> = {
  text: t({ message: 'Text', context: 'kind of field' }),
  long: t`Long text`,
  email: t`E-mail address`,
  number: t({ message: 'Number', context: 'kind of field' }),
  date: t({ message: 'Date', context: 'kind of field' }),
  choice: t`One choice`,
  choices: t`Several choices`,
  consent: t`Tick box`,
  file: t`Files`,
  hidden: t`Hidden value`,
};

/** Words in one language; what is emptied is ours again. */
export function withWords(words: Words, language: ChatLanguage, text: string): Words {
  const { [language]: _, ...others } = words;
  return text === '' ? others : { ...others, [language]: text };
}

function freeKey(taken: readonly string[], kind: string): string {
  for (let at = 1; ; at++) if (!taken.includes(`${kind}_${at}`)) return `${kind}_${at}`;
}

/** A new field of a kind, with a key that no other has. */
export function newField(fields: readonly FormField[], kind: FieldKind): FormField {
  const taken = fields.map(({ key }) => key);
  const options = kind === 'choice' || kind === 'choices' ? [newOption([]), newOption(['choice_1'])] : [];
  return fieldOf({ key: freeKey(taken, kind), kind, options });
}

export function newOption(taken: readonly string[]): FormField['options'][number] {
  return { key: freeKey(taken, 'choice'), label: {} };
}

/** A condition on a field that is gone, stands later now, or has not that value any more, goes. */
function withoutLoose(field: FormField, earlier: readonly FormField[]): FormField {
  const { showIf } = field;
  const on = showIf && earlier.find(({ key }) => key === showIf.field);
  if (showIf === null) return field;
  const possible = on ? valuesToAskFor(on) : [];
  const is = showIf.is.filter((value) => possible.includes(value));
  return { ...field, showIf: is.length === 0 ? null : { ...showIf, is } };
}

/** Fields after one was moved, changed or removed. */
export function settled(fields: readonly FormField[]): FormField[] {
  return fields.map((field, at) => withoutLoose(field, fields.slice(0, at)));
}

export function moved(fields: readonly FormField[], from: number, to: number): FormField[] {
  const rest = fields.toSpliced(from, 1);
  return settled(rest.toSpliced(to, 0, fields[from]!));
}
