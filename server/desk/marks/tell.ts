import { publish, sql, type Actor, type Tx } from '#platform';
import { about, doer, type Conversation } from '../conversation.ts';
import { conversationMarked, type Marking } from '../events.ts';

/** Whoever saw it before this shall look again. */
export async function touch(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update desk.conversation set version = version + 1 where id = ${id}`);
}

/** Tells consoles and followers what was put on a conversation. */
export async function tellMarked(
  tx: Tx,
  conversation: Conversation,
  { what, actor }: { what: Marking; actor: Actor },
): Promise<void> {
  await publish(tx, conversationMarked, {
    subject: conversation.id,
    data: { ...about(conversation), what, by: doer(actor) },
  });
}
