import { enqueue, giveUp, outboxProgress, problem, sendAgain, sql, tryNow, type Tx } from '#platform';
import { settleMessage } from './settle.ts';
import type { Channel } from './threads.ts';

type Ours = { id: string; thread: string; channel: Channel; state: string };

/** The outbox's key of a message. */
export function outboxKey(message: string): string {
  return `message:${message}`;
}

async function takeOurs(tx: Tx, id: string): Promise<Ours> {
  const found = await tx.maybe<Ours>(sql`select id, thread, channel, state from channels.message
    where id = ${id} and direction = 'out' for update`);
  if (!found) throw problem('not-found', { detail: 'No such message of ours.' });
  return found;
}

async function wayOf(tx: Tx, { id, channel }: Ours): Promise<{ transport: string; key: string; known: boolean }> {
  const key = outboxKey(id);
  const progress = (await outboxProgress(tx, [key])).get(key);
  return { transport: progress?.transport ?? channel, key, known: progress !== undefined };
}

/**
 * Sends once more what failed or may not have arrived, under the same Message-ID, so that whoever has it already can fold the
 * two. Throws `conflict` while it is on its way, or when it has arrived.
 */
export async function resendMessage(
  tx: Tx,
  { id, anyway }: { id: string; anyway: boolean },
): Promise<{ state: string }> {
  const message = await takeOurs(tx, id);
  const { known, ...way } = await wayOf(tx, message);
  const over = message.state === 'failed' || message.state === 'uncertain';
  if (!over || (known && !(await sendAgain(tx, way))))
    throw problem('conflict', { code: 'not-over', detail: 'This message is on its way, or has arrived already.' });
  if (!known) await enqueue(tx, { ...way, subject: message.thread, payload: { message: id }, priority: 10 });
  await tx.run(sql`update channels.message set resent_at = ${tx.now}, anyway = anyway or ${anyway} where id = ${id}`);
  await settleMessage(tx, { message: id, state: 'queued' });
  return { state: 'queued' };
}

/** Lets a message that waits be tried at once. Throws `conflict` when it does not wait. */
export async function tryMessageNow(tx: Tx, id: string): Promise<{ state: string }> {
  const message = await takeOurs(tx, id);
  if (!(await tryNow(tx, await wayOf(tx, message))))
    throw problem('conflict', { code: 'not-waiting', detail: 'This message does not wait any more.' });
  return { state: message.state };
}

/** Stops the attempts. Throws `conflict` when it is being sent at this moment, or is over. */
export async function giveUpMessage(tx: Tx, id: string, by: string): Promise<{ state: string }> {
  const message = await takeOurs(tx, id);
  const reason = `Given up by ${by}.`;
  if (!(await giveUp(tx, { ...(await wayOf(tx, message)), reason })))
    throw problem('conflict', { code: 'not-waiting', detail: 'This message does not wait any more.' });
  await settleMessage(tx, { message: id, state: 'failed', reason });
  return { state: 'failed' };
}

/** Attempts so far and the next one, of those of these messages that are not over; `sending`: at this moment. */
export async function progressOf(
  tx: Tx,
  messages: ReadonlyArray<{ id: string; direction: 'in' | 'out'; state: string }>,
): Promise<Map<string, { attempts: number; nextAt: Date | null; sending: boolean }>> {
  const open = messages.filter(
    ({ direction, state }) => direction === 'out' && state !== 'delivered' && state !== 'sent',
  );
  const found = await outboxProgress(
    tx,
    open.map(({ id }) => outboxKey(id)),
  );
  return new Map(
    open.flatMap(({ id }) => {
      const progress = found.get(outboxKey(id));
      if (!progress) return [];
      const { state, attempts, dueAt } = progress;
      const waits = state === 'queued' || state === 'retrying';
      return [[id, { attempts, nextAt: waits ? dueAt : null, sending: state === 'sending' }] as const];
    }),
  );
}
