import { countConversations } from '#core/contract/counts.ts';
import { useRead } from '../app/read.ts';
import { useFirstGone } from './begin/first-gone.ts';
import { noteRefused, noteSent } from './acting.ts';
import { useDraftSync } from './draft-sync.ts';
import { useHeldBack } from './held-back.ts';
import { useOwner } from './owner.ts';
import { useSending } from './unsent-store.ts';

const outcomes = { sent: noteSent, refused: noteRefused };

/**
 * How many open conversations are mine, in the navigation. As it is there on every page, it also keeps answers going out
 * that waited for the connection.
 */
export function InboxCount() {
  const owner = useOwner();
  useSending(owner, outcomes);
  useDraftSync(owner);
  useHeldBack();
  useFirstGone();
  const { data } = useRead(countConversations, {});
  const mine = data?.mine ?? 0;
  return mine === 0 ? null : <>{mine}</>;
}
