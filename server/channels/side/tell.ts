import { touchpointOfChannel } from '#core/channels/channel.ts';
import { record } from '#touchpoints';
import { publish, type Tx } from '#platform';
import { sideReceived, sideSettled } from '../events.ts';
import type { MessageState } from '../messages.ts';
import { threadOf } from '../threads.ts';

interface Beside {
  /** The side conversation. */
  thread: string;
  /** The conversation it was begun in. */
  beside: string;
  message: string;
}

type Kind = 'side.sent' | 'side.received';

/** Onto the customer's line: that somebody else was asked or answered, without whom and without words. */
async function recordBeside(tx: Tx, kind: Kind, about: { message: string; conversation: string; at: Date }) {
  const { customer, channel } = await threadOf(tx, about.conversation);
  await record(tx, [
    {
      kind,
      customer,
      channel,
      occurredAt: about.at,
      touchpoint: touchpointOfChannel(channel),
      direction: 'none',
      conversation: about.conversation,
      actor: { kind: 'system' },
      source: null,
      messageId: `message:${about.message}`,
    },
  ]);
}

/** Tells that somebody else wrote in a side conversation. */
export async function receivedBeside(tx: Tx, about: Beside & { at: Date; automatic: boolean }): Promise<void> {
  const { message, automatic, thread: side } = about;
  const { id: thread, customer } = await threadOf(tx, about.beside);
  if (!automatic) await recordBeside(tx, 'side.received', { message, conversation: thread, at: about.at });
  await publish(tx, sideReceived, { subject: thread, data: { thread, customer, side, message, automatic } });
}

/** Tells what became of a mail of ours in a side conversation; it is a fact once it has gone. */
export async function settledBeside(
  tx: Tx,
  about: Beside & { state: Exclude<MessageState, 'received'> },
): Promise<void> {
  const { message, state, thread: side } = about;
  const { id: thread, customer } = await threadOf(tx, about.beside);
  if (state === 'sent') await recordBeside(tx, 'side.sent', { message, conversation: thread, at: tx.now });
  await publish(tx, sideSettled, { subject: thread, data: { thread, customer, side, message, state } });
}
