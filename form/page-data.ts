import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { FormField, Words } from '#core/channels/form/fields.ts';
import type { FormWords } from '#core/channels/form/words/en.ts';

/** What the server puts into the page for its script. */
export interface PageData {
  key: string;
  pass: string;
  language: ChatLanguage;
  words: FormWords;
  settings: { fields: FormField[]; thanks: Words; language: ChatLanguage };
}

export function pageData(): PageData {
  return JSON.parse(document.querySelector('#form-data')?.textContent ?? 'null') as PageData;
}
