import { memberNames } from '#people';
import { messagesOf } from '#channels';
import { problem, sql, type Actor, type Tx } from '#platform';
import { familyOf, type Conversation } from './conversation.ts';

/** What was on the screen besides the messages when an answer was written. */
export interface Guard {
  /** Who had the conversation. */
  owner: string | null;
  /** Answers of colleagues that waited. */
  held: string[];
}

interface Look {
  seen: string | null;
  guard?: Guard | undefined;
}

/**
 * Throws `conflict` (`colleague-moved-on`), saying who did what, when a colleague answered, is about to, or the conversation
 * was given to somebody else since the answer was written. The conversation is held already: of two who press at the same
 * moment one goes, the other is asked.
 */
export async function refuseMovedOn(
  tx: Tx,
  conversation: Conversation,
  { look: { seen, guard }, actor }: { look: Look; actor: Actor },
): Promise<void> {
  if (guard === undefined) return;
  const done = [
    ...(await answered(tx, { thread: conversation.id, seen }, actor)),
    ...(await aboutToAnswer(tx, { conversation, guard }, actor)),
    ...(await handedOn(tx, { conversation, guard }, actor)),
  ];
  if (done.length === 0) return;
  throw problem('conflict', {
    code: 'colleague-moved-on',
    detail: `${done.join(' ')} Your answer is kept: look first, then send.`,
  });
}

async function answered(
  tx: Tx,
  { thread, seen }: { thread: string; seen: string | null },
  actor: Actor,
): Promise<string[]> {
  if (seen === null) return [];
  const { items } = await messagesOf(tx, thread, { limit: 50 });
  const at = items.findIndex(({ id }) => id === seen);
  const names = items
    .slice(0, Math.max(0, at))
    .filter(({ direction, author }) => direction === 'out' && author.kind === 'agent' && author.id !== actor.id)
    .map(({ author }) => author.name);
  return [...new Set(names)].map((name) => `${name} answered meanwhile.`);
}

interface Standing {
  conversation: Conversation;
  guard: Guard;
}

async function aboutToAnswer(tx: Tx, { conversation, guard }: Standing, actor: Actor): Promise<string[]> {
  const rows = await tx.all<{ authorName: string }>(sql`select distinct author_name from desk.held_reply
    where conversation = any(array${familyOf(tx, conversation.id)})
      and state = 'held' and author is distinct from ${actor.id}::uuid and not id = any(${guard.held}::uuid[])`);
  return rows.map(({ authorName }) => `An answer of ${authorName} is on its way.`);
}

async function handedOn(tx: Tx, { conversation, guard }: Standing, actor: Actor): Promise<string[]> {
  const { id, assignee } = conversation;
  if (assignee === guard.owner || assignee === actor.id) return [];
  const change = await tx.maybe<{ byName: string }>(sql`select by_name from desk.change
    where conversation = ${id} and what in ('assigned', 'unassigned') order by at desc, id desc limit 1`);
  const by = change?.byName ?? 'Somebody';
  if (assignee === null) return [`${by} gave this back to nobody.`];
  const to = (await memberNames(tx, [assignee])).get(assignee) ?? 'a former member';
  return [by === to ? `${by} took this over.` : `${by} gave this to ${to}.`];
}
