import { plural, t } from '@lingui/core/macro';
import type { Item } from '../items.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listSides, readSide } from '#core/contract/sides.ts';

export type Side = WireOutputOf<typeof listSides>['items'][number];
export type SideDetail = WireOutputOf<typeof readSide>;

/** Whom a side conversation is with: the first by name, the others as a number. */
export function withWhom({ people }: Pick<Side, 'people'>): string {
  const [first, ...others] = people;
  if (first === undefined) return t`Nobody any more`;
  const name = first.name === '' ? first.address : first.name;
  const more = others.length;
  return more === 0 ? name : t`${name} and ${plural(more, { one: '# other', other: '# others' })}`;
}

/** How it stands, in a word. */
export function sideState({ state, unread, trouble, latest }: Side): {
  words: string;
  tone: 'accent' | 'bad' | 'plain';
} {
  if (unread > 0) return { words: plural(unread, { one: 'New answer', other: '# new' }), tone: 'accent' };
  if (trouble) return { words: t`Not delivered`, tone: 'bad' };
  if (state === 'done') return { words: t({ message: 'Done', context: 'status' }), tone: 'plain' };
  return {
    words:
      latest?.direction === 'in'
        ? t({ message: 'Answered', context: 'a side conversation' })
        : t({ message: 'Asked', context: 'a side conversation' }),
    tone: 'plain',
  };
}

/** What is new in one, after the name of who it is with. */
export function freshWords({ unread }: Side): string {
  return unread > 0 ? plural(unread, { one: 'new answer', other: '# new' }) : t`not delivered`;
}

/** What was done beside a conversation, as lines of its history. */
export const sideWords: Record<string, (by: string) => string> = {
  'side-begun': (by) => t`${by} asked somebody else, beside this conversation`,
  'side-answered': (by) => t`${by} answered beside this conversation`,
  'side-done': (by) => t`${by} marked a side conversation as done`,
  'side-reopened': (by) => t`${by} opened a side conversation again`,
};

/** What is forwarded when nobody says what: what the customer wrote last. Items stand the newest first. */
export function toForward(items: readonly Item[]): string[] {
  const messages = items.filter((item) => item.type === 'message');
  const found = messages.find(({ direction }) => direction === 'in') ?? messages[0];
  return found === undefined ? [] : [found.id];
}
