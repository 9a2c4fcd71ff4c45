import { francAll } from 'franc-min';
import { languageOf } from '#core/listening/sentiment/language.ts';
import type { Labelled } from '#training/sets.ts';
import { languageModel } from '#core/listening/sentiment/engine.ts';
import { sentimentEngine } from '../../server/listening/sentiment/load.ts';

interface InLanguage {
  name: string;
  language: string;
  texts: readonly Labelled[];
}

const names: Readonly<Record<string, string>> = {
  eng: 'en',
  swh: 'sw',
  hau: 'ha',
  por: 'pt',
  arb: 'ar',
  deu: 'de',
  fra: 'fr',
  spa: 'es',
  pcm: 'pcm',
};
const mostOfSet = 600;

/** Two words from the middle: as short as turns in a chat are. */
function twoWords(text: string): string {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const from = Math.floor(words.length / 2);
  return words.slice(from, from + 2).join(' ');
}

function franc(text: string): string {
  return names[francAll(text, { minLength: 1 })[0]?.[0] ?? ''] ?? 'und';
}

const share = (texts: readonly string[], isRight: (text: string) => boolean): number =>
  Math.round((1_000 * texts.filter(isRight).length) / (texts.length || 1)) / 10;

/** How often the language of a text, and of two words of it, is found: by itself, with the customer's language known, and by franc-min. */
export function languageFigures(sets: readonly InLanguage[]): Record<string, number> {
  const model = sentimentEngine().models[languageModel]!;
  const figures: Record<string, number> = {};
  for (const { name, language: tag, texts } of sets) {
    const language = tag.split('-')[0]!;
    const whole = texts.slice(0, mostOfSet).map(({ text }) => text.replaceAll(/@\w+|https?\S*|#/g, ' '));
    const pairs = whole.map(twoWords).filter((pair) => pair.includes(' '));
    for (const [kind, list] of [
      ['whole', whole],
      ['two words', pairs],
    ] as const)
      Object.assign(figures, {
        [`language, ${language}, ${name}, ${kind}: found, %`]: share(
          list,
          (text) => languageOf(model, text).language === language,
        ),
        [`language, ${language}, ${name}, ${kind}: found, known beforehand, %`]: share(
          list,
          (text) => languageOf(model, text, { known: [language] }).language === language,
        ),
        [`language, ${language}, ${name}, ${kind}: found by franc-min, %`]: share(
          list,
          (text) => franc(text) === language,
        ),
      });
  }
  return figures;
}
