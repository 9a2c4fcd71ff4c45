import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listConversationItems } from '#core/contract/desk.ts';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { foldTakenBack } from './fold-taken-back.ts';
import type { Unsent } from './unsent.ts';

export type Item = WireOutputOf<typeof listConversationItems>['items'][number];
export type MessageItem = Extract<Item, { type: 'message' }>;

/** The items that are known of a conversation, oldest first. */
export interface KnownItems {
  items: readonly Item[];
  /** Leads to older ones. */
  next: string | null;
}

interface ItemPage {
  items: readonly Item[];
  next: string | null;
}

function keyOf({ type, id }: Item): string {
  return `${type} ${id}`;
}

/** What was done at the same moment as a message: taking it up comes before the words, settling it after them. */
function rankOf(item: Item): number {
  if (item.type !== 'change') return 1;
  return ['resolved', 'marked-spam', 'blocked'].includes(item.what) ? 2 : 0;
}

function compared(a: Item, b: Item): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return rankOf(a) - rankOf(b) || keyOf(a).localeCompare(keyOf(b));
}

function inOrder(items: Iterable<Item>): Item[] {
  return [...items].toSorted(compared);
}

/**
 * Takes the newest page (newest first, as it was told) up into what is known. When the two do not touch, more came than
 * a page holds: then only the page is known.
 */
export function withNewest(known: KnownItems | undefined, page: ItemPage): KnownItems {
  const has = new Set(known?.items.map(keyOf));
  const touches = page.next === null || page.items.some((item) => has.has(keyOf(item)));
  if (known === undefined || !touches) return { items: inOrder(page.items), next: page.next };
  // What stood among these and is not told any more was put elsewhere.
  const oldest = page.items.at(-1)?.at ?? '';
  const older = page.next === null ? [] : known.items.filter(({ at }) => at <= oldest);
  const all = new Map(older.map((item) => [keyOf(item), item]));
  for (const item of page.items) all.set(keyOf(item), item);
  return { items: inOrder(all.values()), next: page.next === null ? null : known.next };
}

/** Takes a page of older items up. */
export function withOlder(known: KnownItems, page: ItemPage): KnownItems {
  const has = new Set(known.items.map(keyOf));
  return { items: inOrder([...page.items.filter((item) => !has.has(keyOf(item))), ...known.items]), next: page.next };
}

/** The newest message, whoever wrote it. */
export function newestMessage(items: readonly Item[]): MessageItem | undefined {
  return items.findLast((item) => item.type === 'message');
}

const clocksDiffer = 5 * 60_000;

/** Whether what is still being sent already stands among the items: the news of it may be faster than the answer. */
export function hasArrived({ state, kind, text, marked, at }: Unsent, items: readonly Item[]): boolean {
  if (state !== 'sending') return false;
  const since = Date.parse(at) - clocksDiffer;
  const plain = (marked ? plainOf(readMarked(text)) : text).trim();
  return items.some((item) => {
    if (item.type === 'change' || item.text.trim() !== plain || Date.parse(item.at) < since) return false;
    return kind === 'note' ? item.type === 'note' : item.type === 'message' && item.direction === 'out';
  });
}

export type Line = { kind: 'day'; key: string; at: string } | { kind: 'item'; key: string; item: Item };

/** The items, what was taken back as one line, with a divider before the first of each day; `dayOf` tells the day of a moment in the workspace's zone. */
export function linesOf(items: readonly Item[], dayOf: (at: string) => string): Line[] {
  const lines: Line[] = [];
  let day = '';
  for (const item of foldTakenBack(items)) {
    const its = dayOf(item.at);
    if (its !== day) lines.push({ kind: 'day', key: `day ${its}`, at: item.at });
    day = its;
    lines.push({ kind: 'item', key: keyOf(item), item });
  }
  return lines;
}
