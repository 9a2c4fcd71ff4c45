import type { MarkedWord } from '#core/channels/search/highlight.ts';
import type { SearchTerm } from '#core/channels/search/search-query.ts';
import { sql, type Tx } from '#platform';
import { beginningsOf, formsOf, type Forms } from './forms.ts';

/** A search as the index understands it. */
export interface AskedWords {
  /** As PostgreSQL writes a `tsquery`; null when no word is asked for. */
  query: string | null;
  /** What to mark in what is found. */
  marked: MarkedWord[];
  /** The same by what was typed: of each one word must be there, or every one. */
  needed: Array<{ words: MarkedWord[]; every: boolean }>;
  /** Words that nobody wrote, and what is looked for beside them. */
  instead: Array<{ typed: string; used: string[] }>;
}

const unspaced =
  /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+$/u;
const runs =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+|(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}])[\p{L}\p{N}\p{M}])+/gu;
const letterOf = { from: 'C', to: 'B', words: '' } as const;

/** Turns what was typed into a query of the index: beginnings, other forms and slips of the fingers become words that are there. */
export async function askedWords(tx: Tx, terms: readonly SearchTerm[], file: boolean): Promise<AskedWords> {
  const plain = await plainWords(
    tx,
    terms.map(({ text }) => text),
  );
  const asked: AskedWords = { query: null, marked: [], needed: [], instead: [] };
  const parts: string[] = file ? [quoted('@file')] : [];
  for (const [at, term] of terms.entries()) {
    const words = plain[at] ?? [];
    const before = asked.marked.length;
    const part = words.length === 0 ? null : await partOf(tx, { term, words }, asked);
    if (part === null) continue;
    parts.push(term.not ? `!(${part})` : `(${part})`);
    if (!term.not) asked.needed.push({ words: asked.marked.slice(before), every: standInRow(term, words) });
  }
  return { ...asked, query: parts.length === 0 ? null : parts.join(' & ') };
}

/** The texts as the index keeps them, in words. */
async function plainWords(tx: Tx, texts: string[]): Promise<string[][]> {
  if (texts.length === 0) return [];
  const rows = await tx.all(sql<{ plain: string }>`select channels.plain_words(one) as plain
    from unnest(${texts}::text[]) with ordinality as typed (one, at) order by at`);
  return rows.map(({ plain }) => plain.match(runs) ?? []);
}

interface Wanted {
  term: SearchTerm;
  words: string[];
}

function standInRow({ phrase }: SearchTerm, words: readonly string[]): boolean {
  return words.length > 1 || phrase || unspaced.test(words[0] ?? '');
}

async function partOf(tx: Tx, { term, words }: Wanted, asked: AskedWords): Promise<string | null> {
  const of = letterOf[term.of];
  const [only = ''] = words;
  const inRow = standInRow(term, words);
  if (!term.not) asked.marked.push(...words.map((word) => ({ word, begins: !inRow && word.length > 2 })));
  if (inRow) return row(words, of);
  if (term.not) return lexeme(only, of, false);
  if (term.of !== 'words') return eitherOf(only, of, await beginningsOf(tx, only));
  const forms = await formsOf(tx, { word: only, typed: term.text.toLowerCase() });
  asked.marked.push(...[...forms.words, ...forms.instead].map((word) => ({ word, begins: false })));
  if (forms.instead.length > 0) asked.instead.push({ typed: term.text, used: forms.instead });
  return eitherOf(only, of, forms);
}

function eitherOf(word: string, of: string, { begins, words, instead }: Forms): string {
  return [lexeme(word, of, begins), ...[...words, ...instead].map((each) => lexeme(each, of, false))].join(' | ');
}

/** Words one after the other; runs without spaces by their pairs, which all must be there. */
function row(words: string[], of: string): string {
  const spaced = words.every((word) => !unspaced.test(word));
  if (spaced) return words.map((word) => lexeme(word, of, false)).join(' <-> ');
  return words
    .flatMap((word) =>
      unspaced.test(word) ? pairsOf(word).map((pair) => lexeme(pair, of, pair.length === 1)) : lexeme(word, of, false),
    )
    .join(' & ');
}

function pairsOf(run: string): string[] {
  const letters = Array.from(run);
  if (letters.length === 1) return letters;
  return [...new Set(letters.slice(1).map((letter, at) => letters[at]! + letter))];
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

function lexeme(word: string, of: string, begins: boolean): string {
  const marks = `${begins ? '*' : ''}${of}`;
  return `${quoted(word)}${marks === '' ? '' : `:${marks}`}`;
}
