import type { Channel } from '#core/channels/channel.ts';
import { problem, sql, type App, type Tx } from '#platform';

export type Account = {
  id: string;
  kind: Channel;
  name: string;
  tradingName: string | null;
  settings: unknown;
  /** Sealed. */
  secrets: Record<string, string>;
  active: boolean;
  health: 'unknown' | 'good' | 'failing';
  healthReason: string | null;
  healthAt: Date | null;
  version: number;
};

const columns = sql`id, kind, name, trading_name, settings, secrets, active, health, health_reason, health_at, version`;

/** The channel accounts of the workspace, oldest first. */
export async function accountsOf(tx: Tx): Promise<Account[]> {
  return await tx.all<Account>(sql`select ${columns} from channels.account order by created_at, id`);
}

/** One channel account; throws not-found. */
export async function accountOf(tx: Tx, id: string): Promise<Account> {
  const account = await tx.maybe<Account>(sql`select ${columns} from channels.account where id = ${id}`);
  if (!account) throw problem('not-found', { detail: 'No such channel.' });
  return account;
}

/** Encrypts credentials for keeping; a name with an empty value is left out. */
export function sealSecrets(app: App, secrets: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, app.keyring.seal('channel-account', value)]],
    ),
  );
}

/** Decrypts one credential of an account. */
export function openSecret(app: App, secrets: Record<string, string>, name: string): string | undefined {
  const sealed = secrets[name];
  return sealed === undefined ? undefined : app.keyring.open('channel-account', sealed);
}

type NewAccount = {
  kind: Account['kind'];
  name: string;
  settings: unknown;
  secrets: Record<string, string>;
  tradingName?: string | null | undefined;
};

/** Writes a new channel account; settings are checked by the caller, secrets are sealed already. */
export async function insertAccount(tx: Tx, input: NewAccount): Promise<Account> {
  return await tx.one<Account>(sql`
    insert into channels.account (kind, name, settings, secrets, trading_name, created_at, updated_at)
    values (${input.kind}, ${input.name}, ${JSON.stringify(input.settings)}::jsonb, ${JSON.stringify(input.secrets)}::jsonb,
      ${input.tradingName ?? null}, ${tx.now}, ${tx.now}) returning ${columns}`);
}

type AccountChange = {
  id: string;
  version: number;
  name?: string | undefined;
  settings?: unknown;
  /** Sealed; laid over those that are there. */
  secrets?: Record<string, string> | undefined;
  tradingName?: string | null | undefined;
  active?: boolean | undefined;
};

/** Changes a channel account; throws conflict when somebody changed it since `version`. */
export async function updateAccount(tx: Tx, change: AccountChange): Promise<Account> {
  const settings = change.settings === undefined ? null : JSON.stringify(change.settings);
  const account = await tx.maybe<Account>(sql`update channels.account set
      name = coalesce(${change.name ?? null}, name),
      settings = coalesce(${settings}::jsonb, settings),
      secrets = secrets || ${JSON.stringify(change.secrets ?? {})}::jsonb,
      trading_name = case when ${change.tradingName !== undefined}::boolean then ${change.tradingName ?? null}::uuid else trading_name end,
      active = coalesce(${change.active ?? null}, active),
      health = 'unknown', health_reason = null, health_at = null,
      version = version + 1, updated_at = ${tx.now}
    where id = ${change.id} and version = ${change.version} returning ${columns}`);
  if (account) return account;
  await accountOf(tx, change.id);
  throw problem('conflict', { code: 'stale', detail: 'Somebody changed this channel meanwhile: load it again.' });
}

/** Removes a channel account; its threads stay without one. */
export async function removeAccount(tx: Tx, id: string): Promise<void> {
  await accountOf(tx, id);
  await tx.run(sql`delete from channels.account where id = ${id}`);
}

/** Notes whether a channel works. Writes only when that changed. */
export async function noteHealth(tx: Tx, id: string, reason: string | null): Promise<void> {
  const health = reason === null ? 'good' : 'failing';
  await tx.run(sql`update channels.account set health = ${health}, health_reason = ${reason}, health_at = ${tx.now}
    where id = ${id} and (health, coalesce(health_reason, '')) is distinct from (${health}, ${reason ?? ''})`);
}
