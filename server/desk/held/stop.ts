import { sql, systemActor, type Tx } from '#platform';
import { familyOf, type Conversation } from '../conversation.ts';
import { tellHeld } from './hold.ts';
import { movedOn } from './kept-back.ts';

/** The customer wrote: answers that wait for their time are kept back until somebody has read that. The conversation is held already. */
export async function stopScheduled(tx: Tx, conversation: Conversation): Promise<void> {
  const stopped = await tx.all<{ id: string; author: string | null }>(sql`update desk.held_reply
    set state = 'stopped', reason = ${movedOn}, version = version + 1
    where conversation = any(array${familyOf(tx, conversation.id)})
      and state = 'held' returning id, author`);
  for (const { id, author } of stopped)
    await tellHeld(tx, conversation, { held: id, state: 'stopped', author, by: systemActor(tx.workspace) });
}
