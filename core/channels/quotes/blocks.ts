import { isGroupwareAttribution } from './attribution-words.ts';
import { attributionEndingAt, type Attribution, type Certainty } from './attribution.ts';
import { endOfHeaderBlock } from './header-block.ts';
import type { Line } from './line.ts';
import { separatorOf } from './separators.ts';

/** What announces quoted lines. */
export interface Opening {
  /** Its first line, and the first after it. */
  at: number;
  end: number;
  kind: 'reply' | 'forward';
  /** Its lines are the headers of the quoted mail: marks after them may be that mail's own. */
  headers: boolean;
  /** `weak` ones count only before lines that are marked as quoted. */
  certainty: Certainty;
}

const mostOfHead = 16;

function nextFilled(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < from + 3 && lines[at]?.blank === true) at++;
  return at;
}

/** `-----Original Message-----`, with the headers under it when there are any. */
function separated(lines: readonly Line[], at: number): Opening | undefined {
  const separator = separatorOf(lines[at]!.words);
  if (separator === undefined) return undefined;
  const after = nextFilled(lines, at + 1);
  const headers = after < lines.length ? endOfHeaderBlock(lines, { at: after, announced: true }) : undefined;
  if (separator === 'rule') {
    return headers === undefined ? undefined : { at, end: headers, kind: 'reply', headers: true, certainty: 'named' };
  }
  return { at, end: headers ?? at + 1, kind: separator, headers: headers !== undefined, certainty: 'named' };
}

function isHead(lines: readonly Line[], at: number): boolean {
  return lines[at]!.marks.has('head') && lines[at - 1]?.marks.has('head') !== true;
}

function endOfHead(lines: readonly Line[], at: number): number {
  let end = at + 1;
  while (end < at + mostOfHead && lines[end]?.marks.has('head') === true) end++;
  return end;
}

/** HCL Notes writes the headers below the attribution: then both name the mail. */
function attributed(lines: readonly Line[], attribution: Attribution): Opening {
  const after = nextFilled(lines, attribution.end);
  const headers = after < lines.length ? endOfHeaderBlock(lines, { at: after, announced: true }) : undefined;
  if (headers === undefined) return { ...attribution, kind: 'reply', headers: false };
  return { at: attribution.at, end: headers, kind: 'reply', headers: true, certainty: 'named' };
}

const firstLines = 4;

/** Whether quoted lines begin with what names them, as programs have it that mark that line, too. */
export function namesItself(lines: readonly Line[], from: number): boolean {
  for (let at = from; at < Math.min(lines.length, from + firstLines); at++) {
    if (!lines[at]!.blank && openingAt(lines, at)?.kind === 'reply') return true;
  }
  return false;
}

/** What opens a quote and begins (an attribution: ends) at this line. */
export function openingAt(lines: readonly Line[], at: number): Opening | undefined {
  const line = lines[at]!;
  const opening = separated(lines, at);
  if (opening) return opening;
  const headers = endOfHeaderBlock(lines, { at, announced: line.marks.has('head') });
  if (headers !== undefined) return { at, end: headers, kind: 'reply', headers: true, certainty: 'named' };
  if (isGroupwareAttribution(line.words)) return { at, end: at + 1, kind: 'reply', headers: false, certainty: 'named' };
  if (isHead(lines, at)) return { at, end: endOfHead(lines, at), kind: 'reply', headers: false, certainty: 'named' };
  const attribution = attributionEndingAt(lines, at);
  return attribution && attributed(lines, attribution);
}

/** Lines that are marked as quoted, one after the other, with what announces them. */
export interface Block {
  /** The first line of its opening; where it has none, of its quote. */
  at: number;
  from: number;
  to: number;
  opening: Opening | undefined;
  /** It is named by its opening, or within. */
  named: boolean;
}

const longLine = 60;
const fragment = 45;

/** The rest of a quoted line that some server broke without a mark. */
function isFragment(lines: readonly Line[], at: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]];
  if (!before || !line || !after || [before, line, after].some(({ blank }) => blank)) return false;
  if (before.depth === 0 || after.depth === 0) return false;
  return before.words.length >= longLine && line.words.length <= fragment && /^[\p{Ll}\d,;)(<]/u.test(line.words);
}

/** The end of the quoted run that begins at this line: unmarked blank lines belong to it when more of it follows. */
export function endOfQuoted(lines: readonly Line[], from: number, isQuoted: (line: Line) => boolean): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (isQuoted(line)) end = at + 1;
    else if (!line.blank && !isFragment(lines, at)) break;
  }
  return end;
}
