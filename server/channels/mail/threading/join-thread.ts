import { sql, type Tx } from '#platform';
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
  about: { mail: ReadMail; isOwn: (address: string) => boolean; first: boolean; sure: boolean },
): Promise<void> {
  const { mail, isOwn } = about;
  const named = about.first && mail.replyTo ? [mail.replyTo] : [];
  for (const { address } of named)
    await tx.run(sql`update channels.thread set reply_to = ${address} where id = ${thread}`);
  for (const who of [mail.from, ...named, ...(about.sure ? mail.to.slice(0, 50) : [])]) {
    if (!isOwn(splitPlus(who.address).base)) await addParticipant(tx, thread, who);
  }
}
