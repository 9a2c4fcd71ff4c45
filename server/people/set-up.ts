import { problem } from '#core/contract/problems.ts';
import { passwordHash, sql, type App, type Tx } from '#platform';
import { foundWorkspace, type NewWorkspace } from './workspaces.ts';

const purpose = 'set-up';
const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** Whether the installation still has no company. */
export async function setUpNeeded(app: App): Promise<boolean> {
  return app.database.everywhere(async (tx) => !(await hasWorkspace(tx)));
}

async function hasWorkspace(tx: Pick<Tx, 'one'>): Promise<boolean> {
  return (await tx.one<{ found: boolean }>(sql`select people.has_workspace() as found`)).found;
}

/** Whether set-up asks for the link that is printed at start: it does where others can reach the address. */
export function setUpLinkRequired(app: App): boolean {
  return !loopback.test(app.config.host);
}

/** The link to print at start, or null when set-up is done. It is void once a company exists. */
export async function setUpLink(app: App, url: string): Promise<string | null> {
  if (!(await setUpNeeded(app))) return null;
  const query = setUpLinkRequired(app) ? `?token=${encodeURIComponent(app.keyring.sign(purpose, 'first'))}` : '';
  return `${url}/set-up${query}`;
}

/** Whether a request came under a name of this machine, or under the one that was set. */
function isOwnName(app: App, hostname: string): boolean {
  const { publicUrl } = app.config;
  const plain = hostname.replaceAll(/[[\]]/g, '');
  return loopback.test(plain) || (publicUrl !== undefined && new URL(publicUrl).hostname === hostname);
}

/**
 * Throws `forbidden` unless the token of the printed link comes along, where one is needed. Where none is, only names of this machine
 * count: a page elsewhere whose name was pointed here must not set up somebody's fresh installation.
 */
export function checkSetUpToken(app: App, token: string | undefined, hostname: string): void {
  if (!setUpLinkRequired(app) && isOwnName(app, hostname)) return;
  if (token !== undefined && app.keyring.verify(purpose, 'first', token)) return;
  throw problem('forbidden', { code: 'set-up-link', detail: wayIn(app, token) });
}

/** What somebody is told who may not set up from here. */
function wayIn(app: App, token: string | undefined): string {
  if (!setUpLinkRequired(app))
    return 'Please open this page as http://localhost, or set PUBLIC_URL to the name that you use.';
  if (token === undefined) return 'Please open the set-up link that was printed when the server started.';
  return 'This set-up link is not the right one. Please open the one that was printed when the server started, in full.';
}

export interface FirstCompany extends NewWorkspace {
  name: string;
  email: string;
  password: string;
}

export const setUpDone = () =>
  problem('conflict', { code: 'set-up-done', detail: 'This installation has been set up already. Please sign in.' });

/** Sets up the first company and its owner in one transaction. Throws `conflict` when there is a company already. */
export async function setupCompany(app: App, given: FirstCompany): Promise<{ workspace: string; user: string }> {
  if (!(await setUpNeeded(app))) throw setUpDone();
  const hash = await passwordHash(given.password);
  const workspace = crypto.randomUUID();
  return app.database.inWorkspace(workspace, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('people.set-up'))`);
    if (await hasWorkspace(tx)) throw setUpDone();
    const user = await addUser(tx, { name: given.name, email: given.email, hash });
    await foundWorkspace(tx, given, { user, actor: { kind: 'agent', id: user, name: given.name } });
    return { workspace, user };
  });
}

/** Adds a person with a password in the transaction that makes them a member of something. */
export async function addUser(tx: Tx, given: { name: string; email: string; hash: string }): Promise<string> {
  const row = await tx.one<{ id: string }>(
    sql`select people.add_user(${given.name}, ${given.email}, ${given.hash}) as id`,
  );
  return row.id;
}

/** The id of the person with this address, if they have an account. */
export async function userByEmail(tx: Pick<Tx, 'one'>, email: string): Promise<string | null> {
  return (await tx.one<{ id: string | null }>(sql`select people.user_by_email(${email}) as id`)).id;
}
