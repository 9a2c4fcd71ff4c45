import { openAuth, type App, type Auth, type AuthUser } from '#platform';
import { audit } from './audit.ts';
import { consoleUrl } from './console-url.ts';
import { resetNotice, sendNotice } from './notices.ts';
import { secretHash } from './secrets.ts';
import { tellSessionEnded } from './session-ended.ts';
import { workspacesOf } from './workspaces-of.ts';
import { workspaceSettings } from './workspaces.ts';

const open = new WeakMap<App, Auth>();

/** The sign-in of this product. */
export function authOf(app: App): Auth {
  const found = open.get(app);
  if (found !== undefined) return found;
  const made = openAuth({
    app,
    schema: 'people',
    sendReset: (user, token) => sendReset(app, user, token),
    wasReset: (user) => wasReset(app, user),
  });
  open.set(app, made);
  return made;
}

/** The mail goes out by the workspace the person joined first; without any, there is nothing to sign in to. */
async function sendReset(app: App, user: AuthUser, token: string): Promise<void> {
  const [first] = await workspacesOf(app, user.id);
  if (first === undefined) return;
  const link = `${consoleUrl(app)}/new-password?token=${encodeURIComponent(token)}`;
  await app.database.inWorkspace(first, async (tx) => {
    const { language } = await workspaceSettings(tx);
    const words = resetNotice({ name: user.name, link, language });
    await sendNotice(tx, { key: `reset:${secretHash(token)}`, subject: user.id, to: user.email, words });
  });
}

async function wasReset(app: App, { id, name }: AuthUser): Promise<void> {
  for (const workspace of await workspacesOf(app, id))
    await app.database.inWorkspace(workspace, (tx) =>
      audit(tx, { kind: 'agent', id, name }, { action: 'password.reset', subject: id }),
    );
  await tellSessionEnded(app, id);
}
