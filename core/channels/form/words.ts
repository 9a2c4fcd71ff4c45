import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { FormField } from './fields.ts';
import { saidIn, type Spoken } from './say.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en, type FormWords } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { pt } from './words/pt.ts';
import { sw } from './words/sw.ts';

export type { FormWords };

/** What forms say, by language. */
export const formWords: Record<ChatLanguage, FormWords> = { en, de, fr, es, pt, sw, ar };

/** How a field is called: by the company in this language, by ours where it is a usual one, by the company in another, else its key. */
export function labelOf(field: Pick<FormField, 'key' | 'kind' | 'role' | 'label'>, spoken: Spoken): string {
  const own = field.label[spoken.language]?.trim();
  if (own) return own;
  const words = formWords[spoken.language];
  if (field.role !== null) return words[field.role];
  if (saidIn(field.label, spoken) !== '') return saidIn(field.label, spoken);
  if (field.kind === 'file') return words.files;
  return field.kind === 'consent' ? words.consent : field.key;
}
