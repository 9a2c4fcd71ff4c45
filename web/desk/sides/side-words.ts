import type { Item } from '../items.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listSides, readSide } from '#core/contract/sides.ts';

export type Side = WireOutputOf<typeof listSides>['items'][number];
export type SideDetail = WireOutputOf<typeof readSide>;

/** Whom a side conversation is with: the first by name, the others as a number. */
export function withWhom({ people }: Pick<Side, 'people'>): string {
  const [first, ...others] = people;
  if (first === undefined) return 'Nobody any more';
  const name = first.name === '' ? first.address : first.name;
  return others.length === 0 ? name : `${name} and ${others.length === 1 ? '1 other' : `${others.length} others`}`;
}

/** How it stands, in a word. */
export function sideState({ state, unread, trouble, latest }: Side): {
  words: string;
  tone: 'accent' | 'bad' | 'plain';
} {
  if (unread > 0) return { words: unread === 1 ? 'New answer' : `${unread} new`, tone: 'accent' };
  if (trouble) return { words: 'Not delivered', tone: 'bad' };
  if (state === 'done') return { words: 'Done', tone: 'plain' };
  return { words: latest?.direction === 'in' ? 'Answered' : 'Asked', tone: 'plain' };
}

/** What was done beside a conversation, as lines of its history. */
export const sideWords: Record<string, (by: string) => string> = {
  'side-begun': (by) => `${by} asked somebody else, beside this conversation`,
  'side-answered': (by) => `${by} answered beside this conversation`,
  'side-done': (by) => `${by} marked a side conversation as done`,
  'side-reopened': (by) => `${by} opened a side conversation again`,
};

/** What is forwarded when nobody says what: what the customer wrote last. Items stand the newest first. */
export function toForward(items: readonly Item[]): string[] {
  const messages = items.filter((item) => item.type === 'message');
  const found = messages.find(({ direction }) => direction === 'in') ?? messages[0];
  return found === undefined ? [] : [found.id];
}
