import { useState } from 'react';
import { listConversationItems } from '#core/contract/desk.ts';
import { call } from '../app/api.ts';
import { withNewest, withOlder, type KnownItems } from './items.ts';
import type { Conversation } from './summary.ts';

/** The items of a conversation: the newest as they come in, older ones when they are asked for. */
export function useItems(conversation: Conversation) {
  const [known, setKnown] = useState<{ from: Conversation; items: KnownItems }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const items = known?.from === conversation ? known.items : withNewest(known?.items, conversation);
  if (known?.from !== conversation) setKnown({ from: conversation, items });
  const older = async () => {
    if (items.next === null || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const page = await call(listConversationItems, { id: conversation.id, after: items.next });
      setKnown((now) => (now === undefined ? now : { ...now, items: withOlder(now.items, page) }));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { items: items.items, hasOlder: items.next !== null, older, busy, error };
}
