import type { Priority } from '#core/desk/priority.ts';
import { sql, type Actor, type Tx } from '#platform';
import { remember, takeConversation } from '../conversation.ts';
import { tellMarked } from './tell.ts';

interface Prioritising {
  id: string;
  priority: Priority;
  version?: number | undefined;
}

/** Says how urgent it is. Throws `conflict`, `not-found`. */
export async function prioritise(tx: Tx, { id, priority, version }: Prioritising, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  if (conversation.priority === priority) return;
  await tx.run(sql`update desk.conversation set priority = ${priority}, version = version + 1
    where id = ${conversation.id}`);
  await remember(tx, { conversation: conversation.id, actor, what: 'prioritised', detail: priority });
  await tellMarked(tx, conversation, { what: 'prioritised', actor });
}
