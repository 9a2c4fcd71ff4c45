import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { changeDraft, knownDraft, putDraft } from '../draft-store.ts';
import { emptyDraft, isWritten, withBoth } from '../drafts.ts';
import { useOwner } from '../owner.ts';
import { usePlace } from '../place.ts';
import type { Conversation } from '../summary.ts';

/** An address of a conversation that was put into another leads there, and what was being written comes along. */
export function useFollow(id: string, conversation: Conversation | undefined): void {
  const owner = useOwner();
  const navigate = useNavigate();
  const { search } = usePlace();
  const survivor = conversation?.id;
  useEffect(() => {
    if (survivor === undefined || survivor === id) return;
    carryDraft(owner, { from: id, to: survivor });
    void navigate({
      to: '/inbox/$conversation',
      params: { conversation: survivor },
      search,
      replace: true,
    });
  }, [id, survivor, owner, navigate, search]);
}

/** The server has put what it knew where it belongs; only what it has not yet goes along from here. */
function carryDraft(owner: string, { from, to }: { from: string; to: string }): void {
  const carried = knownDraft(owner, from);
  putDraft(owner, from, emptyDraft);
  if (carried.dirty && isWritten(carried)) changeDraft(owner, to, (draft) => withBoth(draft, carried));
}
