import type { Tx } from '#platform';
import { followedBy } from './follow.ts';
import { tagsOf } from './tag-conversation.ts';

/** What stands on each of these conversations, for who reads them. */
export async function marksOf(tx: Tx, ids: readonly string[], reader: string | null) {
  const [tags, followed] = await Promise.all([
    tagsOf(tx, ids),
    reader === null ? new Set<string>() : followedBy(tx, ids, reader),
  ]);
  return (id: string) => ({ tags: tags.get(id) ?? [], following: followed.has(id) });
}
