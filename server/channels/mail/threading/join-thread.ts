import { sql, type Tx } from '#platform';
import { addressesWith } from '../../side/whose.ts';
import { addParticipant } from '../../threads.ts';
import type { ReadMail } from '../read-mail.ts';
import { splitPlus } from './reply-address.ts';

/**
 * Those who may continue the thread: the sender and, when the mail shows more than what anybody may guess, whom the sender wrote
 * to; never our own addresses.
 */
export async function joinThread(
  tx: Tx,
  thread: string,
  about: { mail: ReadMail; isOwn: (address: string) => boolean; first: boolean; sure: boolean; beside: string | null },
): Promise<void> {
  const { mail, isOwn } = about;
  const named = about.first && mail.replyTo ? [mail.replyTo] : [];
  for (const { address } of named)
    await tx.run(sql`update channels.thread set reply_to = ${address} where id = ${thread}`);
  // Whom the customer's conversation is with takes no part beside it.
  const apart = about.beside === null ? new Set<string>() : (await addressesWith(tx, about.beside)).all;
  for (const who of [mail.from, ...named, ...(about.sure ? mail.to.slice(0, 50) : [])]) {
    if (apart.has(who.address.toLowerCase()) && who !== mail.from) continue;
    if (!isOwn(splitPlus(who.address).base)) await addParticipant(tx, thread, who);
  }
}
