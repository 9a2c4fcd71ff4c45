import { coverExactly, type Span } from './quotes/span.ts';

/** What must not be read any more in words that stay. */
export interface Hidden {
  /** Addresses and full names. */
  words: readonly string[];
  /** What somebody said, as `lettersOf` gives it: lines that quote it go. */
  said: readonly string[];
}

const block = '█';
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
const hide = (found: string) => block.repeat(found.length);

/** The whole word: neither a part of another address nor of another name. */
function patternOf(word: string): RegExp {
  const found = word.trim().split(/\s+/u).map(literally).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}._%+-])${found}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'giu');
}

/** Blocks in the place of these words, letter by letter, so that offsets into the text go on fitting. */
export function blackOutWords(text: string, words: readonly string[]): string {
  const longestFirst = words.filter((word) => word.trim() !== '').toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((left, word) => left.replace(patternOf(word), hide), text);
}

/** Letters and digits only, by which words are known again however their lines were broken. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Shorter lines say nothing by which somebody could be known, and stand in everybody's mails. */
const shortest = 8;

/** Blocks in the place of quoted lines that somebody said who must not be read any more. */
function blackOutQuotes(text: string, spans: readonly Span[], said: readonly string[]): string {
  const quoted = coverExactly(text, spans) ? spans.filter(({ kind }) => kind === 'quoted') : [];
  return text.replace(/[^\n]+/g, (line, at: number) => {
    const isQuoted = line.startsWith('>') || quoted.some(({ from, to }) => at >= from && at < to);
    if (!isQuoted) return line;
    const [signs = ''] = /^[>\s|]*/.exec(line) ?? [];
    const letters = lettersOf(line);
    if (letters.length < shortest || !said.some((words) => words.includes(letters))) return line;
    return signs + hide(line.slice(signs.length).trimEnd()) + line.slice(line.trimEnd().length);
  });
}

/** A text that stays, of as many letters, without what must not be read in it any more. */
export function blackOut({ text, spans }: { text: string; spans: readonly Span[] }, { words, said }: Hidden): string {
  return blackOutWords(blackOutQuotes(text, spans, said), words);
}
