import { wordsIn, type Label, type Sample, type Word } from './labelled.ts';

/** How far what a parser shows of a message is from what is right; in words. */
export interface Score {
  /** Words of the writer that are hidden, and words of quotes (of signatures apart) that are shown. */
  lost: number;
  left: number;
  signatureLeft: number;
}

const worth: Record<Label, number> = { v: 1000, e: 1, q: 0.01, s: 0.01 };

/** Which words of the message the shown words are: the common subsequence that is kindest to the parser. */
function shownWords(words: readonly Word[], shown: readonly string[]): ReadonlySet<number> {
  const best = Array.from({ length: words.length + 1 }, () => new Float64Array(shown.length + 1));
  const value = (at: number) => 2000 + worth[words[at]!.label];
  for (let i = words.length - 1; i >= 0; i--) {
    for (let j = shown.length - 1; j >= 0; j--) {
      const skip = Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
      best[i]![j] = words[i]!.word === shown[j] ? Math.max(skip, value(i) + best[i + 1]![j + 1]!) : skip;
    }
  }
  const found = new Set<number>();
  for (let i = 0, j = 0; i < words.length && j < shown.length;) {
    const matched = words[i]!.word === shown[j] && best[i]![j] === value(i) + best[i + 1]![j + 1]!;
    if (matched) {
      found.add(i);
      i += 1;
      j += 1;
    } else if (best[i + 1]![j]! >= best[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return found;
}

/** Compares what a parser shows of a message with what is right. */
export function scoreOf({ words }: Sample, shown: string): Score {
  const found = shownWords(words, shown.split('\n').flatMap(wordsIn));
  const count = (label: Label, isFound: boolean) =>
    words.filter((word, at) => word.label === label && found.has(at) === isFound).length;
  return { lost: count('v', false), left: count('q', true), signatureLeft: count('s', true) };
}
