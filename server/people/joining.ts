import type { InputOf, OutputOf } from '#core/contract/endpoint.ts';
import type * as contract from '#core/contract/people.ts';
import type { setUp as setUpEndpoint } from '#core/contract/session.ts';
import { problem } from '#core/contract/problems.ts';
import { passwordHash, sql, type OpenContext } from '#platform';
import { join, openInvitation, workspaceOfInvitation, type Invitation } from './invitations.ts';
import { enter, sessionIn, signIn, type SessionAnswer } from './sessions.ts';
import { addUser, checkSetUpToken, setupCompany, userByEmail } from './set-up.ts';
import { workspaceSettings } from './workspaces.ts';

/** Sets up the first company and signs its owner in. */
export async function setUp(given: InputOf<typeof setUpEndpoint>, context: OpenContext): Promise<SessionAnswer> {
  checkSetUpToken(context.app, given.token, context.request.hostname);
  await setupCompany(context.app, given);
  return signIn(given, context);
}

type Look = OutputOf<typeof contract.lookAtInvitation>;

/** What an invitation link is for. */
export async function lookAtInvitation(token: string, { app }: OpenContext): Promise<Look> {
  const workspace = await workspaceOfInvitation(app, token);
  return app.database.inWorkspace(workspace, async (tx) => {
    const { email, role, expiresAt } = await openInvitation(tx, token);
    const { name } = await workspaceSettings(tx);
    return { company: name, email, role, known: email !== null && (await userByEmail(tx, email)) !== null, expiresAt };
  });
}

type Acceptance = InputOf<typeof contract.acceptInvitation>;

function addressOf(invitation: Invitation, given: Acceptance): string {
  const email = given.email?.toLowerCase();
  if (invitation.email !== null && email !== undefined && email !== invitation.email)
    throw problem('refused', { code: 'other-address', detail: `This invitation is for ${invitation.email}.` });
  const address = invitation.email ?? email;
  if (address === undefined)
    throw problem('invalid', { detail: 'email is missing.', fields: [{ path: 'email', message: 'is missing' }] });
  return address;
}

/**
 * Accepts an invitation. Somebody new gets an account with the name and password given;
 * somebody who has one proves it with its password. Answers the session, in the workspace joined.
 */
export async function acceptInvitation(given: Acceptance, context: OpenContext): Promise<SessionAnswer> {
  const { app } = context;
  const workspace = await workspaceOfInvitation(app, given.token);
  const invitation = await app.database.inWorkspace(workspace, (tx) => openInvitation(tx, given.token));
  const email = addressOf(invitation, given);
  const known = await app.database.everywhere((tx) => userByEmail(tx, email));
  if (known === null) await joinAsNew({ ...given, email }, workspace, context);
  const user = await enter({ email, password: given.password }, context);
  if (known !== null)
    await app.database.inWorkspace(workspace, async (tx) =>
      join(tx, await openInvitation(tx, given.token), { user: user.id, name: user.name }),
    );
  return sessionIn(workspace, user, context);
}

async function joinAsNew(
  given: Acceptance & { email: string },
  workspace: string,
  { app }: OpenContext,
): Promise<void> {
  const { name } = given;
  if (name === undefined)
    throw problem('invalid', { detail: 'name is missing.', fields: [{ path: 'name', message: 'is missing' }] });
  const hash = await passwordHash(given.password);
  await app.database.inWorkspace(workspace, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext(${given.email}))`);
    const user = await addUser(tx, { name, email: given.email, hash });
    await join(tx, await openInvitation(tx, given.token), { user, name });
  });
}
