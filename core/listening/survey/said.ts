import type { ChatLanguage } from '#core/channels/chat-languages.ts';

/** Words as a definition has them: plain, or by language; `default` and plain ones are in the language of the survey. */
export type SurveyText = string | { readonly [language in ChatLanguage | 'default']?: string | undefined };

/** In which language words are wanted, and which is the survey's own. */
export interface Spoken {
  language: ChatLanguage;
  locale: ChatLanguage;
}

/** Words in the language wanted, else in the survey's own, else in any; empty where there are none. */
export function saidIn(text: SurveyText | undefined, { language, locale }: Spoken): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  const own = text.default ?? text[locale];
  const wanted = language === locale ? (own ?? text[language]) : text[language];
  return wanted || own || Object.values(text).find((each) => each !== undefined && each !== '') || '';
}
