import { isLanguage, type Language } from './languages.ts';

const key = 'throughline-language';

/** What was chosen in this browser; the profile says the same once it is known. */
function stored(): Language | undefined {
  try {
    const value = localStorage.getItem(key);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The language to speak: the chosen one, else the first of the browser's that we speak, else English. */
export function chosenLanguage(wishes: readonly string[] = navigator.languages): Language {
  const wished = wishes.map((wish) => wish.split('-')[0]!.toLowerCase());
  return stored() ?? wished.find((wish) => isLanguage(wish)) ?? 'en';
}

/** Keeps a choice in this browser. False where the browser keeps nothing. */
function keep(language: Language): boolean {
  try {
    localStorage.setItem(key, language);
  } catch {
    return false;
  }
  return stored() === language;
}

/** The language this page was made in. */
export function spokenLanguage(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : 'en';
}

/**
 * Keeps a choice, and starts the page anew when it speaks another language; whether it does. Words are chosen when
 * modules are read, so a page never speaks two languages.
 */
export function speak(language: Language | null, restart: () => void = () => location.reload()): boolean {
  if (language === null || !keep(language) || language === spokenLanguage()) return false;
  restart();
  return true;
}
