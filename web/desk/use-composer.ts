import type { RefObject } from 'react';
import { unfilledIn } from '#core/desk/unfilled.ts';
import { goesByMail } from '#core/channels/channel.ts';
import { readWriting } from '#core/contract/outgoing.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { afterSending, type Draft, type Mode } from './drafts.ts';
import type { Conversation } from './summary.ts';
import type { Unsent } from './unsent.ts';
import { submit } from './unsent-store.ts';
import { changeDraft, useDraft } from './draft-store.ts';
import { useKeptDraft } from './draft-sync.ts';
import { useOwner } from './owner.ts';
import { withReasonSaid } from './reasons/saying.ts';
import { useAnswerWanted } from './answer-wanted.ts';
import { useTyping } from './use-typing.ts';
import { usualUndo } from './usual-undo.ts';
import { useUploads } from './use-uploads.ts';
import type { WordsHandle } from './words/words-handle.ts';

export interface ComposerProps {
  conversation: Conversation;
  /** The newest message on the screen. */
  newest: string | null;
  toNewest: () => void;
}

/** What an answer brings with it: it settles the matter, puts it off, or goes later. */
export interface Sending {
  resolve?: boolean | undefined;
  sendAt?: Date | undefined;
  snoozeUntil?: Date | undefined;
}

/** What goes with an answer; in a chat people wait for it, so nothing holds it up. */
function extrasOf(
  { sender, signed, anyway, copies }: Draft,
  { mail, undoSeconds, sendAt, snoozeUntil }: { mail: boolean; undoSeconds: number } & Sending,
): NonNullable<Unsent['extras']> {
  return {
    sendAt: sendAt?.toISOString() ?? null,
    undoFor: mail && sendAt === undefined ? undoSeconds : 0,
    snoozeUntil: snoozeUntil?.toISOString() ?? null,
    ...(mail
      ? { sender, signature: signed, anyway, copies }
      : { sender: null, signature: false, anyway: false, copies: [] }),
  };
}

/** What colleagues may change while one writes. */
function guardOf({ assignee, held }: Conversation): NonNullable<Unsent['guard']> {
  return { owner: assignee?.id ?? null, held: held.map((each) => each.id) };
}

/** What was on the screen when this was written; after "not sent" the person has looked, and pressing again means what is there now. */
function knownTo(
  { notice, seen, guard }: Draft,
  { newest, conversation }: Pick<ComposerProps, 'newest' | 'conversation'>,
): Pick<Unsent, 'seen' | 'guard'> {
  const now = { seen: newest, guard: guardOf(conversation) };
  return notice?.movedOn === true ? now : { seen: seen ?? now.seen, guard: guard ?? now.guard };
}

/** A picture that was taken out of the words again goes nowhere. */
function goesWith({ id, inline }: Draft['uploads'][number], text: string): boolean {
  return inline !== true || text.includes(id);
}

/** Everything the composer does, apart from how it looks. */
export function useComposer({ conversation, newest }: ComposerProps, words: RefObject<WordsHandle | null>) {
  const { id, channel } = conversation;
  const owner = useOwner();
  useKeptDraft(owner, conversation);
  useAnswerWanted(owner, id, words);
  const draft = useDraft(owner, id);
  const change = (work: (before: Draft) => Draft) => changeDraft(owner, id, work);
  const mayReply = useMay('conversation.reply');
  const mode: Mode = mayReply ? draft.mode : 'note';
  const typing = useTyping(id);
  const text = draft[mode];
  const marked = mode === 'note' || goesByMail(channel);
  const added = (file: Draft['uploads'][number]) => {
    change((now) => ({ ...now, uploads: [...now.uploads, file] }));
    if (file.inline === true) words.current?.picture(file);
  };
  const uploads = useUploads(added, draft.uploads.length);
  const write = (next: string) => {
    change((now) => ({
      ...now,
      [mode]: next,
      ...(mode === 'reply' ? { seen: newest, guard: guardOf(conversation) } : {}),
    }));
    if (next !== '') typing.wrote(mode);
  };
  const whole = mode === 'note' || unfilledIn(text).length === 0;
  const ready = text.trim() !== '' && whole && !uploads.busy;
  const writing = useRead(readWriting, {}, { staleTime: 300_000 });
  const undoSeconds = writing.data?.undoSeconds ?? usualUndo;
  const submitNow = (how: Sending) => {
    const files = mode === 'reply' ? draft.uploads.filter((file) => goesWith(file, text)) : [];
    const known = knownTo(draft, { newest, conversation });
    const extras = mode === 'reply' ? extrasOf(draft, { mail: goesByMail(channel), undoSeconds, ...how }) : undefined;
    submit({
      conversation: id,
      kind: mode,
      text,
      marked,
      uploads: files,
      ...known,
      resolve: how.resolve === true && mode === 'reply',
      extras,
    });
    change((now) => afterSending(now, mode));
    typing.stopped();
  };
  const send = (how: Sending = {}) => {
    if (!ready) return;
    if (how.resolve !== true || mode === 'note') return submitNow(how);
    void withReasonSaid(conversation, () => submitNow(how));
  };
  const to = (next: Mode) => change((now) => ({ ...now, mode: next }));
  return { draft, change, mode, to, text, marked, write, send, ready, uploads, mayReply };
}

export type ComposerState = ReturnType<typeof useComposer>;
