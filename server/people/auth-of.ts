import { openAuth, sql, type App, type Auth, type AuthUser } from '#platform';
import { resetNotice, sendNotice } from './notices.ts';
import { secretHash } from './secrets.ts';
import { consoleUrl } from './console-url.ts';

const open = new WeakMap<App, Auth>();

/** The sign-in of this product. */
export function authOf(app: App): Auth {
  const found = open.get(app);
  if (found !== undefined) return found;
  const made = openAuth({ app, schema: 'people', sendReset: (user, token) => sendReset(app, user, token) });
  open.set(app, made);
  return made;
}

/** The mail goes out by the workspace the person joined first; without any, there is nothing to sign in to. */
async function sendReset(app: App, user: AuthUser, token: string): Promise<void> {
  const first = await app.database.everywhere((tx) =>
    tx.maybe<{ workspace: string }>(
      sql`select workspace from people.member where user_id = ${user.id} order by since, workspace limit 1`,
    ),
  );
  if (first === undefined) return;
  const link = `${consoleUrl(app)}/new-password?token=${encodeURIComponent(token)}`;
  const words = resetNotice({ name: user.name, link });
  await app.database.inWorkspace(first.workspace, (tx) =>
    sendNotice(tx, { key: `reset:${secretHash(token)}`, subject: user.id, to: user.email, words }),
  );
}
