import { enqueue, type App, type Tx } from '#platform';
import { outboxKey } from '../outgoing.ts';
import { addParticipant } from '../threads.ts';
import { sendingMailbox } from './mailbox.ts';

/**
 * Sends a message of another channel by mail, to a customer who left an address and went away. What the customer answers
 * by mail comes back into the same thread. False when the workspace has no mailbox that can send.
 */
export async function mailForThread(
  tx: Tx,
  app: App,
  input: { thread: string; message: string; to: string },
): Promise<boolean> {
  const to = input.to.toLowerCase();
  if (!(await sendingMailbox(tx, app))) return false;
  await addParticipant(tx, input.thread, { address: to });
  await enqueue(tx, {
    transport: 'mail',
    key: outboxKey(input.message),
    subject: input.thread,
    payload: { message: input.message, to },
  });
  return true;
}
