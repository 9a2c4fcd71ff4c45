import { publish, sql, type Delivery, type Tx } from '#platform';
import { messageSettled } from './events.ts';
import { keepProviderId } from './mail/threading/mail-keys.ts';
import type { MessageState } from './messages.ts';
import { settledBeside } from './side/tell.ts';

export type Settled = {
  message: string;
  state: Exclude<MessageState, 'received'>;
  reason?: string | null | undefined;
  providerId?: string | undefined;
  /** Of a refusal while the mail was handed over: it was said once the recipient was named. */
  ofRecipient?: boolean | undefined;
};

/** States a message may come from: what is known for certain is not taken back by what is known less well. */
const from: Record<Settled['state'], string[]> = {
  queued: ['uncertain', 'failed', 'retrying'],
  retrying: ['queued', 'retrying'],
  sent: ['queued', 'retrying', 'uncertain'],
  delivered: ['queued', 'retrying', 'sent', 'uncertain'],
  uncertain: ['queued', 'retrying'],
  failed: ['queued', 'retrying', 'sent', 'uncertain'],
};

/** Notes what became of a message we sent and publishes `message.settled`; false when nothing changed. */
export async function settleMessage(tx: Tx, input: Settled): Promise<boolean> {
  const reason = input.reason ?? null;
  const row = await tx.maybe<{ thread: string; beside: string | null }>(sql`update channels.message
    set state = ${input.state}, state_reason = ${reason},
      again_at = case when ${input.state === 'queued'} and state <> 'retrying' then ${tx.now} else again_at end,
      provider_id = coalesce(${input.providerId ?? null}, provider_id)
    where id = ${input.message} and direction = 'out' and state = any(${from[input.state]}::text[])
    returning thread, (select beside from channels.thread where id = message.thread) as beside`);
  if (!row) return false;
  if (row.beside !== null)
    await settledBeside(tx, { ...row, beside: row.beside, message: input.message, state: input.state });
  await publish(tx, messageSettled, {
    subject: row.thread,
    data: {
      thread: row.thread,
      message: input.message,
      state: input.state,
      ...(input.ofRecipient === undefined ? {} : { ofRecipient: input.ofRecipient }),
    },
  });
  return true;
}

/** Writes an outcome of the outbox onto the message it belongs to. */
export async function settleDelivery(tx: Tx, message: string, delivery: Delivery): Promise<void> {
  if ('delivered' in delivery) {
    await settleMessage(tx, { message, state: 'sent', providerId: delivery.id, reason: delivery.note });
    await keepProviderId(tx, message, delivery.id ?? '');
  } else if ('uncertain' in delivery) await settleMessage(tx, { message, state: 'uncertain', reason: delivery.reason });
  else if ('refused' in delivery)
    await settleMessage(tx, { message, state: 'failed', reason: delivery.reason, ofRecipient: delivery.ofRecipient });
  else await settleMessage(tx, { message, state: 'retrying', reason: delivery.reason });
}
