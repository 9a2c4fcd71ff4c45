import type { Token } from './tokens.ts';

/** The pieces of a text by their hashes, each once: words with their neighbours, and runs of letters within words. */
export interface Pieces {
  words: Uint32Array;
  letters: Uint32Array;
}

const basis = 2_166_136_261;
const prime = 16_777_619;
const mostOfWord = 40;

/** FNV-1a, stirred at the end so that its low digits may serve as a place. */
function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 15), 2_246_822_519);
  return (once ^ (once >>> 13)) >>> 0;
}

function hashOf(text: string, seed: number): number {
  let value = basis ^ seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), prime);
  return value;
}

/** How long the runs of letters are, the edges of the word among them. */
export interface Runs {
  shortest: number;
  longest: number;
}

function addRuns(word: string, { shortest, longest }: Runs, into: Set<number>): void {
  const edged = `<${word}>`;
  for (let from = 0; from + shortest <= edged.length; from++) {
    let value = basis ^ 3;
    const end = Math.min(edged.length, from + longest);
    for (let at = from; at < end; at++) {
      value = Math.imul(value ^ edged.charCodeAt(at), prime);
      if (at - from + 1 >= shortest) into.add(mixed(value));
    }
  }
}

/** The pieces of tokens. Runs of letters know forms, slips and stems of words that were never learnt. */
export function piecesOf(tokens: readonly Token[], runs: Runs): Pieces {
  const [words, letters] = [new Set<number>(), new Set<number>()];
  let before = 0;
  for (const { text, kind } of tokens) {
    if (kind === 'stop') continue;
    const cut = text.slice(0, mostOfWord);
    const alone = hashOf(cut, 1);
    words.add(mixed(alone));
    if (before !== 0) words.add(mixed(Math.imul(before, 31) ^ alone));
    before = alone;
    if (kind === 'word') addRuns(cut, runs, letters);
  }
  return { words: Uint32Array.from(words), letters: Uint32Array.from(letters) };
}
