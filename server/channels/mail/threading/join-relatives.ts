import { isSure } from '#core/channels/threading/decide.ts';
import { publish, sql, type Tx } from '#platform';
import { mergeThreads } from '../../arrange/arrange.ts';
import { threadMerged } from '../../events.ts';
import { threadOf, type Thread } from '../../threads.ts';
import type { Placed } from './place.ts';
import type { ReadMail } from '../read-mail.ts';

/** Whether nobody of ours has written in it yet: then it is only the answer that came before what it answers. */
async function isUnanswered(tx: Tx, thread: string): Promise<boolean> {
  const ours = await tx.maybe(sql`select 1 from channels.message
    where workspace = ${tx.workspace} and thread = ${thread} and direction = 'out' limit 1`);
  return ours === undefined;
}

/** Mails of a customer's own conversation: none of a chat, and none beside a conversation. */
function isJoinable({ channel, beside }: Thread): boolean {
  return channel === 'mail' && beside === null;
}

/**
 * Answers may come before what they answer, and begin a conversation of their own. When the mail between comes, its sender
 * takes part in both and shows more than a number, and nobody has answered in the later one, the two are one.
 */
export async function joinRelatives(
  tx: Tx,
  { mail, placed, proven }: { mail: ReadMail; placed: Placed; proven: boolean },
): Promise<void> {
  const { decision, clues, candidates } = placed;
  if (decision.outcome !== 'thread' || !isSure(decision, { clues, proven })) return;
  const target = decision.thread;
  const sender = mail.from.address;
  const early = new Set(clues.filter(({ kind }) => kind === 'answered-before').map(({ thread }) => thread));
  for (const { thread, participants } of candidates) {
    if (!early.has(thread) || thread === target || !participants.includes(sender)) continue;
    const into = await threadOf(tx, target);
    const other = await threadOf(tx, thread);
    if (!isJoinable(into) || !isJoinable(other) || !(await isUnanswered(tx, thread))) continue;
    const { id } = await mergeThreads(tx, { source: thread, target, byName: 'Throughline' });
    const { customer } = other;
    await publish(tx, threadMerged, {
      subject: thread,
      data: { thread, customer, channel: 'mail', into: target, arrangement: id },
    });
  }
}
