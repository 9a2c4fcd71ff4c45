import { localeOfPages } from './format.ts';

/** `a, b, c`: several named one after the other, as the language of the page does. */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(localeOfPages(), { type: 'unit', style: 'short' }).format(words);
}
