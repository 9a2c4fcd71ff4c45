import { useSession } from '../app/session.ts';

/** Whose drafts and unsent answers are kept in this browser: one person in one workspace. */
export function useOwner(): string {
  const { user, workspace } = useSession();
  return `${user.id}.${workspace.id}`;
}
