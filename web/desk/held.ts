import { ph, t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readConversation } from '#core/contract/desk.ts';
import { cancelHeld, changeHeld, sendHeldNow } from '#core/contract/outgoing.ts';
import { call } from '../app/api.ts';
import { dropToast, toast } from '../app/toast.tsx';
import { dayAndClock } from '../ui/format.ts';
import { attempt } from './attempt.ts';
import { changeDraft } from './draft-store.ts';
import { withTakenBack } from './drafts.ts';
import { surely } from './surely.ts';

/** An answer that is written and has not gone out. */
export type Held = WireOutputOf<typeof readConversation>['held'][number];

interface Place {
  owner: string;
  conversation: string;
}

/** Takes an answer back into the box it was written in: it was never sent. */
export function takeBack(held: string, { owner, conversation }: Place): Promise<void> {
  dropToast(`held ${held}`);
  return attempt(async () => {
    // The words come back even when the answer to the first request is lost: the same key gives the same answer again.
    const once = { idempotencyKey: `take-back-${held}` };
    const back = await surely(() => call(cancelHeld, { id: held }, once));
    changeDraft(owner, conversation, (draft) => withTakenBack(draft, back));
  });
}

export function sendNow({ id }: Held, seen: string | null): Promise<void> {
  dropToast(`held ${id}`);
  return attempt(() => call(sendHeldNow, { id, seen }));
}

export function moveTo({ id, version }: Held, sendAt: Date, seen: string | null): Promise<void> {
  return attempt(async () => {
    const { dueAt } = await call(changeHeld, { id, version, sendAt: sendAt.toISOString(), seen });
    toast({ text: t`Goes out ${ph({ when: dayAndClock(dueAt) })}`, about: `held ${id}` });
  });
}

/** Says that an answer waits, with the way back, as long as there is one. */
export function offerTakingBack(held: { id: string; dueAt: string }, place: Place): void {
  offerBack(held, () => void takeBack(held.id, place));
}

/** The same of anything that waits. */
export function offerBack({ id, dueAt }: { id: string; dueAt: string }, undo: () => void): void {
  const left = Date.parse(dueAt) - Date.now();
  if (left <= 0) return;
  const soon = left < 60_000;
  toast({
    text: soon
      ? t`Goes out in ${ph({ seconds: Math.ceil(left / 1000) })} s`
      : t`Goes out ${ph({ when: dayAndClock(dueAt) })}`,
    about: `held ${id}`,
    undo,
    ...(soon ? { stays: left } : {}),
  });
}
