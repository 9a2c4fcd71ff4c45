import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readConversation } from '#core/contract/desk.ts';
import { cancelHeld, changeHeld, sendHeldNow } from '#core/contract/outgoing.ts';
import { call } from '../app/api.ts';
import { dropToast, toast } from '../app/toast.tsx';
import { dayAndClock } from '../ui/format.ts';
import { attempt } from './attempt.ts';
import { changeDraft } from './draft-store.ts';
import { withTakenBack } from './drafts.ts';

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
    const back = await call(cancelHeld, { id: held });
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
    toast({ text: `Goes out ${dayAndClock(dueAt)}`, about: `held ${id}` });
  });
}

/** Says that an answer waits, with the way back, as long as there is one. */
export function offerTakingBack({ id, dueAt }: { id: string; dueAt: string }, place: Place): void {
  const left = Date.parse(dueAt) - Date.now();
  if (left <= 0) return;
  const soon = left < 60_000;
  toast({
    text: soon ? `Goes out in ${Math.ceil(left / 1000)} s` : `Goes out ${dayAndClock(dueAt)}`,
    about: `held ${id}`,
    undo: () => void takeBack(id, place),
    ...(soon ? { stays: left } : {}),
  });
}
