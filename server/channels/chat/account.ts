import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { chatSettings, type ChatSettings, type ChatSettingsChange } from '#core/channels/chat-settings.ts';
import { problem, sql, type App, type Tx } from '#platform';

export interface ChatAccount {
  id: string;
  name: string;
  /** The public key of the script tag. */
  key: string;
  settings: ChatSettings;
  active: boolean;
  version: number;
}

interface Row extends Omit<ChatAccount, 'settings' | 'key'> {
  settings: unknown;
  address: string;
}

const columns = sql`account.id, account.name, account.settings, account.active, account.version, address.address`;
const source = sql`channels.account join channels.account_address address on address.account = account.id`;
const purpose = 'chat.identity';

function accountOf({ address, settings, ...row }: Row): ChatAccount {
  return { ...row, key: address.slice('chat:'.length), settings: chatSettings.parse(settings) };
}

/** The chat box behind a public key and its workspace; throws not-found for an unknown or switched-off one. */
export async function accountByKey(app: App, key: string): Promise<ChatAccount & { workspace: string }> {
  const [row] = await app.database.look(sql<
    Row & { workspace: string }
  >`select account.workspace, ${columns} from ${source}
    where address.address = ${`chat:${key}`} and account.kind = 'chat' and account.active`);
  if (!row) throw problem('not-found', { detail: 'There is no chat box with this key, or it is switched off.' });
  return { ...accountOf(row), workspace: row.workspace };
}

/** The chat boxes of the workspace, oldest first. */
export async function chatAccounts(tx: Tx): Promise<ChatAccount[]> {
  const rows = await tx.all<Row>(sql`select ${columns} from ${source}
    where account.kind = 'chat' order by account.created_at, account.id`);
  return rows.map(accountOf);
}

/** One chat box; throws not-found. */
export async function chatAccountOf(tx: Tx, id: string): Promise<ChatAccount> {
  const row = await tx.maybe<Row>(sql`select ${columns} from ${source}
    where account.kind = 'chat' and account.id = ${id}`);
  if (!row) throw problem('not-found', { detail: 'There is no such chat box.' });
  return accountOf(row);
}

/** Makes a chat box with its public key and its identity secret. */
export async function createChatAccount(
  tx: Tx,
  app: App,
  input: { name: string; settings?: ChatSettingsChange | undefined },
): Promise<ChatAccount> {
  const settings = chatSettings.parse(input.settings ?? {});
  const secrets = { identity: app.keyring.seal(purpose, newSecret()) };
  const { id } = await tx.one<{ id: string }>(sql`
    insert into channels.account (kind, name, settings, secrets, health, created_at, updated_at)
    values ('chat', ${input.name}, ${JSON.stringify(settings)}::jsonb, ${JSON.stringify(secrets)}::jsonb, 'good',
      ${tx.now}, ${tx.now}) returning id`);
  const key = `chat_${randomBytes(12).toString('hex')}`;
  await tx.run(sql`insert into channels.account_address (address, account) values (${`chat:${key}`}, ${id})`);
  return await chatAccountOf(tx, id);
}

/** Changes a chat box; settings left out stay. Throws conflict when the version is stale. */
export async function changeChatAccount(
  tx: Tx,
  input: {
    id: string;
    version: number;
    name?: string | undefined;
    settings?: ChatSettingsChange | undefined;
    active?: boolean | undefined;
  },
): Promise<ChatAccount> {
  const before = await chatAccountOf(tx, input.id);
  const settings = chatSettings.parse({ ...before.settings, ...input.settings });
  const changed = await tx.run(sql`update channels.account set name = ${input.name ?? before.name},
      settings = ${JSON.stringify(settings)}::jsonb, active = ${input.active ?? before.active},
      version = version + 1, updated_at = ${tx.now}
    where id = ${input.id} and kind = 'chat' and version = ${input.version}`);
  if (changed === 0)
    throw problem('conflict', { code: 'stale', detail: 'The chat box was changed meanwhile: look at it again.' });
  return await chatAccountOf(tx, input.id);
}

/** The secret that the site signs identities with; `renew` stops the old one at once. */
export async function identitySecret(tx: Tx, app: App, input: { account: string; renew?: boolean }): Promise<string> {
  const row = await tx.maybe<{ sealed: string | null }>(sql`
    select secrets ->> 'identity' as sealed from channels.account where id = ${input.account} and kind = 'chat'`);
  if (!row) throw problem('not-found', { detail: 'There is no such chat box.' });
  if (row.sealed !== null && input.renew !== true) return app.keyring.open(purpose, row.sealed);
  const secret = newSecret();
  await tx.run(sql`update channels.account
    set secrets = secrets || jsonb_build_object('identity', ${app.keyring.seal(purpose, secret)}::text), updated_at = ${tx.now}
    where id = ${input.account}`);
  return secret;
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Refuses pages of sites that the chat box does not name; our own pages always may. */
export function refuseForeignSite(request: FastifyRequest, account: Pick<ChatAccount, 'settings'>): void {
  const { origins } = account.settings;
  if (origins.length === 0) return;
  const { origin } = request.headers;
  if (origin === undefined && request.headers['sec-fetch-site'] === 'same-origin') return;
  const host = origin !== undefined && URL.canParse(origin) ? new URL(origin).host : '';
  if (origin !== undefined && (origins.includes(origin) || host === request.host)) return;
  throw problem('forbidden', { code: 'foreign-site', detail: 'This site may not show this chat box.' });
}
