import { plainLetters } from '../../channels/search/plain-letters.ts';

/** A word of a text as rules compare it, and where it stands there. */
export interface Word {
  /** Lower case, without accents and points. */
  plain: string;
  from: number;
  to: number;
}

/** What a customer writes about stands well before this. */
const mostLetters = 5_000;
const piece = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\p{Extended_Pictographic}/gu;
// oxlint-disable-next-line no-control-regex -- the letters that need no folding
const ascii = /^[\u0000-\u007F]*$/;
/** Letters of Arabic that are written one for the other. */
const arabicTwins: Readonly<Record<string, string>> = { ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' };

function plainOf(word: string): string {
  if (ascii.test(word)) return word.toLowerCase();
  return plainLetters(word).replaceAll(/[ىیکة]/g, (letter) => arabicTwins[letter] ?? letter);
}

/** The words of a text in order; apostrophes and hyphens part them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.slice(0, mostLetters).matchAll(piece)) {
    const plain = plainOf(found);
    if (plain !== '') words.push({ plain, from: index, to: index + found.length });
  }
  return words;
}

const isArabic = /^\p{Script=Arabic}/u;
/** The article, with what may be written before it in one word; at least three letters stay. */
const article = /^[وف]?(?:[بك]?ال|لل)(?=.{3})/u;
const and = /^[وف](?=.{4})/u;

/** A word as it is, and without what Arabic writes in one word with it. */
export function formsOf(plain: string): string[] {
  if (!isArabic.test(plain)) return [plain];
  return [...new Set([plain, plain.replace(article, ''), plain.replace(and, '')])];
}

/** The form that a rule's word is kept in: without the article, which a text may have or not. */
export function ruleForm(plain: string): string {
  return isArabic.test(plain) ? plain.replace(/^ال(?=.{3})/u, '') : plain;
}
