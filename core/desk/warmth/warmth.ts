import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { acknowledgements, everyday, feelings, greetings, negations, thanks } from './phrases.ts';
import { countOf, firstOf, wordsOf, type Word } from './words.ts';

/** What an answer could still have. `feeling` is what the customer wrote, in their own words. */
export type WarmthHint = { kind: 'greeting' | 'name' | 'thanks' } | { kind: 'feeling'; words: string };

interface Looked {
  /** The answer as it stands; its marks do not count. */
  answer: string;
  /** What the customer wrote last, without what they quoted; null: nothing yet. */
  last: string | null;
  /** The customer’s name; null: not known. */
  name: string | null;
  /** The first answer, or the first one after a while: only then are greeting and thanks looked for. */
  opening: boolean;
}

/** Before that somebody has only begun. */
const begun = 5;
/** So far from its beginning a greeting may stand. */
const head = 25;

/** What is said of an answer before it goes, by plain rules in seven languages; nothing while it has only begun. */
export function warmthHints({ answer, last, name, opening }: Looked): WarmthHint[] {
  const words = wordsOf(answer);
  if (words.length < begun) return [];
  const felt = last === null ? undefined : feelingIn(last);
  const hints: WarmthHint[] = [];
  if (opening) {
    const missing = greetingMissing(words.slice(0, head), name);
    if (missing !== undefined) hints.push({ kind: missing });
    if (firstOf(words, thanks) === undefined) hints.push({ kind: 'thanks' });
  }
  if (felt !== undefined && firstOf(words, acknowledgements) === undefined)
    hints.push({ kind: 'feeling', words: felt });
  return hints;
}

function greetingMissing(words: readonly Word[], name: string | null): 'greeting' | 'name' | undefined {
  const names = wordsOf(name ?? '')
    .map(({ plain }) => plain)
    .filter((one) => one.length > 1 && !/^\p{N}+$/u.test(one));
  if (names.length === 0) return firstOf(words, greetings) === undefined ? 'greeting' : undefined;
  return words.some(({ plain }) => names.some((one) => isCalled(plain, one))) ? undefined : 'name';
}

/** In scripts without spaces a name stands within a longer word. */
function isCalled(word: string, name: string): boolean {
  return (
    word === name || (word.length > name.length && !/^[\p{Script=Latin}\p{N}]+$/u.test(name) && word.includes(name))
  );
}

/** The first words of a text that tell of anger, sorrow or a complaint, as they stand there; a shouted line tells of it, too. */
export function feelingIn(text: string): string | undefined {
  const words = wordsOf(text);
  const languages = languagesOf(words);
  for (let from = 0; from < words.length;) {
    const found = firstOf(words, feelings, { languages, from });
    if (found === undefined) break;
    const end = found.at + found.length;
    if (!isNegated(words, found.at, languages)) return writtenFrom(words.slice(found.at, end));
    from = end;
  }
  return shouted(text);
}

function isNegated(words: readonly Word[], at: number, languages: readonly ChatLanguage[]): boolean {
  return firstOf(words.slice(Math.max(0, at - 2), at), negations, { languages }) !== undefined;
}

function writtenFrom(words: readonly Word[]): string {
  return words.map(({ written }) => written).join(' ');
}

/** Three exclamation marks, or a line in capitals. */
function shouted(text: string): string | undefined {
  if (text.includes('!!!')) return '!!!';
  return text
    .split('\n')
    .map((line) => line.trim())
    .find(isLoud)
    ?.slice(0, 40);
}

function isLoud(line: string): boolean {
  const letters = line.replaceAll(/\P{L}/gu, '');
  return (
    letters.length >= 15 && line.includes(' ') && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  );
}

/** The languages a text may be in: those whose everyday words it has most of; all of them where it has none. */
function languagesOf(words: readonly Word[]): readonly ChatLanguage[] {
  const counts = countOf(words.slice(0, 400), everyday);
  const most = Math.max(...counts.values());
  return most === 0 ? chatLanguages : chatLanguages.filter((language) => counts.get(language)! * 2 > most);
}
