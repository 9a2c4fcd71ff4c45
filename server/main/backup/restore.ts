import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-fs';
import { masterKeys, openKeyring, openLog, prepareDatabase, startProblem, type Config } from '#platform';
import { migrationSources } from '../domains.ts';
import { openPostgres } from '../open-postgres.ts';
import { manifest, type Manifest } from './manifest.ts';

interface How {
  config: Config;
  progress(done: number, total: number, what: string): void;
}

/**
 * Fills an empty data folder (or an empty DATABASE_URL) from a backup of this or an older version. Figures are computed
 * anew by the next start. What waited in the outbox becomes `uncertain`: it may have been sent after the backup was made.
 */
export async function restore(source: string, { config, progress }: How): Promise<Manifest> {
  const dataDir = resolve(config.dataDir);
  await refuseUsed(dataDir);
  await mkdir(dataDir, { recursive: true });
  const folder = await mkdtemp(join(dataDir, '.restore-'));
  try {
    await unpack(source, folder);
    const described = await readManifest(folder);
    await bringKey(folder, config, dataDir);
    await rename(join(folder, 'files'), join(dataDir, 'files')).catch(() => undefined);
    await fillDatabase({ folder, config, dataDir, described, progress });
    return described;
  } catch (error) {
    await leaveEmpty(dataDir);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const kept = ['postgres', 'files', 'secret.key'];

/** What a restore that failed had made goes again, so that the next one finds an empty place. */
async function leaveEmpty(dataDir: string): Promise<void> {
  for (const name of [...kept, 'postgres.password', 'postgres.log'])
    for (const path of [await realpath(join(dataDir, name)).catch(() => ''), join(dataDir, name)])
      if (path !== '') await rm(path, { recursive: true, force: true });
}

async function refuseUsed(dataDir: string): Promise<void> {
  const entries = await readdir(dataDir).catch(() => []);
  if (entries.some((name) => kept.includes(name)))
    throw startProblem(
      `The data folder ${dataDir} is in use already. Restore into an empty one: give another DATA_DIR.`,
    );
}

async function unpack(source: string, folder: string): Promise<void> {
  try {
    await pipeline(createReadStream(source), createGunzip(), extract(folder, { dmode: 0o700, fmode: 0o600 }));
  } catch (error) {
    throw startProblem(
      `The backup ${source} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const read = manifest.safeParse(
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => 'null')),
  );
  if (!read.success)
    throw startProblem('This file is not a backup of Throughline, or of a newer version than this one.');
  return read.data;
}

async function bringKey(folder: string, config: Config, dataDir: string): Promise<void> {
  if (config.secretKey !== undefined) return;
  await writeFile(join(dataDir, 'secret.key'), await readFile(join(folder, 'secret.key')), { mode: 0o600, flag: 'wx' });
}

interface Filling extends How {
  folder: string;
  dataDir: string;
  described: Manifest;
}

async function fillDatabase({ folder, config, dataDir, described, progress }: Filling): Promise<void> {
  const log = openLog(config.logLevel);
  const postgres = await openPostgres({ config, dataDir, log });
  try {
    const keyring = openKeyring(await masterKeys(config.secretKey, dataDir));
    const passwords = { app: keyring.derive('database:app'), dispatcher: keyring.derive('database:dispatcher') };
    const until = new Set(described.migrations.map(({ domain, file }) => `${domain}/${file}`));
    await prepareDatabase({
      ownerUrl: postgres.url,
      passwords,
      sources: migrationSources,
      log,
      only: (name) => until.has(name),
    });
    await load(postgres.url, { folder, described, progress });
    await prepareDatabase({ ownerUrl: postgres.url, passwords, sources: migrationSources, log });
  } finally {
    await postgres.close();
  }
}

async function load(
  url: string,
  { folder, described, progress }: Pick<Filling, 'folder' | 'described' | 'progress'>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'throughline restore' });
  await client.connect();
  try {
    await client.query('begin');
    await refuseFilled(client);
    for (const month of described.months) await client.query('select touchpoints.ensure_partition($1)', [month]);
    for (const { name } of described.tables.toReversed()) await client.query(`delete from ${name}`);
    for (const [at, table] of described.tables.entries()) {
      progress(at, described.tables.length, table.name);
      await loadTable(client, table, join(folder, 'rows', `${table.name}.copy`));
    }
    await settleSequences(client);
    for (const { name, payload, runAt, key } of described.jobs)
      await client.query('select graphile_worker.add_job($1, $2::json, run_at => $3, job_key => $4)', [
        name,
        JSON.stringify(payload),
        runAt,
        key,
      ]);
    await client.query(`update platform.outbox set state = 'uncertain', reason = 'restored from a backup: it may have been sent since then'
      where state in ('queued', 'waiting', 'sending')`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from people.workspace limit 1');
  if (rows.length > 0) throw startProblem('The database is in use already. Restore into an empty one.');
}

async function loadTable(client: pg.Client, table: Manifest['tables'][number], file: string): Promise<void> {
  const digest = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  await client.query(`alter table ${table.name} disable trigger user`);
  await pipeline(
    createReadStream(file),
    measure,
    client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`)),
  );
  await client.query(`alter table ${table.name} enable trigger user`);
  if (digest.digest('hex') !== table.sha256)
    throw startProblem(`The backup is damaged: the rows of ${table.name} are not those that were written.`);
}

/** Numbers that the database hands out must go on after the highest that was loaded. */
async function settleSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; target: string; column: string }>(`
    select pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence,
      format('%I.%I', n.nspname, c.relname) as target, quote_ident(a.attname) as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'graphile_worker'`);
  for (const { sequence, target, column } of rows)
    await client.query(`select setval($1, greatest((select max(${column}) from ${target}), 1))`, [sequence]);
}
