import type { MailHeaders } from '../headers.ts';
import { lettersOf } from './letters.ts';
import { Unreadable } from './unreadable.ts';

/** A thousand recipients take a twentieth of it. */
const largestHead = 2 * 1024 * 1024;
/** So many lines that are no header are text: somebody forgot the empty line. */
const mostStrayLines = 2;

const field = /^([!-9;-~]{1,100})[ \t]*:/;
const known =
  /^(from|to|cc|bcc|sender|reply-to|subject|date|message-id|in-reply-to|references|received|return-path|mime-version|content-[a-z-]+|x-[\w-]+|dkim-signature|authentication-results|list-[a-z-]+|delivered-to|user-agent|status|precedence|auto-submitted)$/i;

export type Head = { headers: MailHeaders; /** Where the body begins. */ end: number };

/** `endless`: no empty line within what a head may take. */
type Lines = { lines: string[]; starts: number[]; end: number; endless: boolean };

const [feed, back] = [10, 13];

/** Where a line ends without its line end: step by step back, for a pattern would look again from each of a million returns. */
function withoutEnd(bytes: Buffer, from: number, next: number): number {
  let end = next;
  if (bytes[end - 1] !== feed) return end;
  end -= 1;
  while (end > from && bytes[end - 1] === back) end -= 1;
  return end;
}

/** Lines up to the first empty one; `end` is the place behind it. */
function linesOf(bytes: Buffer): Lines {
  const lines: string[] = [];
  const starts: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const found = bytes.indexOf(feed, at);
    const next = found === -1 ? bytes.length : found + 1;
    const end = withoutEnd(bytes, at, next);
    if (end === at) return { lines, starts, end: next, endless: false };
    if (next > largestHead) return { lines, starts, end: at, endless: true };
    const line = bytes.toString('latin1', at, end);
    if (line === '\r') return { lines, starts, end: next, endless: false };
    lines.push(line);
    starts.push(at);
    at = next;
  }
  return { lines, starts, end: bytes.length, endless: false };
}

function isFolded(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}

/** The first line that is text already: what is no header, with no header of mail soon after it. */
function firstOfText({ lines }: Lines): number {
  let stray = 0;
  let inHeader = false;
  for (const [place, line] of lines.entries()) {
    if (isFolded(line) && inHeader) continue;
    const name = field.exec(line)?.[1];
    if (name !== undefined && (stray === 0 || known.test(name))) {
      stray = 0;
      inHeader = true;
      continue;
    }
    stray += 1;
    if (stray > mostStrayLines || place === 0) return place - stray + 1;
  }
  return lines.length - stray;
}

function headersFrom(lines: string[]): MailHeaders {
  const folded: string[][] = [];
  for (const line of lines) {
    const last = folded.at(-1);
    if (last !== undefined && (isFolded(line) || !field.test(line))) last.push(isFolded(line) ? line : ` ${line}`);
    else folded.push([line]);
  }
  return folded.map((parts) => {
    const line = parts.join('');
    const colon = line.indexOf(':');
    return { key: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
  });
}

/** What stands before the first header: the line an mbox adds, and empty lines of careless programs. */
function skipped(bytes: Buffer): number {
  let at = 0;
  while (bytes[at] === 10 || bytes[at] === 13) at += 1;
  if (/^>?From (?!:)/.test(bytes.toString('latin1', at, at + 7))) {
    const end = bytes.indexOf(feed, at);
    return end === -1 ? at : end + 1;
  }
  return at;
}

/**
 * Reads the headers of a mail, or (`inner`) of one of its parts, as they stand: unfolded, letters guessed, words still encoded.
 * A part in which no head ends has none.
 */
export function readHead(bytes: Buffer, inner: boolean): Head {
  const from = inner ? 0 : skipped(bytes);
  const all = linesOf(bytes.subarray(from));
  if (all.endless && !inner) throw new Unreadable('The head of this mail is larger than 2 MB.');
  const text = firstOfText(all);
  if (all.endless && text === all.lines.length) return { headers: [], end: 0 };
  const end = from + (text < all.lines.length ? (all.starts[text] ?? all.end) : all.end);
  const raw = all.lines.slice(0, text);
  const plain = raw.every((line) => /^[\x20-\x7e\t\r]*$/.test(line));
  const lines = plain ? raw : lettersOf(Buffer.from(raw.join('\n'), 'latin1')).split('\n');
  return { headers: headersFrom(lines), end };
}
