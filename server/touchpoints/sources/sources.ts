import type { Page, PageQuery } from '#core/contract/page.ts';
import { problem } from '#core/contract/problems.ts';
import { audit } from '#people';
import { newestFirst, sql, type Actor, type Keyring, type Tx } from '#platform';
import { newIdentitySecret, sealIdentitySecret } from './identity-token.ts';
import { forgetKeys } from './known-keys.ts';
import { keyEnding, keyHash, newWriteKey } from './write-keys.ts';

export interface SourceRow {
  id: string;
  name: string;
  kind: 'browser' | 'server' | 'import';
  strength: 'claimed' | 'proven';
  keyEnding: string | null;
  origins: string[];
  createdAt: Date;
  revokedAt: Date | null;
  interactions: number;
  duplicates: number;
  deadLetters: number;
  lastSeenAt: Date | null;
  version: number;
}

const counted = (what: string, column: 'count' | 'at') => {
  const total = column === 'count' ? sql`coalesce(sum(count), 0)::bigint` : sql`max(at)`;
  return sql`(select ${total} from (
    select total.count, total.last_at as at from touchpoints.total where what = ${what} and subject = source.id::text
    union all select tally.count, tally.at from touchpoints.tally where what = ${what} and subject = source.id::text) counted)`;
};

const columns = sql`source.id, source.name, source.kind, source.strength, source.key_ending, source.origins, source.created_at,
  source.revoked_at, source.version, ${counted('source', 'count')} as interactions, ${counted('duplicate', 'count')} as duplicates,
  (select count(*) from touchpoints.dead_letter where dead_letter.source = source.id and state = 'waiting') as dead_letters,
  ${counted('source', 'at')} as last_seen_at`;

/** The sources of the workspace, newest first. */
export async function listSources(tx: Tx, query: PageQuery): Promise<Page<SourceRow>> {
  const keys = newestFirst<SourceRow>(query, {
    at: sql`source.created_at`,
    id: sql`source.id`,
    of: (row) => row.createdAt,
  });
  const rows = await tx.all<SourceRow>(
    sql`select ${columns} from touchpoints.source where ${keys.where} ${keys.order} ${keys.limit}`,
  );
  return keys.page(rows, (row) => row);
}

/** One source. Throws `not-found`. */
export async function readSource(tx: Tx, id: string): Promise<SourceRow> {
  const row = await tx.maybe<SourceRow>(sql`select ${columns} from touchpoints.source where id = ${id}`);
  if (row === undefined) throw problem('not-found', { detail: 'There is no such source.' });
  return row;
}

interface NewSource {
  name: string;
  kind: 'browser' | 'server';
  origins?: string[];
}

interface Created {
  source: SourceRow;
  writeKey: string;
  /** Signs tokens that prove who a visitor is. */
  identitySecret: string;
}

/** Creates a source and answers it with its secrets, shown this once. A browser's key only claims who somebody is. */
export async function createSource(
  tx: Tx,
  given: NewSource,
  { actor, keyring }: { actor: Actor; keyring: Keyring },
): Promise<Created> {
  const writeKey = newWriteKey(given.kind);
  const identitySecret = newIdentitySecret();
  const strength = given.kind === 'server' ? 'proven' : 'claimed';
  const { id } = await tx.one<{ id: string }>(sql`
    insert into touchpoints.source (name, kind, strength, key_hash, key_ending, identity_secret, origins, created_at)
    values (${given.name}, ${given.kind}, ${strength}, ${keyHash(writeKey)}, ${keyEnding(writeKey)},
      ${sealIdentitySecret(keyring, identitySecret)}, ${given.origins ?? []}, ${tx.now})
    returning id`);
  await audit(tx, actor, { action: 'source.create', subject: id, detail: { name: given.name, kind: given.kind } });
  return { source: await readSource(tx, id), writeKey, identitySecret };
}

/** The source that rows of an import stand under, made the first time its name is used. */
export async function importSource(tx: Tx, name: string): Promise<string> {
  const found = await tx.maybe<{ id: string }>(
    sql`select id from touchpoints.source where kind = 'import' and name = ${name} order by created_at limit 1`,
  );
  if (found !== undefined) return found.id;
  const made = await tx.one<{ id: string }>(sql`
    insert into touchpoints.source (name, kind, strength, created_at) values (${name}, 'import', 'proven', ${tx.now}) returning id`);
  return made.id;
}

interface Change {
  id: string;
  version: number;
  name?: string | undefined;
  origins?: string[] | undefined;
}

/** Renames a source or changes its sites. Throws `conflict` when somebody changed it since. */
export async function changeSource(tx: Tx, { id, version, name, origins }: Change, actor: Actor): Promise<SourceRow> {
  const changed = await tx.run(sql`
    update touchpoints.source set name = coalesce(${name ?? null}, name), origins = coalesce(${origins ?? null}::text[], origins),
      version = version + 1
    where id = ${id} and version = ${version}`);
  const source = await readSource(tx, id);
  if (changed === 0)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this source meanwhile. Please look again.' });
  await audit(tx, actor, { action: 'source.change', subject: id, detail: { name, origins } });
  tx.afterCommit(forgetKeys);
  return source;
}

/** Ends a write key for good. */
export async function revokeSource(tx: Tx, id: string, actor: Actor): Promise<SourceRow> {
  await tx.run(sql`
    update touchpoints.source set revoked_at = coalesce(revoked_at, ${tx.now}), version = version + 1 where id = ${id}`);
  const source = await readSource(tx, id);
  await audit(tx, actor, { action: 'source.revoke', subject: id, detail: { name: source.name } });
  tx.afterCommit(forgetKeys);
  return source;
}
