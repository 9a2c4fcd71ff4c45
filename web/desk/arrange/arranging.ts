import { t } from '@lingui/core/macro';
import {
  joinReview,
  keepReviewApart,
  mergeConversation,
  moveConversationMessage,
  splitConversation,
  undoArrangement,
} from '#core/contract/arrange.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { attempt } from '../attempt.ts';
import type { Summary } from '../summary.ts';

// What is put elsewhere: at once, with a way back in the toast.

type Done = WireOutputOf<typeof mergeConversation>;
type Known = Pick<Summary, 'id' | 'version'>;

/** What is done with the page once it is done, and once it is taken back. */
export interface Ways {
  open(conversation: string): void;
}

function tell(text: string, done: Done, ways: Ways | undefined): void {
  const undo = async () => {
    const { conversation } = await call(undoArrangement, { id: done.arrangement });
    ways?.open(conversation.id);
  };
  toast({ text, about: done.arrangement, undo: () => void attempt(undo) });
}

export function merge(one: Known, into: Summary, ways: Ways): Promise<void> {
  return attempt(async () => {
    const done = await call(mergeConversation, {
      id: one.id,
      into: into.id,
      version: one.version,
      otherCustomer: true,
    });
    ways.open(done.conversation.id);
    tell(t`Joined: all of it is here now`, done, ways);
  });
}

export function split(one: Known, what: { message: string; alone: boolean }, ways: Ways): Promise<void> {
  return attempt(async () => {
    const done = await call(splitConversation, { id: one.id, version: one.version, ...what });
    ways.open(done.conversation.id);
    tell(t`A conversation of its own`, done, ways);
  });
}

export function move(one: Known, what: { message: string; to: Summary }, ways: Ways): Promise<void> {
  const { message, to } = what;
  return attempt(async () => {
    const done = await call(moveConversationMessage, {
      id: one.id,
      version: one.version,
      message,
      to: to.id,
      otherCustomer: true,
    });
    ways.open(done.conversation.id);
    const name = to.subject === '' ? to.customer.name : to.subject;
    tell(t`Moved to “${name}”`, done, ways);
  });
}

export function putThere(id: string, ways?: Ways): Promise<void> {
  return attempt(async () => {
    const done = await call(joinReview, { id });
    ways?.open(done.conversation.id);
    tell(t`Put there`, done, ways);
  });
}

export function keepApart(id: string, ways?: Ways): Promise<void> {
  return attempt(async () => {
    const done = await call(keepReviewApart, { id });
    tell(t`Stays a conversation of its own`, done, ways);
  });
}
