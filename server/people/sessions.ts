import { setTimeout } from 'node:timers/promises';
import type { InputOf, OutputOf } from '#core/contract/endpoint.ts';
import { wireId } from '#core/contract/codecs.ts';
import { problem } from '#core/contract/problems.ts';
import type * as contract from '#core/contract/session.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import { rateLimit, setCookie, type App, type AuthUser, type OpenContext } from '#platform';
import { authOf } from './auth-of.ts';
import {
  chosenWorkspace,
  membershipsOf,
  signedIn,
  signInHeaders,
  workspaceCookie,
  type Membership,
} from './authenticate.ts';
import { auditOwn, languageOf } from './profile.ts';
import { signedInUser } from './signed-in-user.ts';
import { tellSessionEnded } from './session-ended.ts';
import { setUpLinkRequired, setUpNeeded } from './set-up.ts';

export type SessionAnswer = OutputOf<typeof contract.signIn>;

interface Known {
  user: AuthUser;
  all: Membership[];
}

/** Someone who guesses one person's password from many addresses gets as slow as from one. */
const perAddress = rateLimit({ perMinute: 10, burst: 20 });

/** Counts a guess at the password of this person; throws `too-many` when there were too many. */
function countGuess(email: string): void {
  perAddress.take(email.toLowerCase());
}

export function sendCookies({ reply }: OpenContext, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
}

async function answer(app: App, { user, all }: Known, workspace: Membership | null): Promise<SessionAnswer> {
  const permissions = workspace === null ? [] : [...permissionsOf(workspace.role)];
  const language = await languageOf(app, user.id);
  return { user, language, workspace, role: workspace?.role ?? null, permissions, workspaces: all };
}

async function answerFor(user: AuthUser, context: OpenContext): Promise<SessionAnswer> {
  const all = await membershipsOf(context.app, user.id);
  return answer(context.app, { user, all }, chosenWorkspace(context.request, all));
}

/** Who is signed in, and whether set-up waits. */
export async function whoAmI(context: OpenContext): Promise<OutputOf<typeof contract.whoAmI>> {
  const { app, request } = context;
  const found = await authOf(app).sessionOf(signInHeaders(request));
  sendCookies(context, found.cookies);
  const needed = found.value === null && (await setUpNeeded(app));
  return {
    session: found.value && (await answerFor(found.value.user, context)),
    setup: { needed, linkRequired: needed && setUpLinkRequired(app) },
  };
}

/** Signs in and answers as who, and where. Throws `unauthenticated` with the same words for a wrong address and a wrong password. */
export async function signIn(given: InputOf<typeof contract.signIn>, context: OpenContext): Promise<SessionAnswer> {
  return answerFor(await enter(given, context), context);
}

/** Signs in: the cookies go with the answer. */
export async function enter(given: InputOf<typeof contract.signIn>, context: OpenContext): Promise<AuthUser> {
  countGuess(given.email);
  const done = await authOf(context.app).signIn(given, signInHeaders(context.request));
  sendCookies(context, done.cookies);
  return done.value;
}

/** The session of somebody in the workspace they have just joined. */
export async function sessionIn(workspace: string, user: AuthUser, context: OpenContext): Promise<SessionAnswer> {
  return goTo(workspace, { user, all: await membershipsOf(context.app, user.id) }, context);
}

/** Signs out; without a session it does nothing. */
export async function signOut(context: OpenContext): Promise<void> {
  const { app, request } = context;
  const me = await signedIn(app, request);
  const done = await authOf(app).signOut(signInHeaders(request));
  sendCookies(context, done.cookies);
  if (me !== null) await tellSessionEnded(app, me.user.id);
}

/** Remembers in a cookie which workspace the person goes to. */
export async function switchWorkspace(workspace: string, context: OpenContext): Promise<SessionAnswer> {
  const me = await signedIn(context.app, context.request);
  if (me === null) throw problem('unauthenticated', { detail: 'Please sign in first.' });
  return goTo(workspace, { user: me.user, all: me.memberships }, context);
}

async function goTo(workspace: string, { user, all }: Known, { app, reply }: OpenContext): Promise<SessionAnswer> {
  const found = all.find(({ id }) => id === workspace);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such workspace.' });
  const secure = app.config.publicUrl?.startsWith('https:') === true;
  setCookie(reply, { name: workspaceCookie, value: wireId('wsp', workspace), maxAge: 400 * 24 * 3600, secure });
  return answer(app, { user, all }, found);
}

const sameForAll = 150;

/** Sends a link if the address is known. The answer takes as long if it is not, so that nobody learns who has an account. */
export async function forgotPassword({ email }: { email: string }, { app }: OpenContext): Promise<void> {
  await Promise.all([authOf(app).forgotten(email), setTimeout(sameForAll)]);
}

/** Changes the own password; other sessions end. Written into the audit log of each of the person's workspaces. */
export async function changePassword(
  given: InputOf<typeof contract.changePassword>,
  context: OpenContext,
): Promise<void> {
  const { app, request } = context;
  const user = signedInUser(context);
  const done = await authOf(app).changePassword(given, signInHeaders(request));
  sendCookies(context, done.cookies);
  await auditOwn(app, user, { action: 'password.change' });
  await tellSessionEnded(app, user.id);
}

/** Where the person is signed in, the latest first. */
export async function listSessions(context: OpenContext): Promise<OutputOf<typeof contract.listSessions>> {
  signedInUser(context);
  const { app, request } = context;
  const current = await signedIn(app, request);
  const all = await authOf(app).sessions(signInHeaders(request));
  const items = all.map((each) => ({ ...each, current: each.id === current?.id }));
  return { items: items.toSorted((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime()) };
}

/** Ends one of the person's own sessions. */
export async function endSession(id: string, context: OpenContext): Promise<void> {
  const user = signedInUser(context);
  const ended = await authOf(context.app).endSession(signInHeaders(context.request), id);
  if (!ended) throw problem('not-found', { detail: 'There is no such session.' });
  await tellSessionEnded(context.app, user.id);
}

/** Ends all sessions of the person but this one. */
export async function endOtherSessions(context: OpenContext): Promise<void> {
  const user = signedInUser(context);
  await authOf(context.app).endOtherSessions(signInHeaders(context.request));
  await tellSessionEnded(context.app, user.id);
}
