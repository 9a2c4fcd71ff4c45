import { chatLanguages } from '#core/channels/chat-languages.ts';
import { wordKeys } from '../check/languages.ts';
import { wordsOfHtml } from './html.ts';
import { isLoose, type Leaving, type Loose } from './left.ts';

const known = new Set<string>(['default', ...chatLanguages]);

/** Words by language: `pt-br` stands in for `pt`, other languages than the seven are left behind. */
function byLanguage(words: Loose, at: string, leaving: Leaving): Loose {
  const entries = Object.entries(words).filter(([, text]) => typeof text === 'string');
  const found: Loose = Object.fromEntries(entries.filter(([language]) => known.has(language)));
  for (const [language, text] of entries) {
    const base = language.toLowerCase().split(/[-_]/)[0]!;
    if (known.has(language)) continue;
    if (known.has(base)) found[base] ??= text;
    else leaving.leave(at, `words in ${language}`, 'Surveys are asked in seven languages; this is none of them.');
  }
  return found;
}

function without(text: string, at: string, { property, leaving }: { property: string; leaving: Leaving }): string {
  if (!/<[a-z!/][^<>]*>/i.test(text)) return text;
  leaving.leave(at, property, 'HTML is shown as plain words.');
  return wordsOfHtml(text);
}

/** Words of a definition, by language or plain, without markup. */
export function importedWords(
  value: unknown,
  at: string,
  { property, leaving }: { property: string; leaving: Leaving },
): unknown {
  if (typeof value === 'string') return without(value, at, { property, leaving });
  if (!isLoose(value)) return value;
  const words = byLanguage(value, at, leaving);
  return Object.fromEntries(
    Object.entries(words).map(([language, text]) => [
      language,
      without(String(text as string), at, { property, leaving }),
    ]),
  );
}

/** Everything of an element that is words. */
export function withWords(element: Loose, at: string, leaving: Leaving): Loose {
  return Object.fromEntries(
    Object.entries(element).map(([property, value]) => [
      property,
      wordKeys.has(property) ? importedWords(value, at, { property, leaving }) : value,
    ]),
  );
}
