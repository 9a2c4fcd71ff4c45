import { isMediaType } from '#core/channels/media-type.ts';
import { header, type MailHeaders } from '../headers.ts';
import { readHead } from './head.ts';
import { readStructured, type Structured } from './parameters.ts';
import { undoTransfer } from './transfer.ts';
import { Unreadable } from './unreadable.ts';

/** One part of a mail; those that hold others have `parts`. */
export type MimePart = {
  headers: MailHeaders;
  type: Structured;
  disposition: Structured;
  encoding: string;
  /** As it travelled, without its head. */
  body: Buffer;
  /** Undefined for a part that holds words or a file. */
  parts: MimePart[] | undefined;
  /** Its parts ended without the closing mark: the end of the mail may be missing. */
  cut: boolean;
};

/** No program nests that deep; every level costs a look at each byte. */
const deepestParts = 25;
const mostParts = 5_000;

type Counter = { parts: number };

const [feed, back, dash] = [10, 13, 45];

/** Where a delimiter line ends, and whether it is the last; undefined when the line only begins like one. */
function delimiterAt(body: Buffer, at: number, length: number): { next: number; last: boolean } | undefined {
  let place = at + length;
  const last = body[place] === dash && body[place + 1] === dash;
  if (last) place += 2;
  while (body[place] === 32 || body[place] === 9 || body[place] === back) place += 1;
  if (place < body.length && body[place] !== feed) return undefined;
  return { next: Math.min(place + 1, body.length), last };
}

type Cuts = { pieces: Buffer[]; closed: boolean };

type Delimiter = { start: number; next: number; last: boolean };

/** The delimiter lines of a body in order; one begins where the line end before it begins. */
function delimitersOf(body: Buffer, boundary: string): Delimiter[] {
  const mark = Buffer.from(`--${boundary}`);
  const found: Delimiter[] = [];
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + 1)) {
    const delimiter = at === 0 || body[at - 1] === feed ? delimiterAt(body, at, mark.length) : undefined;
    if (delimiter === undefined) continue;
    found.push({ start: body[at - 2] === back ? at - 2 : Math.max(at - 1, 0), ...delimiter });
    if (found.length > mostParts) throw new Unreadable(`This mail has more than ${mostParts} parts.`);
  }
  return found;
}

/** What stands between the delimiters; also what stands behind the last, when another delimiter follows. */
function cutAt(body: Buffer, boundary: string): Cuts {
  const delimiters = delimitersOf(body, boundary);
  const pieces = delimiters.flatMap(({ next, last }, place) => {
    const end = delimiters[place + 1]?.start ?? body.length;
    return last ? [] : [body.subarray(next, Math.max(next, end))];
  });
  return { pieces, closed: delimiters.at(-1)?.last !== false };
}

/** The delimiter that a mail really uses when it names another, or none: a line of dashes before a part's head. */
function seenBoundary(body: Buffer): string | undefined {
  const beginning = body.toString('latin1', 0, 200_000);
  return /(?:^|\n)--([^\s-][^\r\n]{0,199}?|-{1,40}[^\s-][^\r\n]{0,160}?)[ \t]*\r?\nContent-[A-Za-z-]{2,40}:/i.exec(
    beginning,
  )?.[1];
}

function cutUp(part: MimePart): Cuts {
  const named = part.type.parameters.get('boundary')?.trimEnd() ?? '';
  const cuts = named === '' ? { pieces: [], closed: true } : cutAt(part.body, named);
  if (cuts.pieces.length > 0) return cuts;
  const seen = seenBoundary(part.body);
  if (seen !== undefined) return cutAt(part.body, Buffer.from(seen, 'latin1').toString());
  const carried = undoTransfer(part.body, part.encoding).bytes;
  return named === '' || carried === part.body ? cuts : cutAt(carried, named);
}

/** Words under a wrong or missing delimiter are words all the same. */
function asWords(part: MimePart): MimePart {
  const looksLaidOut = /<(html|body|div|p|table)\b/i.test(part.body.toString('latin1', 0, 5_000));
  const value = looksLaidOut ? 'text/html' : 'text/plain';
  return { ...part, type: { value, parameters: part.type.parameters }, parts: undefined };
}

function readPart(bytes: Buffer, within: { type: string; depth: number }, counter: Counter): MimePart {
  counter.parts += 1;
  if (counter.parts > mostParts) throw new Unreadable(`This mail has more than ${mostParts} parts.`);
  if (within.depth > deepestParts)
    throw new Unreadable(
      `This mail cannot be taken apart: its nesting is deeper than ${deepestParts} parts in one another.`,
    );
  const { headers, end } = readHead(bytes, within.depth > 0);
  const type = readStructured(header(headers, 'content-type'));
  if (!isMediaType(type.value)) type.value = typeless(type.value, within.type);
  const encoding = /[\w-]+/.exec((header(headers, 'content-transfer-encoding') ?? '').toLowerCase())?.[0] ?? '';
  const disposition = readStructured(header(headers, 'content-disposition'));
  const part: MimePart = {
    headers,
    type,
    disposition,
    encoding,
    body: bytes.subarray(end),
    parts: undefined,
    cut: false,
  };
  if (!type.value.startsWith('multipart/')) return part;
  const { pieces, closed } = cutUp(part);
  if (pieces.length === 0) return asWords(part);
  const inside = { type: type.value, depth: within.depth + 1 };
  return { ...part, cut: !closed, parts: pieces.map((piece) => readPart(piece, inside, counter)) };
}

/** What a part is that does not say it, or says `text` only. */
function typeless(value: string, within: string): string {
  if (value === 'html') return 'text/html';
  if (value !== '' && !/^text\b/.test(value)) return 'application/octet-stream';
  return within === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
}

/** Takes a mail apart into its parts (RFC 2045, 2046), mending what programs of the world get wrong; bytes are not copied. */
export function readParts(bytes: Buffer): MimePart {
  return readPart(bytes, { type: '', depth: 0 }, { parts: 0 });
}
