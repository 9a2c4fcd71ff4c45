import { touchpointOfChannel } from '#core/channels/channel.ts';
import { visibleConversation } from '#desk';
import { problem, type Actor, type Tx } from '#platform';
import { openRecovery } from './open.ts';

/** Somebody says that a conversation is a complaint. Returns the case. Throws `not-found`, `refused` for spam. */
export async function complain(tx: Tx, { id, words }: { id: string; words: string }, actor: Actor): Promise<string> {
  const conversation = await visibleConversation(tx, id, actor);
  if (conversation.status === 'spam')
    throw problem('refused', { detail: 'This conversation is marked as spam. Take it back first.' });
  const { customer, channel } = conversation;
  const touchpoint = touchpointOfChannel(channel);
  const about = crypto.randomUUID();
  const sign = { kind: 'complaint', about, customer, conversation: conversation.id, channel, touchpoint } as const;
  const opened = await openRecovery(tx, { ...sign, words: words.trim(), byName: actor.name, at: tx.now }, actor);
  if (opened === undefined) throw problem('refused', { detail: 'This customer was erased.' });
  return opened;
}
