import { publish, type Actor, type Tx } from '#platform';
import { about, doer, type Conversation } from '../conversation.ts';
import { conversationSide, type SideWhat } from './events.ts';

/** Tells consoles what happened in a side conversation. */
export async function tellSide(
  tx: Tx,
  conversation: Conversation,
  { side, what, actor }: { side: string; what: SideWhat; actor: Actor },
): Promise<void> {
  await publish(tx, conversationSide, {
    subject: conversation.id,
    data: { ...about(conversation), side, what, by: doer(actor) },
  });
}
