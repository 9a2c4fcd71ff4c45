import { coverExactly, type Span } from './quotes/span.ts';

/** What must not be read any more in words that stay. */
export interface Hidden {
  /** Addresses and full names. */
  words: readonly string[];
  /** What somebody said, as `lettersOf` gives it: lines that quote it go. */
  said: readonly string[];
}

const block = '█';
const hide = (found: string) => block.repeat(found.length);

/** People write addresses between all sorts of signs; only what would make it another address leaves it as it is. */
const aroundAddress = {
  before: '(?<![\\p{L}\\p{N}.+%])(?<![\\p{L}\\p{N}][_-]+)',
  after: '(?![\\p{L}\\p{N}]|[.-][\\p{L}\\p{N}])',
};
const aroundName = { before: '(?<![\\p{L}\\p{N}._%+-])', after: '(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])' };

/** The whole word: neither a part of another address nor of another name. */
function patternOf(word: string): RegExp {
  const found = word
    .trim()
    .split(/\s+/u)
    .map((part) => RegExp.escape(part))
    .join('\\s+');
  const { before, after } = word.includes('@') ? aroundAddress : aroundName;
  return new RegExp(`${before}${found}${after}`, 'giu');
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
/** Of quoted lines; what comes after so many goes without a look. */
const mostLooked = 2_000;

/** Whether a place in the text stands in one of these spans; to be asked from the first place to the last. */
function within(spans: readonly Span[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while ((spans[next]?.to ?? Infinity) <= at) next++;
    return (spans[next]?.from ?? Infinity) <= at;
  };
}

/** The signs of the quote stay. */
function hideLine(line: string): string {
  const signs = /^[>\s|]*/.exec(line)?.[0] ?? '';
  const end = line.trimEnd().length;
  return signs + hide(line.slice(signs.length, end)) + line.slice(end);
}

/** Blocks in the place of quoted lines that somebody said who must not be read any more. */
function blackOutQuotes(text: string, spans: readonly Span[], said: readonly string[]): string {
  if (said.length === 0) return text;
  const isQuoted = within(coverExactly(text, spans) ? spans.filter(({ kind }) => kind === 'quoted') : []);
  let looked = 0;
  return text.replace(/[^\n]+/g, (line, at: number) => {
    const letters = line.startsWith('>') || isQuoted(at) ? lettersOf(line) : '';
    if (letters.length < shortest) return line;
    looked += 1;
    return looked > mostLooked || said.some((words) => words.includes(letters)) ? hideLine(line) : line;
  });
}

/** A text that stays, of as many letters, without what must not be read in it any more. */
export function blackOut({ text, spans }: { text: string; spans: readonly Span[] }, { words, said }: Hidden): string {
  return blackOutWords(blackOutQuotes(text, spans, said), words);
}
