import { problem, sql, type Actor, type Tx } from '#platform';
import { remember, takeConversation } from '../conversation.ts';
import { tellMarked } from './tell.ts';

/** Of these conversations, those that somebody follows. */
export async function followedBy(tx: Tx, conversations: readonly string[], person: string): Promise<Set<string>> {
  const rows = await tx.all<{ conversation: string }>(sql`select conversation from desk.follower
    where conversation = any(${[...conversations]}::uuid[]) and person = ${person}`);
  return new Set(rows.map(({ conversation }) => conversation));
}

/** Tells this person from now on of what others do here, or no more. Throws `refused` for a key, which nobody reads. */
export async function follow(
  tx: Tx,
  { id, following }: { id: string; following: boolean },
  actor: Actor,
): Promise<void> {
  const conversation = await takeConversation(tx, { id }, actor);
  if (actor.kind !== 'agent' || actor.id === null)
    throw problem('refused', { detail: 'Only a person can follow a conversation.' });
  // Who was asked in goes on seeing it when they no longer want to hear of it.
  if (actor.sight === 'asked' && !following)
    await tx.run(sql`insert into desk.asked (conversation, person, by_name, at)
      select conversation, person, ${actor.name}, at from desk.follower
      where conversation = ${conversation.id} and person = ${actor.id} on conflict do nothing`);
  const changed = await tx.run(
    following
      ? sql`insert into desk.follower (conversation, person, at) values (${conversation.id}, ${actor.id}, ${tx.now})
          on conflict do nothing`
      : sql`delete from desk.follower where conversation = ${conversation.id} and person = ${actor.id}`,
  );
  if (changed === 0) return;
  await remember(tx, { conversation: conversation.id, actor, what: following ? 'followed' : 'unfollowed' });
  await tellMarked(tx, conversation, { what: 'followed', actor });
}
