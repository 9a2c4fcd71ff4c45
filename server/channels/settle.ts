import { publish, sql, type Tx } from '#platform';
import { messageSettled } from './events.ts';

export type Settled = {
  message: string;
  state: 'sent' | 'delivered' | 'uncertain' | 'refused';
  reason?: string | null | undefined;
  providerId?: string | undefined;
};

/** States a message may come from: what is known for certain is not taken back by what is known less well. */
const from: Record<Settled['state'], string[]> = {
  sent: ['queued', 'uncertain'],
  delivered: ['queued', 'sent', 'uncertain'],
  uncertain: ['queued'],
  refused: ['queued', 'sent', 'uncertain'],
};

/** Notes what became of a message we sent and publishes `message.settled`; false when nothing changed. */
export async function settleMessage(tx: Tx, input: Settled): Promise<boolean> {
  const reason = input.reason ?? null;
  const row = await tx.maybe<{ thread: string }>(sql`update channels.message
    set state = ${input.state}, state_reason = ${reason},
      provider_id = coalesce(${input.providerId ?? null}, provider_id)
    where id = ${input.message} and direction = 'out' and state = any(${from[input.state]}::text[])
    returning thread`);
  if (!row) return false;
  await publish(tx, messageSettled, {
    subject: row.thread,
    data: { thread: row.thread, message: input.message, state: input.state, reason },
  });
  return true;
}
