import { isLanguage, type Language } from './languages.ts';

/** Where a browser keeps what the profile said last, for the first paint, and what was chosen in it before signing in. */
const places = { profile: 'throughline-language', here: 'throughline-language-here' } as const;

function stored(place: keyof typeof places): Language | undefined {
  try {
    const value = localStorage.getItem(places[place]);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice in this browser, or forgets it; a browser may keep nothing. */
function keep(place: keyof typeof places, language: Language | null): void {
  try {
    if (language === null) localStorage.removeItem(places[place]);
    else localStorage.setItem(places[place], language);
  } catch {
    // the page is then in the language of the browser
  }
}

/** The language to speak: the chosen one, else the first of the browser's that we speak, else English. */
export function chosenLanguage(wishes: readonly string[] = navigator.languages): Language {
  const wished = wishes.map((wish) => wish.split('-')[0]!.toLowerCase());
  return stored('profile') ?? stored('here') ?? wished.find((wish) => isLanguage(wish)) ?? 'en';
}

/** The language this page was made in. */
export function spokenLanguage(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : 'en';
}

/** As a rule the language of this page; another one only where its words could not be loaded. */
const begunIn = chosenLanguage();

/**
 * Starts the page anew where another language is to be spoken than the one it began in; whether it does. Words are
 * chosen when modules are read, so a page never speaks two languages.
 */
function restartIfOther(restart: () => void): boolean {
  if (chosenLanguage() === begunIn) return false;
  restart();
  return true;
}

const reload = () => location.reload();

/** Before signing in: this browser speaks it, until a profile says otherwise. */
export function speakHere(language: Language): void {
  keep('profile', null);
  keep('here', language);
  restartIfOther(reload);
}

/** As the profile says; null is as this browser. Whether the page starts anew for that. */
export function speakAsProfile(language: Language | null, restart = reload): boolean {
  keep('profile', language);
  return restartIfOther(restart);
}

/** As the browser itself says, whatever was chosen in it before. */
export function speakAsBrowser(): void {
  keep('profile', null);
  keep('here', null);
  restartIfOther(reload);
}
