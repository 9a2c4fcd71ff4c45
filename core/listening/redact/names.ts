import { plainLetters } from '../../channels/search/plain-letters.ts';
import { introducedIn } from './introduced.ts';
import type { Found } from './kinds.ts';

const word = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
/** Words of companies' names that say nothing of whose they are. */
const plain = new Set([
  'the',
  'and',
  'und',
  'von',
  'van',
  'der',
  'den',
  'das',
  'des',
  'les',
  'los',
  'las',
  'dos',
  'gmbh',
  'inc',
  'ltd',
  'llc',
]);
const shortest = 3;

function partsOf(names: readonly string[]): Set<string> {
  const parts = names.flatMap((name) => plainLetters(name).match(word) ?? []);
  const whole = names.map((name) => plainLetters(name.trim()));
  return new Set([...parts, ...whole].filter((part) => part.length >= shortest && !plain.has(part)));
}

/** `ann` of `Ann's`, and the parts of `Jean-Luc`. */
function saidOf(found: string): string[] {
  const bare = plainLetters(found.replaceAll('’', "'"));
  return [bare, bare.replace(/'s$/, ''), bare.replace(/s$/, ''), ...bare.split(/['-]/)];
}

/** Names that are known, in any case and with or without accents; parts shorter than three letters only where they stand alone as a name. */
function knownIn(text: string, names: readonly string[]): Found[] {
  const parts = partsOf(names);
  const exact = new Set(names.flatMap((name) => name.split(/\s+/)).filter((part) => part.length === 2));
  return [...text.matchAll(word)]
    .filter(([found]) => exact.has(found) || saidOf(found).some((part) => parts.has(part)))
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length, kind: 'name' as const }));
}

/** Scripts without spaces have no words to compare: their names are looked for as they stand. */
function unspacedIn(text: string, names: readonly string[]): Found[] {
  return names
    .filter((name) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u.test(name))
    .flatMap((name) => [...text.matchAll(new RegExp(name, 'gu'))])
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length, kind: 'name' as const }));
}

/** Names in a text: those that are known, and whoever says theirs. */
export function namesIn(text: string, names: readonly string[]): Found[] {
  return [...knownIn(text, names), ...unspacedIn(text, names), ...introducedIn(text)];
}
