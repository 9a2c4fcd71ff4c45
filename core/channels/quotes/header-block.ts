import { headerOf, type HeaderKind } from './header-labels.ts';
import type { Line } from './line.ts';

const mostLines = 16;
const mostBetween = 3;

/** Whether these headers name a mail, and not a journey from Berlin to Paris. */
function nameAMail(kinds: ReadonlySet<HeaderKind>, { address, announced }: { address: boolean; announced: boolean }) {
  if (!kinds.has('from')) return announced && kinds.size >= 3 && kinds.has('subject');
  const others = [kinds.has('sent'), kinds.has('to'), kinds.has('subject')].filter(Boolean).length;
  if (announced) return others >= 1;
  return kinds.has('subject') ? others >= 2 : address && others >= 2;
}

/** A line before it says that a mail follows. */
export interface BlockAt {
  at: number;
  announced: boolean;
}

interface Found {
  kinds: Set<HeaderKind>;
  address: boolean;
  last: number;
}

/** Takes up the header of a line; false when the block has ended before it. */
function take(line: Line, at: number, found: Found): boolean {
  const header = line.blank ? undefined : headerOf(line.words);
  if (header === undefined) return at - found.last <= mostBetween;
  if (header.kind !== 'other' && found.kinds.has(header.kind)) return false;
  found.kinds.add(header.kind);
  found.last = at;
  if (header.kind === 'from' && header.value.includes('@')) found.address = true;
  return true;
}

/**
 * Where the block of headers that begins at this line ends (`From: …`, `Sent: …`, `To: …`, `Subject: …`; the first line after
 * it); undefined when there is none. It looks at most 16 lines ahead.
 */
export function endOfHeaderBlock(lines: readonly Line[], { at, announced }: BlockAt): number | undefined {
  const first = lines[at]!;
  if (first.blank || headerOf(first.words) === undefined) return undefined;
  const found: Found = { kinds: new Set(), address: false, last: at };
  const end = Math.min(lines.length, at + mostLines);
  for (let next = at; next < end; next++) {
    const line = lines[next]!;
    if (line.depth !== first.depth || !take(line, next, found)) break;
  }
  return nameAMail(found.kinds, { address: found.address, announced }) ? found.last + 1 : undefined;
}
