import { fileId, linkable, namedId, type Inline, type Mark } from './tree.ts';

const escapable = /[!-/:-@[-`{-~ ]/;

type Token =
  | { kind: 'words'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'turn'; mark: 'bold' | 'italic' }
  | { kind: 'link'; href: string | null }
  | { kind: 'piece'; piece: Inline };

/** Which letters are escaped by a backslash before them. */
function escapedIn(text: string): Uint8Array {
  const escaped = new Uint8Array(text.length + 1);
  for (let at = 0; at < text.length; at++)
    if (text[at] === '\\' && escaped[at] === 0 && escapable.test(text[at + 1] ?? '\n')) escaped[at + 1] = 1;
  return escaped;
}

/** Finds signs that are not escaped. Places only grow, so that a whole text is read in linear time however it is made. */
function finder(text: string, escaped: Uint8Array): (signs: string, from: number) => number {
  const known = new Map<string, number>();
  return (signs, from) => {
    let at = known.get(signs) ?? -1;
    if (at >= from || at === Infinity) return at;
    at = text.indexOf(signs, from);
    while (at !== -1 && escaped[at] === 1) at = text.indexOf(signs, at + 1);
    known.set(signs, at === -1 ? Infinity : at);
    return known.get(signs)!;
  };
}

function plain(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~ ])/g, '$1');
}

interface Bracket {
  target: string;
  /** Whether a link may lead there. */
  leads: boolean;
  closes: number;
  ends: number;
}

interface Reader {
  text: string;
  find: ReturnType<typeof finder>;
  tokens: Token[];
  at: number;
  /** The link in which it reads. */
  link: Bracket | undefined;
  /** What was last found to close: thousands may open before one does, and its target is read once. */
  last: Bracket | undefined;
}

/** `[label](target)` from an opening bracket on, on one line. */
function bracketAt(reader: Reader, open: number): Bracket | undefined {
  const { text, find } = reader;
  const closes = find('](', open + 1);
  const ends = closes === Infinity ? Infinity : find(')', closes + 2);
  if (ends === Infinity || find('\n', open) < ends) return undefined;
  if (reader.last?.closes !== closes) {
    const target = plain(text.slice(closes + 2, ends));
    reader.last = { target, leads: linkable.test(target), closes, ends };
  }
  return reader.last;
}

function words(reader: Reader, text: string): void {
  const last = reader.tokens.at(-1);
  if (last?.kind === 'words') last.text += text;
  else reader.tokens.push({ kind: 'words', text });
}

function readPiece(reader: Reader, sign: string): boolean {
  if (reader.text[reader.at + 1] !== '[' || reader.link !== undefined) return false;
  const open = reader.at + 1;
  const found = bracketAt(reader, open);
  if (found === undefined || !(sign === '!' ? fileId : namedId).test(found.target)) return false;
  const { target: id, closes, ends } = found;
  const label = plain(reader.text.slice(open + 1, closes));
  const piece: Inline =
    sign === '!' ? { type: 'picture', attrs: { id, name: label } } : { type: 'mention', attrs: { id, label } };
  reader.tokens.push({ kind: 'piece', piece });
  reader.at = ends + 1;
  return true;
}

function readLink(reader: Reader): boolean {
  const found = reader.link === undefined ? bracketAt(reader, reader.at) : undefined;
  if (found === undefined || !found.leads || found.closes === reader.at + 1) return false;
  reader.link = found;
  reader.tokens.push({ kind: 'link', href: found.target });
  reader.at++;
  return true;
}

function readCode(reader: Reader): boolean {
  const { text, find, at, link } = reader;
  const closes = find('`', at + 1);
  if (closes > (link?.closes ?? text.length) || closes === at + 1 || find('\n', at) < closes) return false;
  reader.tokens.push({ kind: 'code', text: plain(text.slice(at + 1, closes)) });
  reader.at = closes + 1;
  return true;
}

function readTurn(reader: Reader): boolean {
  const isBold = reader.text[reader.at + 1] === '*';
  reader.tokens.push({ kind: 'turn', mark: isBold ? 'bold' : 'italic' });
  reader.at += isBold ? 2 : 1;
  return true;
}

const readers: Readonly<Record<string, (reader: Reader) => boolean>> = {
  '`': readCode,
  '*': readTurn,
  '[': readLink,
  '!': (reader) => readPiece(reader, '!'),
  '@': (reader) => readPiece(reader, '@'),
};

function next(reader: Reader): void {
  const { text, at, link } = reader;
  if (link?.closes === at) {
    reader.tokens.push({ kind: 'link', href: null });
    reader.at = link.ends + 1;
    reader.link = undefined;
    return;
  }
  const sign = text[at]!;
  if (sign === '\\' && escapable.test(text[at + 1] ?? '\n')) {
    words(reader, text[at + 1]!);
    reader.at += 2;
    return;
  }
  if (sign === '\n') {
    reader.tokens.push({ kind: 'piece', piece: { type: 'hardBreak' } });
    reader.at++;
    return;
  }
  if (readers[sign]?.(reader) === true) return;
  words(reader, sign);
  reader.at++;
}

/** What opens and never closes is a sign like others. */
function withoutOdd(tokens: readonly Token[]): Token[] {
  const all = [...tokens];
  for (const mark of ['bold', 'italic'] as const) {
    const turns = all.filter((token) => token.kind === 'turn' && token.mark === mark);
    if (turns.length % 2 === 0) continue;
    all[all.lastIndexOf(turns.at(-1)!)] = { kind: 'words', text: mark === 'bold' ? '**' : '*' };
  }
  return all;
}

/** The words of a paragraph taken apart; a line ends where the writer ended it. */
export function readInline(text: string): Inline[] {
  const reader: Reader = {
    text,
    find: finder(text, escapedIn(text)),
    tokens: [],
    at: 0,
    link: undefined,
    last: undefined,
  };
  while (reader.at < text.length) next(reader);
  return assemble(withoutOdd(reader.tokens));
}

interface State {
  bold: boolean;
  italic: boolean;
  href: string | null;
}

function marksOf({ bold, italic, href }: State): Mark[] {
  return [
    ...(href === null ? [] : [{ type: 'link' as const, attrs: { href } }]),
    ...(bold ? [{ type: 'bold' as const }] : []),
    ...(italic ? [{ type: 'italic' as const }] : []),
  ];
}

function put(found: Inline[], text: string, marks: Mark[]): void {
  if (text === '') return;
  const last = found.at(-1);
  if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += text;
  else found.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks });
}

function assemble(tokens: readonly Token[]): Inline[] {
  const found: Inline[] = [];
  const state: State = { bold: false, italic: false, href: null };
  for (const token of tokens) {
    if (token.kind === 'turn') state[token.mark] = !state[token.mark];
    else if (token.kind === 'link') state.href = token.href;
    else if (token.kind === 'piece') found.push(token.piece);
    else if (token.kind === 'code') put(found, token.text, [{ type: 'code' }]);
    else put(found, token.text, marksOf(state));
  }
  return found;
}
