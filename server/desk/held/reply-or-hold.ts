import type { Copy } from '#core/channels/copies.ts';
import { problem, type Actor, type App, type Tx } from '#platform';
import { draftSent } from '../drafts/draft.ts';
import { takeConversation } from '../conversation.ts';
import { refuseMovedOn, type Guard } from '../moved-on.ts';
import { refuseSpam, reply, type Answer } from '../reply.ts';
import { refuseUnfilled } from '../unfilled.ts';
import { refuseUnseen } from '../unseen.ts';
import { wantedCopies } from '../copies.ts';
import { signReply } from '../writing.ts';
import { heldByKey, hold } from './hold.ts';

interface Wanted extends Omit<Answer, 'signature' | 'copies'> {
  id: string;
  sendAt: Date | null;
  /** Seconds in which it can be taken back. */
  undoFor: number;
  /** Null: as the mailbox has it. */
  copies: readonly Copy[] | null;
  /** What the person has begun to write there is something else. */
  keepDraft?: boolean;
  /** Whether one stands under it. */
  signature: boolean;
  /** With it, what colleagues did since keeps the answer back, too. */
  guard?: Guard | undefined;
}

/**
 * Answers the customer now, or keeps the answer for a few seconds or until its time; then it gives the held answer. The same
 * press of the button twice does it once, whatever became of the first.
 */
export async function replyOrHold(
  tx: Tx,
  input: Wanted,
  by: { app: App; actor: Actor },
): Promise<{ id: string; dueAt: Date } | null> {
  const conversation = await takeConversation(tx, { id: input.id }, by.actor);
  const { sendAt, undoFor, signature: _, keepDraft: __, guard, copies: chosen, ...wanted } = input;
  const dueAt = sendAt ?? new Date(tx.now.getTime() + undoFor * 1000);
  const before = await heldByKey(tx, input.id, input.key);
  if (before !== undefined) return { id: before, dueAt };
  refuseSnooze(input, by.actor);
  refuseUnfilled(input.text);
  if (input.keepDraft !== true) await draftSent(tx, { conversation: conversation.id, mode: 'reply' }, by.actor);
  await refuseMovedOn(tx, conversation, { look: { seen: input.seen, guard }, actor: by.actor });
  const copies = await wantedCopies(tx, { id: conversation.id, wanted: chosen }, by);
  const signed = { ...(await signReply(tx, { ...input, thread: input.id }, by)), copies };
  if (dueAt <= tx.now) {
    await reply(tx, { ...wanted, ...signed }, by);
    return null;
  }
  refuseSpam(conversation);
  await refuseUnseen(tx, input.id, input);
  const kind = sendAt === null ? 'undo' : 'scheduled';
  return { id: await hold(tx, { ...wanted, ...signed, conversation, kind, dueAt }, by.actor), dueAt };
}

/**
 * Throws `invalid` for a time before the answer goes, or beside resolving, and `forbidden` for who snoozes nothing. What has passed
 * meanwhile, for want of a connection, puts nothing off: the answer goes all the same.
 */
function refuseSnooze({ resolve, sendAt, snoozeUntil: until = null }: Wanted, actor: Actor): void {
  if (until === null) return;
  if (actor.kind !== 'system' && !actor.permissions.has('conversation.snooze'))
    throw problem('forbidden', { detail: 'You may answer, but not snooze.' });
  const wrong = (detail: string, message: string) =>
    problem('invalid', { detail, fields: [{ path: 'snoozeUntil', message }] });
  if (resolve) throw wrong('What is resolved cannot be snoozed: choose one.', 'goes not with resolve');
  if (sendAt !== null && until <= sendAt)
    throw wrong('It would be awake before the answer goes out. Choose a later time.', 'must be after sendAt');
}
