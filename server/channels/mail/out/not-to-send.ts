import { breakerWords } from '#core/channels/breakers.ts';
import { keptBack, suppressionTitles } from '#core/channels/suppression.ts';
import type { Tx } from '#platform';
import { openBreaker } from '../../breaker.ts';
import type { Message } from '../../messages.ts';
import { suppressionOf } from '../../suppression/suppressed.ts';

/**
 * Why a mail must not go out; undefined when it may. What no person wrote stays here when the address is suppressed or when
 * too much went back and forth; a person's mail only when they did not say that it goes there anyway.
 */
export async function reasonNotToSend(
  tx: Tx,
  message: Pick<Message, 'id' | 'thread' | 'author' | 'anyway'>,
  address: string,
): Promise<string | undefined> {
  const byMachine = message.author.kind !== 'agent';
  const suppression = message.anyway ? undefined : await suppressionOf(tx, address);
  if (suppression !== undefined) {
    const why = suppression.words === '' ? suppressionTitles[suppression.reason] : suppression.words;
    return `${keptBack} ${address}: ${why}`.slice(0, 500);
  }
  if (!byMachine) return undefined;
  const breaker = await openBreaker(tx, { thread: message.thread, address: address.toLowerCase(), except: message.id });
  return breaker === undefined ? undefined : `Not sent by itself: ${breakerWords(breaker)}`;
}
