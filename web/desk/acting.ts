import {
  assignConversation,
  markConversationSpam,
  reopenConversation,
  resolveConversation,
  unblockCustomer,
} from '#core/contract/desk.ts';
import { snoozeConversation } from '#core/contract/marks.ts';
import { call } from '../app/api.ts';
import { dropToast, toast } from '../app/toast.tsx';
import { awayNow } from '../people/away.ts';
import { dayAndClock } from '../ui/format.ts';
import { atOnce } from './at-once.ts';
import { attempt } from './attempt.ts';
import { changeDraft } from './draft-store.ts';
import { withReturned, type Draft } from './drafts.ts';
import type { Summary } from './summary.ts';
import { offerTakingBack } from './held.ts';
import { withReason } from './reasons/asking.ts';
import type { Unsent } from './unsent.ts';
import type { Sent } from './unsent-store.ts';

// What is done with a conversation: at once, with a way back in the toast. Errors are said, and the page looks again.

type Known = Pick<Summary, 'id' | 'version' | 'customer' | 'assignee'>;

function offerReopening(text: string, { id, version }: Known): void {
  toast({ text, about: id, undo: () => void attempt(() => call(reopenConversation, { id, version })) });
}

function offerWaking({ id, version, snoozedUntil }: Sent): void {
  if (snoozedUntil === null) return;
  const back = () => call(snoozeConversation, { id, version, until: null });
  toast({ text: `Sent and snoozed until ${dayAndClock(snoozedUntil)}`, about: id, undo: () => void attempt(back) });
}

function settled(status: 'resolved' | 'spam') {
  return { status, waitingSince: null };
}

function resolve({ id, version, customer }: Known, reason: string | undefined): Promise<void> {
  const said = reason === undefined ? {} : { reason };
  return attempt(async () => {
    const after = await atOnce({ id }, settled('resolved'), () => call(resolveConversation, { id, version, ...said }));
    offerReopening(`Resolved: ${customer.name}`, after);
  });
}

/** Settles the matter; whoever does it is asked why it came up, where that is not known. */
export function settle(conversation: Known & Pick<Summary, 'reason' | 'guessed'>): Promise<void> {
  return withReason(conversation, (reason) => void resolve(conversation, reason));
}

export function reopen({ id, version }: Known): Promise<void> {
  dropToast(id);
  return attempt(() => atOnce({ id }, { status: 'open' }, () => call(reopenConversation, { id, version })));
}

export function markSpam({ id, version, customer }: Known, block: boolean): Promise<void> {
  return attempt(async () => {
    const after = await atOnce({ id }, settled('spam'), () => call(markConversationSpam, { id, version, block }));
    const back = async () => {
      await call(reopenConversation, { id, version: after.version });
      if (block) await call(unblockCustomer, { id: customer.id });
    };
    toast({
      text: block ? `Marked as spam; ${customer.name} is blocked` : 'Marked as spam',
      about: id,
      undo: () => void attempt(back),
    });
  });
}

export function unblock({ id, customer }: Known): Promise<void> {
  return attempt(async () => {
    await call(unblockCustomer, { id: customer.id });
    toast({ text: `${customer.name} may write again`, about: id });
  });
}

/** Gives a conversation to somebody, or to nobody. */
export function assign({ id, version, assignee }: Known, to: { id: string; name: string } | null): Promise<void> {
  return attempt(async () => {
    const after = await atOnce({ id }, { assignee: to }, () =>
      call(assignConversation, { id, version, assignee: to?.id ?? null }),
    );
    const back = () => call(assignConversation, { id, version: after.version, assignee: assignee?.id ?? null });
    const away = to === null ? undefined : awayNow(to.id);
    toast({
      text: to === null ? 'Nobody has this now' : `Given to ${to.name}${away === undefined ? '' : `: ${away}`}`,
      about: id,
      undo: () => void attempt(back),
    });
  });
}

/** Called when the server has an answer: while it waits, and after "send and resolve", there is a way back. */
export function noteSent({ resolve: resolved, extras }: Unsent, conversation: Sent, owner: string): void {
  if (conversation.held) return offerTakingBack(conversation.held, { owner, conversation: conversation.id });
  if (resolved) offerReopening(`Sent and resolved: ${conversation.customer.name}`, conversation);
  else if (typeof extras?.snoozeUntil === 'string') offerWaking(conversation);
}

/** Called when an answer was refused: it goes back into the box of its conversation, and is told of when that is not open. */
export function noteRefused(item: Unsent, notice: NonNullable<Draft['notice']>, owner: string): void {
  changeDraft(owner, item.conversation, (draft) =>
    withReturned(draft, item, { ...notice, resolve: item.resolve, snoozeUntil: item.extras?.snoozeUntil }),
  );
  if (!location.pathname.endsWith(item.conversation))
    toast({ text: `Something you wrote was not sent; it is kept in its conversation. ${notice.words}` });
}
