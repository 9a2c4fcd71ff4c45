import { openAuth, type App } from '#platform';
import { audit } from './audit.ts';
import { consoleUrl } from './console-url.ts';
import { workspacesOf } from './workspaces-of.ts';

/**
 * A link by which somebody sets a new password, to be handed over by whoever runs the installation where no mail goes out.
 * It works once, for one hour. Null when nobody has this address.
 */
export async function passwordLink(app: App, email: string): Promise<string | null> {
  let made: { user: string; link: string } | undefined;
  const auth = openAuth({
    app,
    schema: 'people',
    sendReset: async ({ id }, token) => {
      made = { user: id, link: `${consoleUrl(app)}/new-password?token=${encodeURIComponent(token)}` };
    },
    wasReset: async () => undefined,
  });
  await auth.forgotten(email);
  if (made === undefined) return null;
  const { user, link } = made;
  for (const workspace of await workspacesOf(app, user))
    await app.database.inWorkspace(workspace, (tx) =>
      audit(tx, { kind: 'system', id: null, name: 'the command line' }, { action: 'password.link', subject: user }),
    );
  return link;
}
