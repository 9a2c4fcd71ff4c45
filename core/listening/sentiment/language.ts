import { mostOf, scoresOf, softmax, type LinearModel } from './linear.ts';
import { piecesOf, type Pieces } from './pieces.ts';
import type { Token } from './tokens.ts';

/** The language of a text as a BCP 47 tag, `und` when it cannot be said, and how probable that is. */
export interface FoundLanguage {
  language: string;
  script: string;
  probability: number;
}

/** What is known before a text is read. */
export interface Expected {
  /** Languages the customer is known to write or to have chosen, the likeliest first. */
  known?: readonly string[];
  /** The language of their message before this one. */
  before?: string;
}

/** The label of all languages that are only told from ours. */
export const otherLanguage = 'other';

/** Beyond this a text says its language no better. */
const mostLetters = 300;
const runs = { shortest: 1, longest: 4 };

const notWords = /https?:\/\/\S+|www\.\S+|\S+@\S+|[@#][\p{L}\p{N}_]+|\{\w+\}|<\/?\w+>/giu;

function tokensFor(text: string): Token[] {
  const bare = text.slice(0, mostLetters).normalize('NFC').replaceAll(notWords, ' ').toLowerCase().replaceAll('’', "'");
  const words = bare.match(/\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*/gu) ?? [];
  return words.map((word) => ({ text: word, kind: 'word' }));
}

/** The pieces of a text that tell its language: with its accents, and single letters, too. */
export function languagePieces(text: string): Pieces {
  return piecesOf(tokensFor(text), runs);
}

const scripts = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Hani', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Ethi', /\p{Script=Ethiopic}/gu],
] as const;

/** The script most letters of a text are of (ISO 15924), `Zyyy` without letters, `Zzzz` when it is none of those known here. */
export function scriptOf(text: string): string {
  const beginning = text.slice(0, mostLetters).replaceAll(notWords, ' ');
  if (!/\p{L}/u.test(beginning)) return 'Zyyy';
  let [best, most] = ['Zzzz', 0];
  for (const [name, letter] of scripts) {
    const found = beginning.match(letter)?.length ?? 0;
    if (found > most) [best, most] = [name, found];
  }
  return best;
}

/** How much likelier a language is to begin with than one nobody expects. */
const likelier = { known: 6, before: 4 };
/** These are taken for others in a word or two: without being expected they need more evidence. */
const rarer: Readonly<Record<string, number>> = { pcm: 0.25, ha: 0.4, [otherLanguage]: 0.4 };
/** Arabic in Latin letters, as it is written in the Maghreb. */
const arabicInLatin = 0.1;

/** `pt` of `pt-BR`. */
function plainTag(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

function priorOf(language: string, script: string, { known = [], before = '' }: Expected): number {
  const isKnown = known.some((tag) => plainTag(tag) === language);
  const expected = (isKnown ? likelier.known : 1) * (plainTag(before) === language ? likelier.before : 1);
  if (expected > 1) return expected;
  return language === 'ar' && script === 'Latn' ? arabicInLatin : (rarer[language] ?? 1);
}

const arabicOnly = new Set(['ar', otherLanguage]);
/** Letters of Persian and Urdu that Arabic does not have. */
const notArabic = /[\u067E\u0686\u06AF\u06A9\u06CC\u0679\u0688\u0691\u06BE\u06D2]/u;

function candidatesOf(script: string, text: string): (language: string) => boolean {
  if (script !== 'Arab') return () => true;
  return (language) => (notArabic.test(text) ? language === otherLanguage : arabicOnly.has(language));
}

/** What is said of a text whose letters tell nothing: the language of before, or the only one that is known. */
function expectedAlone({ known = [], before }: Expected, script: string): FoundLanguage {
  const language = before ?? (known.length === 1 ? known[0]! : 'und');
  return { language: plainTag(language), script, probability: 0 };
}

/** Which language a text is written in, with what is known of its writer as prior: short turns need it. */
export function languageOf(model: LinearModel, text: string, expected: Expected = {}): FoundLanguage {
  const script = scriptOf(text);
  if (script === 'Zyyy') return expectedAlone(expected, script);
  if (script !== 'Latn' && script !== 'Arab') return { language: 'und', script, probability: 0 };
  const may = candidatesOf(script, text);
  const scores = scoresOf(model, { pieces: languagePieces(text) });
  for (const [k, label] of model.labels.entries())
    scores[k] = may(label) ? scores[k]! + Math.log(priorOf(label, script, expected)) : Number.NEGATIVE_INFINITY;
  const probabilities = softmax(scores);
  const best = mostOf(probabilities);
  const language = model.labels[best]!;
  return { language: language === otherLanguage ? 'und' : language, script, probability: probabilities[best]! };
}
