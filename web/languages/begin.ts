import { i18n } from './i18n.ts';
import { directionOf, localeOf, type Language } from './languages.ts';

type Catalog = Record<string, string>;

const catalogs: Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalog }>> = {
  sw: () => import('./sw.json'),
  fr: () => import('./fr.json'),
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  de: () => import('./de.json'),
  ar: () => import('./ar.json'),
};

/** Speaks a language from here on; before any module with words is read. Without its catalog: English. */
export async function begin(language: Language): Promise<void> {
  const spoken = language === 'en' || (await load(language)) ? language : 'en';
  document.documentElement.lang = spoken;
  document.documentElement.dir = directionOf(spoken);
}

async function load(language: Exclude<Language, 'en'>): Promise<boolean> {
  try {
    i18n.loadAndActivate({
      locale: language,
      locales: localeOf(language),
      messages: (await catalogs[language]()).default,
    });
    return true;
  } catch {
    return false; // a page in English is better than none
  }
}
