import { wordsOf, type Word } from './words.ts';

/** Addresses, names with an at sign, tags of programs. */
const notWords =
  /https?:\/\/\S+|www\.\S+|[^\s@]{1,64}@\S{1,255}|@[\p{L}\p{N}_]+|\{\{[^{}]{0,100}\}\}|<\/?\w[^<>]{0,200}>/giu;
/** The words that are looked at stand before this. */
const mostLetters = 2_000;
const onlyLetters = /^\p{L}+$/u;
const mostWords = 150;
const [shortest, longest] = [3, 30];
const joined = /^[\s'’,-]*$/;
const capital = /^\p{Lu}/u;
const cased = /^(?:\p{Lu}|\p{Ll})/u;

/** What a text holds: words and pairs of words side by side, each once, and which words were written like names. */
interface Terms {
  terms: Set<string>;
  capitals: Set<string>;
}

const isPair = (one: string, other: string): boolean =>
  one !== other && one.length > 1 && other.length > 1 && Math.max(one.length, other.length) >= shortest;

function take({ terms, capitals }: Terms, { plain, written }: { plain: string; written: string }): void {
  if (plain.length >= shortest) terms.add(plain);
  if (capital.test(written) || !cased.test(written)) capitals.add(plain);
}

/** The terms of a text, without numbers and addresses. */
export function termsIn(given: string): Terms {
  const text = given.slice(0, mostLetters).replaceAll(notWords, ' · ');
  const found: Terms = { terms: new Set(), capitals: new Set() };
  let before: Word | undefined;
  for (const word of wordsOf(text).slice(0, mostWords)) {
    const { plain, from, to } = word;
    const isWord = onlyLetters.test(plain) && plain.length <= longest;
    const isJoined = before !== undefined && joined.test(text.slice(before.to, from));
    if (isWord) take(found, { plain, written: text.slice(from, to) });
    if (isWord && isJoined && isPair(before!.plain, plain)) found.terms.add(`${before!.plain} ${plain}`);
    before = isWord ? word : undefined;
  }
  return found;
}
