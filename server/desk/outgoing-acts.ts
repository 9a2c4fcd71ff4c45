import { audit } from '#people';
import { giveUpMessage, resendMessage, threadOfMessage, tryMessageNow } from '#channels';
import type { Actor, Tx } from '#platform';
import { visibleConversation } from './conversation.ts';
import { refuseOutside } from './sides/from-outside.ts';

type Acted = Promise<{ state: string }>;

async function refuseUnseenBy(tx: Tx, message: string, actor: Actor): Promise<void> {
  const { id, beside } = await threadOfMessage(tx, message);
  await visibleConversation(tx, beside ?? id, actor);
  if (beside !== null) refuseOutside(actor);
}

/** Sends a message once more that failed or may not have arrived. Throws `not-found` and `conflict`. */
export async function resend(tx: Tx, input: { id: string; anyway: boolean }, actor: Actor): Acted {
  await refuseUnseenBy(tx, input.id, actor);
  const acted = await resendMessage(tx, input);
  await audit(tx, actor, { action: 'message.resend', subject: input.id, detail: input.anyway ? { anyway: true } : {} });
  return acted;
}

/** Tries a message that waits at once. Throws `not-found` and `conflict`. */
export async function tryNow(tx: Tx, id: string, actor: Actor): Acted {
  await refuseUnseenBy(tx, id, actor);
  const acted = await tryMessageNow(tx, id);
  await audit(tx, actor, { action: 'message.try-now', subject: id });
  return acted;
}

/** Stops the attempts to deliver a message. Throws `not-found` and `conflict`. */
export async function giveUp(tx: Tx, id: string, actor: Actor): Acted {
  await refuseUnseenBy(tx, id, actor);
  const acted = await giveUpMessage(tx, id, actor.name);
  await audit(tx, actor, { action: 'message.give-up', subject: id });
  return acted;
}
