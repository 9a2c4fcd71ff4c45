import { rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { en, type Words } from './words/en.ts';
import type { Wire } from './wire.ts';

export interface Speech {
  language: ChatLanguage;
  direction: 'ltr' | 'rtl';
  /** The words of a key, with `{x}` filled in. */
  say(key: keyof Words, fill?: Record<string, string | number>): string;
}

function speechOf(language: ChatLanguage, words: Words): Speech {
  return {
    language,
    direction: rightToLeft.has(language) ? 'rtl' : 'ltr',
    say: (key, fill = {}) =>
      words[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in fill ? String(fill[name]) : whole)),
  };
}

/** The words of a language, loaded when it is not English; without them the widget speaks English. */
export async function loadSpeech(wire: Wire, language: ChatLanguage): Promise<Speech> {
  if (language === 'en') return speechOf('en', en);
  try {
    const answer = await wire.fetch(`/widget/${language}.json`, { method: 'GET' });
    return speechOf(language, { ...en, ...((await answer.json()) as Words) });
  } catch {
    return speechOf('en', en);
  }
}
