import type { Page, PageQuery } from '#core/contract/page.ts';
import { problem } from '#core/contract/problems.ts';
import { permissionWords, type Permission } from '#core/people/permissions.ts';
import { newestFirst, sql, type Actor, type App, type Tx } from '#platform';
import { audit } from './audit.ts';
import { newSecret, secretHash } from './secrets.ts';
import { sessionEnded } from './session-ended.ts';

export const keyPrefix = 'tl_';

export interface ApiKey {
  id: string;
  name: string;
  start: string;
  scopes: Permission[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const columns = sql`api_key.id, api_key.name, api_key.start, api_key.scopes, api_key.created_at, api_key.last_used_at, api_key.revoked_at`;

/** API keys, newest first. */
export async function listApiKeys(tx: Tx, query: PageQuery): Promise<Page<ApiKey>> {
  const keys = newestFirst<ApiKey>(query, {
    at: sql`api_key.created_at`,
    id: sql`api_key.id`,
    of: (row) => row.createdAt,
  });
  const rows = await tx.all<ApiKey>(
    sql`select ${columns} from people.api_key where ${keys.where} ${keys.order} ${keys.limit}`,
  );
  return keys.page(rows, (row) => row);
}

function refuseMoreThanOwn(actor: Actor, scopes: readonly Permission[]): void {
  const missing = scopes.filter((scope) => !actor.permissions.has(scope));
  if (missing.length === 0) return;
  const fields = missing.map((scope) => ({ path: 'scopes', message: `${scope} is not yours to give` }));
  const detail = `You may not give what you do not have: ${missing.map((scope) => permissionWords[scope]).join(', ')}.`;
  throw problem('forbidden', { code: 'above-own-role', detail, fields });
}

interface NewKey {
  name: string;
  scopes: readonly Permission[];
}

/** Creates an API key and answers it together with the secret, which is kept nowhere. */
export async function createApiKey(tx: Tx, given: NewKey, actor: Actor): Promise<{ apiKey: ApiKey; key: string }> {
  refuseMoreThanOwn(actor, given.scopes);
  const key = newSecret(keyPrefix);
  const scopes = [...new Set(given.scopes)];
  const apiKey = await tx.one<ApiKey>(sql`
    insert into people.api_key (name, start, hash, scopes, created_by, created_at)
    values (${given.name}, ${key.slice(0, 9)}, ${secretHash(key)}, ${scopes}, ${actor.kind === 'agent' ? actor.id : null}, ${tx.now})
    returning ${columns}`);
  await audit(tx, actor, { action: 'api-key.create', subject: apiKey.id, detail: { name: given.name, scopes } });
  return { apiKey, key };
}

/** Revokes a key for good; what it listens to is closed. */
export async function revokeApiKey(tx: Tx, id: string, { actor, app }: { actor: Actor; app: App }): Promise<void> {
  const row = await tx.maybe<{ name: string }>(
    sql`update people.api_key set revoked_at = coalesce(revoked_at, ${tx.now}) where id = ${id} returning name`,
  );
  if (row === undefined) throw problem('not-found', { detail: 'There is no such API key.' });
  await audit(tx, actor, { action: 'api-key.revoke', subject: id, detail: { name: row.name } });
  tx.afterCommit(() => app.live.signal(tx.workspace, { name: sessionEnded, subject: id, data: {} }));
}

interface KeyRow {
  id: string;
  workspace: string;
  name: string;
  scopes: Permission[];
  unused: boolean;
}

/** The actor behind an API key, or null when it is unknown or revoked. Notes its use, once a minute at most. */
export async function actorOfKey(app: App, key: string): Promise<Actor | null> {
  const found = await app.database.everywhere(async (tx) => {
    const before = new Date(tx.now.getTime() - 60_000);
    const row = await tx.maybe<KeyRow>(sql`
      select id, workspace, name, scopes, coalesce(last_used_at < ${before}, true) as unused
      from people.api_key where hash = ${secretHash(key)} and revoked_at is null`);
    if (row?.unused === true)
      await tx.run(sql`update people.api_key set last_used_at = ${tx.now} where id = ${row.id}`);
    return row;
  });
  if (found === undefined) return null;
  const { id, workspace, name, scopes } = found;
  return { kind: 'api', id, workspace, name, permissions: new Set(scopes) };
}
