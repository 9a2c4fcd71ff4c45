import { useEffect, type RefObject } from 'react';
import { changeDraft } from './draft-store.ts';
import type { WordsHandle } from './words/words-handle.ts';

// Who comes from elsewhere to write finds the caret in the box, and an answer begun where nothing stood in it.

interface Wanted {
  conversation: string;
  beginning: string;
}

let wanted: Wanted | undefined;

/** As soon as the box of this conversation is there, it has the focus; what stands in it stays. */
export function wantAnswer(answer: Wanted): void {
  wanted = answer;
}

/** Goes after the draft was taken from the server, so that nothing is begun beside it. */
export function useAnswerWanted(owner: string, conversation: string, words: RefObject<WordsHandle | null>): void {
  useEffect(() => {
    if (wanted?.conversation !== conversation) return;
    const { beginning } = wanted;
    wanted = undefined;
    changeDraft(owner, conversation, (before) => ({
      ...before,
      mode: 'reply',
      reply: before.reply.trim() === '' ? beginning : before.reply,
    }));
    requestAnimationFrame(() => words.current?.focus());
  }, [owner, conversation, words]);
}
