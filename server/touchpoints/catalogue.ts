import type { Page, PageQuery } from '#core/contract/page.ts';
import { problem } from '#core/contract/problems.ts';
import { touchpointKeyOf, usualTouchpoints, type Stage } from '#core/touchpoints/touchpoint-catalogue.ts';
import { audit } from '#people';
import { keyset, sql, type Actor, type Tx } from '#platform';

export interface TouchpointRow {
  id: string;
  key: string;
  name: string;
  channel: string;
  stage: Stage;
  ownerTeam: string;
  state: 'adopted' | 'discovered' | 'ignored';
  seen: number;
  lastSeenAt: Date | null;
  firstSeenAt: Date | null;
  version: number;
}

const columns = sql`touchpoint.id, touchpoint.key, touchpoint.name, touchpoint.channel, touchpoint.stage, touchpoint.owner_team,
  touchpoint.state, touchpoint.first_seen_at, touchpoint.version, coalesce(counted.seen, 0)::bigint as seen, counted.last_seen_at`;

const from = sql`touchpoints.touchpoint left join (
    select subject, sum(count) as seen, max(at) as last_seen_at from (
      select subject, count, last_at as at from touchpoints.total where what = 'seen'
      union all select subject, count, at from touchpoints.tally where what = 'seen') parts
    group by subject) counted on counted.subject = touchpoint.key`;

/** Puts the usual touchpoints into a workspace that has none of them yet; doing it again changes nothing. */
export async function prepareWorkspace(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into touchpoints.touchpoint (key, name, channel, stage, created_at)
    select key, name, channel, stage, ${tx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(usualTouchpoints)}::json) as row (key text, name text, channel text, stage text)
    on conflict (workspace, key) do nothing`);
}

/** The catalogue by name. */
export async function listTouchpoints(
  tx: Tx,
  query: PageQuery & { state?: TouchpointRow['state'] | undefined },
): Promise<Page<TouchpointRow>> {
  const keys = keyset<TouchpointRow>(
    query,
    [
      { column: sql`touchpoint.name`, type: 'text', of: (row) => row.name },
      { column: sql`touchpoint.id`, type: 'uuid', of: (row) => row.id },
    ],
    'asc',
  );
  const wanted = query.state === undefined ? sql`true` : sql`touchpoint.state = ${query.state}`;
  const rows = await tx.all<TouchpointRow>(
    sql`select ${columns} from ${from} where ${keys.where} and ${wanted} ${keys.order} ${keys.limit}`,
  );
  return keys.page(rows, (row) => row);
}

/** Names of touchpoints and the teams that own them (by name; empty: none), by key. */
export async function touchpointsByKey(
  tx: Tx,
  keys: readonly string[],
): Promise<Map<string, Pick<TouchpointRow, 'name' | 'ownerTeam'>>> {
  const rows = await tx.all<Pick<TouchpointRow, 'key' | 'name' | 'ownerTeam'>>(
    sql`select key, name, owner_team from touchpoints.touchpoint where key = any(${[...new Set(keys)]}::text[])`,
  );
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** One touchpoint. Throws `not-found`. */
export async function readTouchpoint(tx: Tx, id: string): Promise<TouchpointRow> {
  const row = await tx.maybe<TouchpointRow>(sql`select ${columns} from ${from} where touchpoint.id = ${id}`);
  if (row === undefined) throw problem('not-found', { detail: 'There is no such touchpoint.' });
  return row;
}

interface NewTouchpoint {
  name: string;
  channel: string;
  stage: Stage;
  ownerTeam: string;
  key?: string | undefined;
}

/** Adds a touchpoint of the company's own. Throws `conflict` when its key stands already. */
export async function createTouchpoint(tx: Tx, given: NewTouchpoint, actor: Actor): Promise<TouchpointRow> {
  const key = given.key ?? touchpointKeyOf(given.name);
  const made = await tx.maybe<{ id: string }>(sql`
    insert into touchpoints.touchpoint (key, name, channel, stage, owner_team, created_at)
    values (${key}, ${given.name}, ${given.channel}, ${given.stage}, ${given.ownerTeam}, ${tx.now})
    on conflict (workspace, key) do nothing returning id`);
  if (made === undefined)
    throw problem('conflict', {
      code: 'exists',
      detail: `There is a touchpoint with the key ${key} already.`,
      fields: [{ path: given.key === undefined ? 'name' : 'key', message: `gives the key ${key}, which is taken` }],
    });
  await audit(tx, actor, { action: 'touchpoint.create', subject: key });
  return readTouchpoint(tx, made.id);
}

interface Change {
  id: string;
  version: number;
  name?: string | undefined;
  channel?: string | undefined;
  stage?: Stage | undefined;
  ownerTeam?: string | undefined;
  state?: 'adopted' | 'discovered' | 'ignored';
}

async function change(tx: Tx, { id, version, ...to }: Change): Promise<TouchpointRow> {
  const changed = await tx.run(sql`
    update touchpoints.touchpoint set name = coalesce(${to.name ?? null}, name), channel = coalesce(${to.channel ?? null}, channel),
      stage = coalesce(${to.stage ?? null}, stage), owner_team = coalesce(${to.ownerTeam ?? null}, owner_team),
      state = coalesce(${to.state ?? null}, state), version = version + 1
    where id = ${id} and version = ${version}`);
  const row = await readTouchpoint(tx, id);
  if (changed === 0)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody changed this touchpoint meanwhile. Please look again.',
    });
  return row;
}

/** Renames a touchpoint or gives it another channel, stage or owner; the key stays, so that history stays whole. */
export async function changeTouchpoint(tx: Tx, given: Omit<Change, 'state'>, actor: Actor): Promise<TouchpointRow> {
  const row = await change(tx, given);
  await audit(tx, actor, { action: 'touchpoint.change', subject: row.key });
  return row;
}

/** Takes a touchpoint that the data named into the catalogue, with another name if wanted. */
export async function adoptTouchpoint(tx: Tx, given: Omit<Change, 'state'>, actor: Actor): Promise<TouchpointRow> {
  const row = await change(tx, { ...given, state: 'adopted' });
  await audit(tx, actor, { action: 'touchpoint.adopt', subject: row.key });
  return row;
}

/** Offers a touchpoint no more; what happened there stays on the spine. */
export async function ignoreTouchpoint(
  tx: Tx,
  given: Pick<Change, 'id' | 'version'>,
  actor: Actor,
): Promise<TouchpointRow> {
  const row = await change(tx, { ...given, state: 'ignored' });
  await audit(tx, actor, { action: 'touchpoint.ignore', subject: row.key });
  return row;
}

/** Offers an ignored touchpoint for adoption again. Throws `refused` for one of the catalogue. */
export async function offerTouchpoint(
  tx: Tx,
  given: Pick<Change, 'id' | 'version'>,
  actor: Actor,
): Promise<TouchpointRow> {
  if ((await readTouchpoint(tx, given.id)).state === 'adopted')
    throw problem('refused', { detail: 'This touchpoint is in the catalogue already.' });
  const row = await change(tx, { ...given, state: 'discovered' });
  await audit(tx, actor, { action: 'touchpoint.offer', subject: row.key });
  return row;
}
