import { ph, t } from '@lingui/core/macro';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import {
  cancelFirstMessage,
  changeFirstMessage,
  sendFirstMessageNow,
  type listFirstMessages,
} from '#core/contract/first-messages.ts';
import { call } from '../../app/api.ts';
import { dropToast, toast } from '../../app/toast.tsx';
import { dayAndClock } from '../../ui/format.ts';
import { attempt } from '../attempt.ts';
import { offerBack } from '../held.ts';
import { surely } from '../surely.ts';
import { putBack } from './aside.ts';
import type { FirstWords } from './first-words.ts';

/** A first message that waits. */
export type HeldFirst = WireOutputOf<typeof listFirstMessages>['items'][number];

type Back = WireOutputOf<typeof cancelFirstMessage>;

/** As it stood where it was written. */
export function wordsOfBack(back: Back): FirstWords {
  const { customer: to, email, name, subject, signature: signed, ...rest } = back;
  const text = textOf(back);
  const uploads = back.uploads.map((file) => (text.includes(file.id) ? { ...file, inline: true } : file));
  return { ...rest, to, email: email ?? '', name: name ?? '', subject: subject ?? '', text, uploads, signed };
}

/** With marks in a mail, plainly in a chat, whoever wrote it by whatever means. */
function textOf({ channel, text, marked }: Back): string {
  if (marked === (channel === 'mail')) return text;
  return marked ? plainOf(readMarked(text)) : markedOfPlain(text);
}

interface Place {
  owner: string;
  /** Leads to where a first message is written. */
  write(): void;
}

/** Takes a first message back to where it was written: it was never sent. */
export function takeFirstBack(id: string, { owner, write }: Place): Promise<void> {
  dropToast(`held ${id}`);
  return attempt(async () => {
    const once = { idempotencyKey: `take-back-${id}` };
    putBack(owner, wordsOfBack(await surely(() => call(cancelFirstMessage, { id }, once))));
    write();
  });
}

/** Says that it waits, with the way back. */
export function offerFirstBack(held: { id: string; dueAt: string }, place: Place): void {
  offerBack(held, () => void takeFirstBack(held.id, place));
}

export function sendFirstNow({ id }: HeldFirst): Promise<void> {
  dropToast(`held ${id}`);
  return attempt(() => call(sendFirstMessageNow, { id }));
}

export function moveFirstTo({ id, version }: HeldFirst, sendAt: Date): Promise<void> {
  return attempt(async () => {
    const { dueAt } = await call(changeFirstMessage, { id, version, sendAt: sendAt.toISOString() });
    toast({ text: t`Goes out ${ph({ when: dayAndClock(dueAt) })}`, about: `held ${id}` });
  });
}
