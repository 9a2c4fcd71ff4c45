import type { FormField } from '#core/channels/form/fields.ts';
import { nameOf, type Given } from '#core/channels/form/shown-fields.ts';

/** What stands in the form, but for files. */
export function valuesIn(
  form: HTMLFormElement,
  fields: readonly FormField[],
): Record<string, string | string[] | boolean> {
  const data = new FormData(form);
  const entries = fields
    .filter(({ kind }) => kind !== 'file')
    .map(({ key, kind }) => {
      const all = data.getAll(nameOf(key)).map(String);
      if (kind === 'choices') return [key, all] as const;
      return [key, kind === 'consent' ? all.length > 0 : (all[0] ?? '')] as const;
    });
  return Object.fromEntries(entries);
}

function isTicked(own: string, value: unknown): boolean {
  return Array.isArray(value) ? value.includes(own) : value === own || (value === true && own === 'yes');
}

type Written = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function putOne(element: Written, value: unknown): void {
  if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio'))
    element.checked = isTicked(element.value, value);
  else if (typeof value === 'string') element.value = value;
}

/** Puts values into the form. */
export function putValues(form: HTMLFormElement, values: Given): void {
  for (const [key, value] of Object.entries(values))
    for (const element of form.querySelectorAll<Written>(`[name="${CSS.escape(nameOf(key))}"]`)) putOne(element, value);
}
