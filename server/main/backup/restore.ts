import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { extract } from 'tar-fs';
import { masterKeys, openKeyring, openLog, prepareDatabase, startProblem, type Config } from '#platform';
import { migrationSources } from '../domains.ts';
import { openPostgres } from '../open-postgres.ts';
import { rolePasswords } from '../role-passwords.ts';
import { fill, prepareFor } from './fill.ts';
import { manifest, type Manifest } from './manifest.ts';
import { holdBackOutbound } from './outbound.ts';

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
  const home = dirname(await realpath(join(dataDir, 'postgres')).catch(() => join(dataDir, 'postgres')));
  const made = [...kept, 'postgres.password', 'postgres.log'];
  for (const name of await readdir(dataDir))
    if (made.includes(name) || name.startsWith('postgres-engine-'))
      await rm(join(dataDir, name), { recursive: true, force: true });
  // As root the database may stand elsewhere, in a folder made for it.
  if (home !== (await realpath(dataDir))) await rm(home, { recursive: true, force: true });
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
    const passwords = rolePasswords(openKeyring(await masterKeys(config.secretKey, dataDir)));
    await prepareFor(described, { ownerUrl: postgres.url, passwords, log });
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
    let done = 0;
    await fill(client, { contents: described, tables: described.tables }, async ({ name }, into) => {
      progress(done++, described.tables.length, name);
      await loadTable(
        described.tables.find((table) => table.name === name)!,
        folder,
        into,
      );
    });
    await holdBackOutbound(client);
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

async function loadTable(table: Manifest['tables'][number], folder: string, into: Writable): Promise<void> {
  const digest = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(join(folder, 'rows', `${table.name}.copy`)), measure, into);
  if (digest.digest('hex') !== table.sha256)
    throw startProblem(`The backup is damaged: the rows of ${table.name} are not those that were written.`);
}
