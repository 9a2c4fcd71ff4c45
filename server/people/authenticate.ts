import type { FastifyRequest } from 'fastify';
import { plainId } from '#core/contract/codecs.ts';
import { problem } from '#core/contract/problems.ts';
import type { Role } from '#core/people/permissions.ts';
import { cookiesOf, sql, type Actor, type App, type AuthUser, type Authenticate } from '#platform';
import { actorOfKey, keyPrefix } from './api-keys.ts';
import { authOf } from './auth-of.ts';
import { memberActor } from './member-actor.ts';

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

interface SignedIn {
  /** Of the session. */
  id: string;
  user: AuthUser;
  memberships: Membership[];
}

interface SignedInRow extends AuthUser {
  session: string;
  memberships: Membership[];
}

/** Who is signed in by the cookies of a request, and where they belong. Session times are of the machine's clock. */
export async function signedIn(app: App, request: FastifyRequest): Promise<SignedIn | null> {
  const token = authOf(app).tokenOf(cookiesOf(request));
  if (token === null) return null;
  const [row] = await app.database.look(sql<SignedInRow>`
      select session.id as session, person.id, person.name, person.email, coalesce((
        select json_agg(json_build_object('id', workspace.id, 'name', workspace.name, 'demo', workspace.demo, 'role', member.role)
          order by member.since, workspace.id)
        from people.member join people.workspace on workspace.id = member.workspace
        where member.user_id = person.id), '[]') as memberships
      from people.session join people.user person on person.id = session.user_id
      where session.token = ${token} and session.expires_at > now()`);
  if (row === undefined) return null;
  const { session, memberships, id, name, email } = row;
  return { id: session, user: { id, name, email }, memberships };
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
    const found = await signedIn(app, request);
    const workspace = found && chosenWorkspace(request, found.memberships);
    return found && workspace && memberActor({ ...found.user, workspace: workspace.id, role: workspace.role });
  };
}
