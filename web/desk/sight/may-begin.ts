import { useSession } from '../../app/session.ts';

/** Whether somebody may begin conversations: whoever works from outside answers, and begins none. */
export function useMayBegin(): boolean {
  const { may, role } = useSession();
  return may('conversation.reply') && role !== 'outsourced';
}
