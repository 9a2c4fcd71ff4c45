import { useMemo } from 'react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission, Role } from '#core/people/permissions.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { signIn, whoAmI } from '#core/contract/session.ts';
import { call } from './api.ts';
import { speakAsProfile } from '../languages/chosen.ts';
import { queryClient } from './query-client.ts';
import { keyOf } from './read.ts';

export type Session = WireOutputOf<typeof signIn>;
export type WhoAmI = WireOutputOf<typeof whoAmI>;

/** A session that stands in a workspace: what every page of the console has. */
export interface ConsoleSession {
  user: Session['user'];
  language: Session['language'];
  workspace: NonNullable<Session['workspace']>;
  workspaces: Session['workspaces'];
  role: Role;
  may: (permission: Permission) => boolean;
}

/** Who is signed in. Kept until something says otherwise: signing out, a 401, another tab. */
export const whoAmIQuery = queryOptions({
  queryKey: keyOf(whoAmI, {}),
  queryFn: async (): Promise<WhoAmI> => {
    const found = await call(whoAmI, {});
    // in another browser they may have chosen another language: what is painted now would be in the wrong one
    if (found.session && speakAsProfile(found.session.language)) await new Promise(() => {});
    return found;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Notes a new session (signed in, set up, invited) without asking again. */
export function noteSession(session: Session): void {
  queryClient.clear();
  queryClient.setQueryData(whoAmIQuery.queryKey, { session, setup: { needed: false, linkRequired: false } });
}

/** The session of a page inside the console; the router lets nobody in without one. */
export function useSession(): ConsoleSession {
  const { data } = useQuery(whoAmIQuery);
  return useMemo(() => consoleSession(data), [data]);
}

function consoleSession(data: WhoAmI | undefined): ConsoleSession {
  const session = data?.session;
  if (!session?.workspace) throw new Error('No session.');
  const permissions = new Set(session.permissions);
  return {
    user: session.user,
    language: session.language,
    workspace: session.workspace,
    workspaces: session.workspaces,
    role: session.role ?? 'viewer',
    may: (permission) => permissions.has(permission),
  };
}

/** Whether the signed-in person may do something. */
export function useMay(permission: Permission): boolean {
  return useSession().may(permission);
}

const tabs = new BroadcastChannel('throughline-session');

/** Starts the console anew, in this tab and all others: another workspace, another person, nobody. */
export function restartEverywhere(to = '/'): void {
  tabs.postMessage('restart');
  location.assign(to);
}

tabs.addEventListener('message', () => location.reload());
