import { goesByMail } from '#core/channels/channel.ts';
import { domainOf } from '#core/channels/domain-of.ts';
import { suppressionTitles } from '#core/channels/suppression.ts';
import { sql, type Tx } from '#platform';
import { suppressionOf } from '../../suppression/suppressed.ts';
import type { Thread } from '../../threads.ts';

export type Addressee = { name: string; address: string };

/**
 * Whom an answer goes to, always one who takes part: who was meant when it was written, else where the thread's beginner asked
 * for, else who wrote last and showed more than a number that anybody may guess, else whom the first message was from or to: those
 * who got a copy of it joined at the same moment.
 */
export async function addressee(tx: Tx, thread: string, meant?: string | null): Promise<Addressee | undefined> {
  return await tx.maybe<Addressee>(sql`
    select participant.address, participant.name from channels.participant
    join channels.thread on thread.id = participant.thread
    left join lateral (select message.address from channels.message
      left join channels.mail_decision on mail_decision.message = message.id
      where message.thread = participant.thread and direction = 'in' and message.channel = 'mail'
        and mail_decision.evidence->'unsure' is null
      order by message.at desc, message.id desc limit 1) as newest on true
    left join lateral (select message.address from channels.message
      where message.thread = participant.thread order by message.at, message.id limit 1) as first on true
    where participant.thread = ${thread}
    order by (participant.address = ${meant?.toLowerCase() ?? null}::text) desc nulls last,
      (participant.address = thread.reply_to) desc nulls last,
      (participant.address = newest.address) desc nulls last,
      (participant.address = first.address) desc nulls last, participant.joined_at, participant.address limit 1`);
}

/** Why an answer in this thread would not be sent; null when nothing is known against it. */
export async function whyNotTo(tx: Tx, thread: Thread): Promise<string | null> {
  if (!goesByMail(thread.channel)) return null;
  const to = await addressee(tx, thread.id);
  const found = to && (await suppressionOf(tx, to.address));
  return found ? `${suppressionTitles[found.reason]}: ${found.words}`.slice(0, 500) : null;
}

/** Where answers go when whoever began the thread asked for another domain than they wrote from; null otherwise. */
export async function answersElsewhere(tx: Tx, thread: Thread): Promise<string | null> {
  if (!goesByMail(thread.channel)) return null;
  const asked = await tx.maybe<{ replyTo: string; from: string | null }>(sql`select reply_to, (select address
      from channels.message where workspace = ${tx.workspace} and thread = ${thread.id} and direction = 'in'
        and address is not null order by at, id limit 1) as "from"
    from channels.thread where id = ${thread.id} and reply_to is not null`);
  if (asked === undefined || asked.from === null || domainOf(asked.replyTo) === domainOf(asked.from)) return null;
  const to = await addressee(tx, thread.id);
  return to?.address === asked.replyTo.toLowerCase() ? to.address : null;
}
