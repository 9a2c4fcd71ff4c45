import { readStructured } from '../mail/mime/parameters.ts';
import { headAt, valueOf, type RawHead } from './raw-head.ts';

/** One part of a mail as it stands there. */
export interface MailPart {
  /** 0 is the mail itself. */
  depth: number;
  type: string;
  name: string | null;
  encoding: string | null;
  disposition: string | null;
  /** Bytes, encoded as they are. */
  size: number;
}

const mostParts = 300;
const deepest = 30;
/** Lines that look like the border of a part; a mail made of nothing else is not looked through to its end. */
const mostBorders = 100_000;
/** A border has 70 letters at most (RFC 2046, 5.1.1). */
const longestBorder = 70;

interface Open {
  part: MailPart;
  /** Where its body begins. */
  from: number;
  border: string | undefined;
}

const short = (text: string, most = 60) => text.slice(0, most) || null;

function openPart(head: RawHead, depth: number): Open {
  const content = readStructured(valueOf(head, 'content-type'));
  const disposition = readStructured(valueOf(head, 'content-disposition'));
  const type = short(content.value, 100) ?? 'text/plain';
  const name = disposition.parameters.get('filename') ?? content.parameters.get('name');
  const part = {
    depth,
    type,
    name: name === undefined ? null : short(name, 300),
    encoding: short(readStructured(valueOf(head, 'content-transfer-encoding')).value),
    disposition: short(disposition.value),
    size: 0,
  };
  const border = type.startsWith('multipart/') ? content.parameters.get('boundary') : undefined;
  return { part, from: head.body, border: border?.slice(0, longestBorder) || undefined };
}

/** Which open part a line is the border of, and whether it is its last. */
function borderAt(mail: Buffer, at: number, open: readonly Open[]): { level: number; last: boolean } | undefined {
  const line = mail.subarray(at, at + longestBorder + 20).toString('latin1');
  for (let level = open.length - 1; level >= 0; level--) {
    const border = open[level]?.border;
    if (border === undefined || !line.startsWith(border, 2)) continue;
    const rest = line.slice(2 + border.length);
    if (/^(?:--)?[ \t]{0,8}(?:\r?\n|\r?$)/.test(rest)) return { level, last: rest.startsWith('--') };
  }
  return undefined;
}

/** Where the next line begins that may be a border. */
function nextBorder(mail: Buffer, from: number): number | undefined {
  const at = from === 0 || mail[from - 1] === 10 ? from : undefined;
  if (at !== undefined && mail[at] === 45 && mail[at + 1] === 45) return at;
  const found = mail.indexOf('\n--', from);
  return found === -1 ? undefined : found + 1;
}

/** The parts of a mail in their order, walking over it once from border to border; nothing is decoded. */
export function partsOf(mail: Buffer): { parts: MailPart[]; more: boolean } {
  const parts: MailPart[] = [];
  const open: Open[] = [];
  const isFull = () => parts.length >= mostParts || open.length >= deepest;
  const close = (level: number, at: number) => {
    for (const { part, from } of open.splice(level)) part.size = Math.max(0, at - from);
  };
  /** Opens a part at its header, and the mail that it may hold. */
  const begin = (from: number): number => {
    let at = from;
    for (let inner = true; inner && !isFull();) {
      const opened = openPart(headAt(mail, at), open.length);
      parts.push(opened.part);
      open.push(opened);
      at = opened.from;
      inner = opened.part.type === 'message/rfc822' && opened.part.encoding !== 'base64';
    }
    return at;
  };
  let at = begin(0);
  let more = false;
  for (let looks = 0; !more; looks++) {
    const line = nextBorder(mail, at);
    if (line === undefined) break;
    const border = borderAt(mail, line, open);
    at = line + 2;
    more = looks === mostBorders;
    if (border === undefined) continue;
    close(border.level + 1, line);
    const end = mail.indexOf(10, line);
    if (end === -1) break;
    if (border.last) open[border.level]!.border = undefined;
    else if (isFull()) more = true;
    else at = begin(end + 1);
  }
  close(0, mail.length);
  return { parts, more };
}
