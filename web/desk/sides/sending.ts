import { ph, t } from '@lingui/core/macro';
import { readWriting } from '#core/contract/outgoing.ts';
import { beginSide, settleSide, writeInSide } from '#core/contract/sides.ts';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/read.ts';
import { toast } from '../../app/toast.tsx';
import { attempt } from '../attempt.ts';
import type { SideDraft } from './draft.ts';
import { showBeside } from './opened.ts';
import { withWhom, type SideDetail } from './side-words.ts';
import { takeBack } from './taking-back.ts';

/** The seconds in which a mail can be taken back, as this person has it. */
export function useUndoSeconds(): number {
  return useRead(readWriting, {}, { staleTime: 60_000 }).data?.undoSeconds ?? 5;
}

interface Sent {
  conversation: string;
  owner: string;
  undoFor: number;
  draft: SideDraft;
  copies: NonNullable<SideDraft['copies']>;
}

function wordsOf({ text, uploads, quotes, along, sender, signed }: SideDraft) {
  return { text, marked: true, uploads: uploads.map(({ id }) => id), quotes, along, sender, signature: signed };
}

function tell(side: SideDetail, { conversation, owner, undoFor }: Sent): void {
  const message = side.messages.at(-1)?.id;
  if (undoFor === 0 || message === undefined)
    return toast({ text: t`Sent to ${ph({ who: withWhom(side) })}`, about: side.id });
  return toast({
    text: t`Goes to ${ph({ who: withWhom(side) })}`,
    about: side.id,
    stays: undoFor * 1000,
    undo: () => void attempt(() => takeBack({ conversation, side: side.id, message, owner })),
  });
}

/** Begins a side conversation, and shows it. */
export async function begin(input: Sent & { to: { address: string; name: string } }, key: string): Promise<void> {
  const { conversation, undoFor, draft, copies, to } = input;
  const { subject, mailbox } = draft;
  const words = { ...wordsOf(draft), copies, undoFor };
  const side = await call(beginSide, { id: conversation, to, subject, mailbox, ...words }, { idempotencyKey: key });
  tell(side, input);
  showBeside({ conversation, side: side.id });
}

/** Writes on in one. */
export async function writeOn(input: Sent & { side: string }, key: string): Promise<void> {
  const { conversation, side, undoFor, draft, copies } = input;
  const words = { ...wordsOf(draft), copies, undoFor };
  const after = await call(writeInSide, { id: conversation, side, ...words }, { idempotencyKey: key });
  tell(after, input);
}

/** Says that one is done, or open again; with a way back in the toast. */
export function settle(conversation: string, { id: side }: { id: string }, state: 'open' | 'done'): Promise<void> {
  return attempt(async () => {
    await call(settleSide, { id: conversation, side, state });
    const before = state === 'done' ? 'open' : 'done';
    const back = () => call(settleSide, { id: conversation, side, state: before });
    const text = state === 'done' ? t`The side conversation is done` : t`The side conversation is open again`;
    toast({ text, about: side, undo: () => void attempt(back) });
  });
}
