import type { FastifyRequest } from 'fastify';
import { plainId } from '#core/contract/codecs.ts';
import { problem } from '#core/contract/problems.ts';
import { permissionsOf, type Role } from '#core/people/permissions.ts';
import { cookiesOf, sql, type Actor, type App, type AuthSession, type Authenticate } from '#platform';
import { actorOfKey, keyPrefix } from './api-keys.ts';
import { authOf } from './auth-of.ts';

export const workspaceCookie = 'throughline_workspace';

export interface Membership {
  id: string;
  name: string;
  demo: boolean;
  role: Role;
}

/** The workspaces of a person, the one they joined first in front. */
export async function membershipsOf(app: App, user: string): Promise<Membership[]> {
  return app.database.everywhere((tx) =>
    tx.all<Membership>(sql`
      select workspace.id, workspace.name, workspace.demo, member.role
      from people.member join people.workspace on workspace.id = member.workspace
      where member.user_id = ${user} order by member.since, workspace.id`),
  );
}

/** The headers that the sign-in looks at; the address is the one our own edge believes. */
export function signInHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ 'x-forwarded-for': request.ip });
  const { cookie } = request.headers;
  if (cookie !== undefined) headers.set('cookie', cookie);
  const device = request.headers['user-agent'];
  if (device !== undefined) headers.set('user-agent', device);
  return headers;
}

/** The workspace a request works in: the one it names, else the one chosen last, else the first. */
export function chosenWorkspace(request: FastifyRequest, all: readonly Membership[]): Membership | null {
  const named = request.headers['x-workspace'];
  if (named !== undefined) {
    const found = all.find(({ id }) => id === plainId('wsp', String(named)));
    if (found === undefined) throw problem('not-found', { detail: 'There is no such workspace.' });
    return found;
  }
  const last = plainId('wsp', cookiesOf(request).get(workspaceCookie) ?? '');
  return all.find(({ id }) => id === last) ?? all[0] ?? null;
}

function memberActor({ user }: AuthSession, { id, role }: Membership): Actor {
  return { workspace: id, kind: 'agent', id: user.id, name: user.name, permissions: permissionsOf(role) };
}

async function byKey(app: App, header: string): Promise<Actor> {
  const key = /^Bearer (\S+)$/i.exec(header)?.[1];
  const actor = key?.startsWith(keyPrefix) === true ? await actorOfKey(app, key) : null;
  if (actor !== null) return actor;
  throw problem('unauthenticated', { code: 'key', detail: 'This API key is not known or was revoked.' });
}

/** Finds out who calls: by an API key in `Authorization: Bearer tl_…`, else by the session cookie. */
export function authenticator(app: App): Authenticate {
  return async (request) => {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return byKey(app, authorization);
    if (cookie === undefined) return null;
    const session = await authOf(app).peek(signInHeaders(request));
    if (session === null) return null;
    const workspace = chosenWorkspace(request, await membershipsOf(app, session.user.id));
    return workspace && memberActor(session, workspace);
  };
}
