import type { Item, MessageItem } from '../items.ts';
import { piecesOf } from '../pieces.ts';

const aWhile = 12 * 3_600_000;

/** What the customer wrote last, without what they quoted, and whether a new exchange begins with what is written now. */
export function lastWords(items: readonly Item[]): { last: string | null; opening: boolean } {
  const messages = items
    .filter((item): item is MessageItem => item.type === 'message' && !item.automatic)
    .toSorted((a, b) => b.at.localeCompare(a.at));
  const theirs = messages.find(({ direction }) => direction === 'in');
  const ours = messages.find(({ direction, author }) => direction === 'out' && author.kind === 'agent');
  const opening = ours === undefined || (theirs !== undefined && Date.parse(theirs.at) - Date.parse(ours.at) > aWhile);
  return { last: theirs === undefined ? null : saidIn(theirs), opening };
}

function saidIn({ text, spans }: MessageItem): string {
  return piecesOf(text, spans)
    .filter(({ kind }) => kind === 'visible')
    .map((piece) => piece.text)
    .join('\n');
}
