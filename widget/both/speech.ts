import { rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';

export interface Speech<Key extends string = string> {
  language: ChatLanguage;
  direction: 'ltr' | 'rtl';
  /** The words of a key, with `{x}` filled in. */
  say(key: Key, fill?: Record<string, string | number>): string;
}

export function speechOf<Key extends string>(language: ChatLanguage, words: Record<Key, string>): Speech<Key> {
  return {
    language,
    direction: rightToLeft.has(language) ? 'rtl' : 'ltr',
    say: (key, fill = {}) =>
      words[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in fill ? String(fill[name]) : whole)),
  };
}
