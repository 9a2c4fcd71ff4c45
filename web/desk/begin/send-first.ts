import { useNavigate } from '@tanstack/react-router';
import { startConversation } from '#core/contract/desk.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { holdFirstMessage } from '#core/contract/first-messages.ts';
import { readWriting } from '#core/contract/outgoing.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny, useRead } from '../../app/read.ts';
import { useKeyFor } from '../key-for.ts';
import { usePlace } from '../place.ts';
import { usualUndo } from '../usual-undo.ts';
import { nextWords } from './aside.ts';
import { rememberHeld } from './first-gone.ts';
import { offerFirstBack } from './held-first.ts';

type Words = WireInputOf<typeof startConversation>;

/** Sends a first message: at its time, or once the seconds to take it back are over; at once for who wants none. */
export function useSendFirst(owner: string): (words: Words, sendAt: Date | null) => Promise<void> {
  const { open, close } = usePlace();
  const navigate = useNavigate();
  const keyFor = useKeyFor();
  const { data } = useRead(readWriting, {}, { staleTime: 300_000 });
  const undoFor = data?.undoSeconds ?? usualUndo;
  return async (words, sendAt) => {
    const how = { sendAt: sendAt?.toISOString() ?? null };
    const once = { idempotencyKey: keyFor({ ...words, ...how }) };
    if (sendAt === null && undoFor === 0) {
      const { id } = await call(startConversation, words, once);
      nextWords(owner);
      void lookAgain();
      return open(id);
    }
    const held = await call(holdFirstMessage, { ...words, ...how, ...(undoFor === 0 ? {} : { undoFor }) }, once);
    nextWords(owner);
    void lookAgain();
    close();
    rememberHeld(held.id);
    offerFirstBack(held, { owner, write: () => void navigate({ to: '/inbox/new' }) });
  };
}

async function lookAgain(): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['conversation.', 'first-message.']),
  });
}
