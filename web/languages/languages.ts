/** The languages the console speaks, each by its own name. English is written in the code, the others in catalogs. */
export const languageNames = {
  en: 'English',
  sw: 'Kiswahili',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  de: 'Deutsch',
  ar: 'العربية',
} as const;

export type Language = keyof typeof languageNames;

export const languageChoices = Object.entries(languageNames).map(([value, label]) => ({ value, label }));

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languageNames, value);
}

/** Which side a language is read from. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** How dates and numbers are written: English is that of Britain, and Arabic has the digits of all other pages. */
export function localeOf(language: Language): string {
  if (language === 'en') return 'en-GB';
  return language === 'ar' ? 'ar-u-nu-latn' : language;
}
