import { progressOf, toldOf, type Message } from '#channels';
import type { Tx } from '#platform';

/** What a message of ours shows besides its words: how far it has come, what was told of it, and what stood under it. */
export async function outgoingItems(tx: Tx, messages: readonly Message[]) {
  const [progress, told] = await Promise.all([progressOf(tx, messages), toldOf(tx, messages)]);
  return (message: Message) => {
    const found = progress.get(message.id);
    const waits = message.state === 'queued' || message.state === 'retrying';
    return {
      signature: message.signature,
      bounce: told.get(message.id) ?? null,
      state: waits && found?.sending === true ? 'sending' : message.state,
      progress: found === undefined ? null : { attempts: found.attempts, nextAt: waits ? found.nextAt : null },
    };
  };
}
