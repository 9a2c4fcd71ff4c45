import { words } from './words.ts';

/**
 * What the browser finds wrong with the inputs of a form, by the paths that they are bound to, so that it is said at the field like
 * what the server says.
 */
export function inputErrors(form: HTMLFormElement): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const input of form.elements) {
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) continue;
    const { path } = input.dataset;
    if (path !== undefined && !input.validity.valid) errors[path] = wordsFor(input);
  }
  return errors;
}

function wordsFor({ validity, type, validationMessage }: HTMLInputElement | HTMLTextAreaElement): string {
  if (validity.valueMissing) return words.mustBeFilled;
  return validity.typeMismatch && type === 'email' ? words.mustBeEmail : validationMessage;
}
