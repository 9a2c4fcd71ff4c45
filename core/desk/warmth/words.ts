import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';

/** One word of a text: as it is compared, and as it stands there. */
export interface Word {
  plain: string;
  written: string;
}

/** More than anybody reads before sending. */
const atMost = 20_000;
const wordsIn = /[\p{L}\p{N}\p{M}]+/gu;

/** Without accents and capitals; of an Arabic word without what is written together with it ("and", "the"). */
function plain(word: string): string {
  const folded = word.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (!/^\p{Script=Arabic}/u.test(folded)) return folded;
  const alone = folded.length > 4 && folded.startsWith('و') ? folded.slice(1) : folded;
  return alone.length > 4 && alone.startsWith('ال') ? alone.slice(2) : alone;
}

/** The words of a text in order, its marks left out. */
export function wordsOf(text: string): Word[] {
  return [...text.slice(0, atMost).matchAll(wordsIn)].map(([written]) => ({ plain: plain(written), written }));
}

/** Words that stand one after the other; with `open` the last one is the beginning of one. */
interface Phrase {
  words: readonly string[];
  open: boolean;
  language: ChatLanguage;
}

/** By how they begin: a text has many words, and few of them begin like any of these. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

const beginning = (word: string) => word.slice(0, 2);

/** Phrases from lists such as `sorry, apolog*, you are right`. */
export function phrases(lists: Readonly<Record<ChatLanguage, string>>): Phrases {
  const known = new Map<string, Phrase[]>();
  for (const language of chatLanguages)
    for (const one of lists[language].split(',')) {
      const words = wordsOf(one).map((word) => word.plain);
      const key = beginning(words[0] ?? '');
      known.set(key, [...(known.get(key) ?? []), { words, open: one.endsWith('*'), language }]);
    }
  return known;
}

function standsAt(words: readonly Word[], at: number, phrase: Phrase): boolean {
  const last = phrase.words.length - 1;
  return phrase.words.every((part, rank) => {
    const word = words[at + rank]?.plain;
    return rank === last && phrase.open ? word?.startsWith(part) === true : word === part;
  });
}

interface Where {
  languages?: readonly ChatLanguage[];
  from?: number;
}

/** Where the first of these phrases stands, and how long it is. */
export function firstOf(
  words: readonly Word[],
  known: Phrases,
  { languages = chatLanguages, from = 0 }: Where = {},
): { at: number; length: number } | undefined {
  for (let at = from; at < words.length; at++) {
    const found = known
      .get(beginning(words[at]!.plain))
      ?.find((phrase) => languages.includes(phrase.language) && standsAt(words, at, phrase));
    if (found !== undefined) return { at, length: found.words.length };
  }
  return undefined;
}

/** How many of the words are among these, in each language. */
export function countOf(words: readonly Word[], known: Phrases): Map<ChatLanguage, number> {
  const counts = new Map<ChatLanguage, number>(chatLanguages.map((language) => [language, 0]));
  for (const [at, { plain: word }] of words.entries())
    for (const phrase of known.get(beginning(word)) ?? [])
      if (standsAt(words, at, phrase)) counts.set(phrase.language, counts.get(phrase.language)! + 1);
  return counts;
}
