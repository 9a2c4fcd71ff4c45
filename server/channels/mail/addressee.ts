import { suppressionTitles } from '#core/channels/suppression.ts';
import { sql, type Tx } from '#platform';
import { suppressionOf } from '../suppression/suppressed.ts';
import type { Thread } from '../threads.ts';

/** Whom an answer goes to: where the thread's beginner asked for, else who wrote last, else the first who takes part. */
export async function addressee(tx: Tx, thread: string): Promise<{ name: string; address: string } | undefined> {
  return await tx.maybe<{ name: string; address: string }>(sql`
    select participant.address, participant.name from channels.participant
    join channels.thread on thread.id = participant.thread
    left join lateral (select address from channels.message
      where message.thread = participant.thread and direction = 'in' and message.channel = 'mail'
      order by at desc, id desc limit 1) as newest on true
    where participant.thread = ${thread}
    order by (participant.address = thread.reply_to) desc nulls last,
      (participant.address = newest.address) desc nulls last, participant.joined_at, participant.address limit 1`);
}

/** Why an answer in this thread would not be sent; null when nothing is known against it. */
export async function whyNotTo(tx: Tx, thread: Thread): Promise<string | null> {
  if (thread.channel !== 'mail') return null;
  const to = await addressee(tx, thread.id);
  const found = to && (await suppressionOf(tx, to.address));
  return found ? `${suppressionTitles[found.reason]}: ${found.words}`.slice(0, 500) : null;
}
