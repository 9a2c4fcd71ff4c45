import { plainLetters } from '../../../channels/search/plain-letters.ts';
import type { Token } from '../tokens.ts';
import { badEmoticons, badSigns, goodEmoticons, goodSigns } from './signs.ts';
import type { WordList } from './word-list.ts';

type Part = keyof WordList;

/** A word list made ready for looking up. */
export interface Lookup {
  of(word: string): Part | undefined;
}

/** In this order: what turns round is not counted as bad itself. */
const parts: readonly Part[] = ['weaker', 'stronger', 'good', 'bad', 'negators'];

function beginningOf(word: string, beginnings: ReadonlyMap<string, Part>): Part | undefined {
  for (let length = word.length; length >= 2; length--) {
    const found = beginnings.get(word.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The longest listed part that stands within a word or at its end. */
function withinOf(word: string, within: ReadonlyMap<string, Part>): Part | undefined {
  if (within.size === 0) return undefined;
  const ended = `${word}$`;
  for (let length = ended.length; length >= 3; length--)
    for (let from = 0; from + length <= ended.length; from++) {
      const found = within.get(ended.slice(from, from + length));
      if (found !== undefined) return found;
    }
  return undefined;
}

export function lookupOf(list: WordList): Lookup {
  const [whole, beginnings, within] = [new Map<string, Part>(), new Map<string, Part>(), new Map<string, Part>()];
  for (const part of parts)
    for (const word of plainLetters(list[part]).trim().split(/\s+/)) {
      const bare = word.replaceAll('*', '');
      if (word.startsWith('*')) within.set(word.endsWith('*') ? bare : `${bare}$`, part);
      else if (word.endsWith('*')) beginnings.set(bare, part);
      else whole.set(word, part);
    }
  return { of: (word) => whole.get(word) ?? beginningOf(word, beginnings) ?? withinOf(word, within) };
}

const signs = new Map<string, Part>([
  ...goodSigns.map((sign) => [sign, 'good'] as const),
  ...badSigns.map((sign) => [sign, 'bad'] as const),
  ...goodEmoticons.map((sign) => [sign, 'good'] as const),
  ...badEmoticons.map((sign) => [sign, 'bad'] as const),
]);

/** What a text shows of a feeling whatever its language, by numbers: the places stand below. */
export type Cues = Float32Array;

/** For so many words after it a negator turns round what is said. */
const reach = 3;

interface Counted {
  good: number;
  bad: number;
  turned: number;
  negators: number;
}

/** Where reading has come to: for how many words what is said is turned round, and how strongly the next is meant. */
interface Place {
  under: number;
  strength: number;
}

const strengths: Readonly<Partial<Record<Part, number>>> = { stronger: 1.5, weaker: 0.6 };

function countFeeling(counted: Counted, part: 'good' | 'bad', { under, strength }: Place): void {
  if (under <= 0) counted[part] += strength;
  else if (part === 'good') counted.turned += strength;
  else counted.good += strength / 2;
}

function countWord(counted: Counted, part: Part | undefined, place: Place): void {
  if (part === 'negators') {
    counted.negators++;
    place.under = reach + 1;
  } else if (part === 'good' || part === 'bad') {
    countFeeling(counted, part, place);
    place.strength = 1;
  } else if (part !== undefined) place.strength = strengths[part] ?? 1;
}

function countWords(tokens: readonly Token[], lookup: Lookup): Counted {
  const counted: Counted = { good: 0, bad: 0, turned: 0, negators: 0 };
  const place: Place = { under: 0, strength: 1 };
  for (const { text, kind } of tokens) {
    if (kind === 'stop') place.under = 0;
    if (kind !== 'word') continue;
    countWord(counted, lookup.of(text), place);
    place.under--;
  }
  return counted;
}

function countSigns(tokens: readonly Token[]): Record<'good' | 'bad' | 'asks' | 'calls' | 'loud', number> {
  const counted = { good: 0, bad: 0, asks: 0, calls: 0, loud: 0 };
  for (const { text, kind } of tokens) {
    if (kind !== 'sign') continue;
    const part = signs.get(text);
    if (part === 'good' || part === 'bad') counted[part]++;
    if (text.includes('?')) counted.asks = 1;
    if (text.includes('!')) counted.calls = 1;
    if (text.startsWith('<l')) counted.loud = 1;
  }
  return counted;
}

/** What the words of a list and the signs in a text speak for. */
export function cuesOf(tokens: readonly Token[], lookup: Lookup): Cues {
  const words = countWords(tokens, lookup);
  const found = countSigns(tokens);
  const [good, bad] = [words.good + found.good, words.bad + words.turned + found.bad];
  return Float32Array.of(
    Math.log1p(words.good),
    Math.log1p(words.bad),
    Math.log1p(words.turned),
    Math.log1p(words.negators),
    Math.log1p(found.good),
    Math.log1p(found.bad),
    good > bad ? 1 : 0,
    bad > good ? 1 : 0,
    good === 0 && bad === 0 ? 1 : 0,
    found.asks,
    found.calls,
    found.loud,
  );
}
