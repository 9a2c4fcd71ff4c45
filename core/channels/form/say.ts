import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Fault } from './check-values.ts';
import type { FormField, Words } from './fields.ts';
import type { FormWords } from './words/en.ts';

/** The languages that words are wanted in: the one spoken, then the one of the form. */
export interface Spoken {
  language: ChatLanguage;
  fallback: ChatLanguage;
}

/** The company's own words in the language spoken, else in that of the form, else empty. */
export function saidIn(words: Words, { language, fallback }: Spoken): string {
  return words[language]?.trim() || words[fallback]?.trim() || '';
}

/** A sentence with what belongs in it. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What is wrong with a field, in words for whoever fills it in. */
export function faultWords(words: FormWords, { code, limit }: Fault, kind: FormField['kind']): string {
  if (code === 'missing' && kind === 'file') return words.missingFile;
  if (code === 'missing' && (kind === 'choice' || kind === 'choices')) return words.missingChoice;
  return filled(words[code], limit === undefined ? {} : { limit });
}
