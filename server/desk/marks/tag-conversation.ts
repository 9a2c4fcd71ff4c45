import type { TagColour } from '#core/contract/conversation-marks.ts';
import { problem, sql, type Actor, type Tx } from '#platform';
import { remember, takeConversation } from '../conversation.ts';
import { tellMarked, touch } from './tell.ts';

interface Mark {
  id: string;
  name: string;
  colour: TagColour;
}

/** The tags that stand on these conversations, by name. */
export async function tagsOf(tx: Tx, conversations: readonly string[]): Promise<Map<string, Mark[]>> {
  const rows = await tx.all<Mark & { conversation: string }>(sql`
    select conversation, tag.id, tag.name, tag.colour from desk.tagged join desk.tag on tag.id = tagged.tag
    where tagged.workspace = ${tx.workspace} and conversation = any(${[...conversations]}::uuid[]) order by lower(tag.name), tag.id`);
  const found = new Map<string, Mark[]>();
  for (const { conversation, ...mark } of rows) found.set(conversation, [...(found.get(conversation) ?? []), mark]);
  return found;
}

interface Tagging {
  id: string;
  tags: string[];
  version?: number | undefined;
}

/** Says which tags stand on a conversation. Throws `refused` for tags that are not there or archived, `conflict`, `not-found`. */
export async function tagConversation(tx: Tx, { id, tags, version }: Tagging, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  const before = (await tagsOf(tx, [conversation.id])).get(conversation.id) ?? [];
  const had = new Set(before.map((tag) => tag.id));
  const added = await usable(
    tx,
    [...new Set(tags)].filter((tag) => !had.has(tag)),
  );
  const removed = before.filter((tag) => !tags.includes(tag.id));
  if (added.length === 0 && removed.length === 0) return;
  await tx.run(sql`insert into desk.tagged (tag, conversation)
    select id, ${conversation.id} from desk.tag where id = any(${added.map((tag) => tag.id)}::uuid[])`);
  await tx.run(sql`delete from desk.tagged where workspace = ${tx.workspace} and conversation = ${conversation.id}
    and tag = any(${removed.map((tag) => tag.id)}::uuid[])`);
  await touch(tx, conversation.id);
  const words = (list: ReadonlyArray<{ name: string }>) => list.map(({ name }) => name).join(', ');
  if (removed.length > 0)
    await remember(tx, { conversation: conversation.id, actor, what: 'untagged', detail: words(removed) });
  if (added.length > 0)
    await remember(tx, { conversation: conversation.id, actor, what: 'tagged', detail: words(added) });
  await tellMarked(tx, conversation, { what: 'tagged', actor });
}

/** Held, so that none of them goes meanwhile. */
async function usable(tx: Tx, ids: readonly string[]): Promise<Array<{ id: string; name: string }>> {
  const found = await tx.all<{ id: string; name: string; archived: boolean }>(
    sql`select id, name, archived from desk.tag where id = any(${[...ids]}::uuid[]) order by id for key share`,
  );
  if (found.length < ids.length)
    throw problem('refused', { detail: 'One of these tags is not there any more. Look again.' });
  const archived = found.find((tag) => tag.archived);
  if (archived !== undefined)
    throw problem('refused', { detail: `“${archived.name}” is archived. Take it out of the archive first.` });
  return found;
}
