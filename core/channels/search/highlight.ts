import { plainLetters } from './plain-letters.ts';

/** A piece of a text: what was looked for, or what stands around it. */
export interface TextPart {
  text: string;
  hit: boolean;
}

/** A word to mark, plain as the search compares it; a beginning marks every word that begins so. */
export interface MarkedWord {
  word: string;
  begins: boolean;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;
const unspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

interface Range {
  from: number;
  to: number;
}

function hitsIn(text: string, wanted: readonly MarkedWord[]): Range[] {
  const whole = new Set(wanted.filter(({ begins }) => !begins).map((each) => each.word));
  const beginnings = wanted.filter(({ begins }) => begins).map((each) => each.word);
  const hits: Range[] = [];
  for (const { 0: found, index } of text.matchAll(word)) {
    const plain = plainLetters(found);
    if (unspaced.test(found)) hits.push(...within(found, index, wanted));
    else if (whole.has(plain) || beginnings.some((beginning) => plain.startsWith(beginning)))
      hits.push({ from: index, to: index + found.length });
  }
  return joined(hits);
}

/** In scripts without spaces what is looked for stands inside a run. */
function within(run: string, at: number, wanted: readonly MarkedWord[]): Range[] {
  return wanted.flatMap((each) => {
    const hits: Range[] = [];
    for (let from = run.indexOf(each.word); from !== -1; from = run.indexOf(each.word, from + 1))
      hits.push({ from: at + from, to: at + from + each.word.length });
    return hits;
  });
}

function joined(hits: Range[]): Range[] {
  const sorted = hits.toSorted((a, b) => a.from - b.from);
  const made: Range[] = [];
  for (const hit of sorted) {
    const last = made.at(-1);
    if (last !== undefined && hit.from <= last.to) last.to = Math.max(last.to, hit.to);
    else made.push({ ...hit });
  }
  return made;
}

/** The text in parts, with what was looked for marked; cut to about `length` letters around the first that is marked. */
export function highlight(
  text: string,
  wanted: readonly MarkedWord[],
  length = 160,
): { parts: TextPart[]; hits: number } {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const words = wanted.filter((each) => each.word !== '');
  const hits = words.length === 0 ? [] : hitsIn(flat, words);
  const start = startOf(flat, hits[0]?.from ?? 0, length);
  const end = Math.min(flat.length, start + length);
  const parts: TextPart[] = [];
  const add = (from: number, to: number, hit: boolean) => {
    if (to > from) parts.push({ text: flat.slice(from, to).toWellFormed(), hit });
  };
  let at = start;
  for (const { from, to } of hits.filter((hit) => hit.to > start && hit.from < end)) {
    add(at, from, false);
    add(Math.max(at, from), Math.min(to, end), true);
    at = Math.min(to, end);
  }
  add(at, end, false);
  if (start > 0) parts.unshift({ text: '… ', hit: false });
  if (end < flat.length) parts.push({ text: '…', hit: false });
  return { parts, hits: hits.length };
}

/** A little before the first hit, at the beginning of a word. */
function startOf(text: string, first: number, length: number): number {
  if (text.length <= length || first < length * 0.6) return 0;
  const from = Math.min(first - 30, text.length - length);
  const space = text.indexOf(' ', from);
  return space === -1 || space > first ? from : space + 1;
}
