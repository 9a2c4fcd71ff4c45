import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { changeDraft } from '../draft-store.ts';
import { emptyDraft, isWritten, withBoth } from '../drafts.ts';
import { useOwner } from '../owner.ts';
import { usePlace } from '../place.ts';
import type { Conversation } from '../summary.ts';

/** An address of a conversation that was put into another leads there, and what was being written comes along. */
export function useFollow(id: string, conversation: Conversation | undefined): void {
  const owner = useOwner();
  const navigate = useNavigate();
  const { view, words } = usePlace();
  const survivor = conversation?.id;
  useEffect(() => {
    if (survivor === undefined || survivor === id) return;
    carryDraft(owner, { from: id, to: survivor });
    void navigate({
      to: '/inbox/$conversation',
      params: { conversation: survivor },
      search: words === '' ? { view } : { view, q: words },
      replace: true,
    });
  }, [id, survivor, owner, navigate, view, words]);
}

function carryDraft(owner: string, { from, to }: { from: string; to: string }): void {
  let carried = emptyDraft;
  changeDraft(owner, from, (draft) => {
    carried = draft;
    return emptyDraft;
  });
  if (isWritten(carried)) changeDraft(owner, to, (draft) => withBoth(draft, carried));
}
