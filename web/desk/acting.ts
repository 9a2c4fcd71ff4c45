import { ph, t } from '@lingui/core/macro';
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
  toast({
    text: t`Sent and snoozed until ${ph({ until: dayAndClock(snoozedUntil) })}`,
    about: id,
    undo: () => void attempt(back),
  });
}

function settled(status: 'resolved' | 'spam') {
  return { status, waitingSince: null };
}

function resolve({ id, version, customer }: Known, reason: string | undefined): Promise<void> {
  const said = reason === undefined ? {} : { reason };
  return attempt(async () => {
    const after = await atOnce({ id }, settled('resolved'), () => call(resolveConversation, { id, version, ...said }));
    offerReopening(t`Resolved: ${ph({ name: customer.name })}`, after);
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
      text: block ? t`Marked as spam; ${ph({ name: customer.name })} is blocked` : t`Marked as spam`,
      about: id,
      undo: () => void attempt(back),
    });
  });
}

export function unblock({ id, customer }: Known): Promise<void> {
  return attempt(async () => {
    await call(unblockCustomer, { id: customer.id });
    toast({ text: t`${ph({ name: customer.name })} may write again`, about: id });
  });
}

/** Gives a conversation to somebody, or to nobody. */
export function assign({ id, version, assignee }: Known, to: { id: string; name: string } | null): Promise<void> {
  return attempt(async () => {
    const after = await atOnce({ id }, { assignee: to }, () =>
      call(assignConversation, { id, version, assignee: to?.id ?? null }),
    );
    const back = () => call(assignConversation, { id, version: after.version, assignee: assignee?.id ?? null });
    toast({ text: givenWords(to), about: id, undo: () => void attempt(back) });
  });
}

function givenWords(to: { id: string; name: string } | null): string {
  if (to === null) return t`Nobody has this now`;
  const { name } = to;
  const away = awayNow(to.id);
  return away === undefined ? t`Given to ${name}` : t`Given to ${name}: ${away}`;
}

/** Called when the server has an answer: while it waits, and after "send and resolve", there is a way back. */
export function noteSent({ resolve: resolved, extras }: Unsent, conversation: Sent, owner: string): void {
  if (conversation.held) return offerTakingBack(conversation.held, { owner, conversation: conversation.id });
  if (resolved) offerReopening(t`Sent and resolved: ${ph({ name: conversation.customer.name })}`, conversation);
  else if (typeof extras?.snoozeUntil === 'string') offerWaking(conversation);
}

/** Called when an answer was refused: it goes back into the box of its conversation, and is told of when that is not open. */
export function noteRefused(item: Unsent, notice: NonNullable<Draft['notice']>, owner: string): void {
  changeDraft(owner, item.conversation, (draft) =>
    withReturned(draft, item, { ...notice, resolve: item.resolve, snoozeUntil: item.extras?.snoozeUntil }),
  );
  if (!location.pathname.endsWith(item.conversation))
    toast({
      text: t`Something you wrote was not sent; it is kept in its conversation. ${ph({ reason: notice.words })}`,
    });
}
