import { readyStatuses, type Category } from '#core/desk/category.ts';
import type { Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { statusesOf } from './statuses.ts';

type Standing = Pick<Conversation, 'status' | 'pause' | 'ownStatus'>;

/** What a conversation waits for; null for spam, which stands apart. */
export function categoryOf({ status, pause }: Standing): Category | null {
  if (status === 'spam') return null;
  return status === 'resolved' ? 'resolved' : (pause ?? 'open');
}

/** The id of the status in which a conversation stands; null for spam. */
export function statusIdOf(conversation: Standing): string | null {
  const category = categoryOf(conversation);
  return category === null ? null : (conversation.ownStatus ?? readyStatuses[category].id);
}

/** Tells of any conversation by what name it stands where it stands. */
export async function statusMarks(tx: Tx) {
  const names = new Map((await statusesOf(tx)).map(({ id, name }) => [id, name]));
  return (conversation: Standing) => {
    const category = categoryOf(conversation);
    const id = statusIdOf(conversation);
    return category === null || id === null
      ? null
      : { id, category, name: names.get(id) ?? readyStatuses[category].name };
  };
}
