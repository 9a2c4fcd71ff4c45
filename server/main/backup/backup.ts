import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack } from 'tar-fs';
import type { Config, Keyring } from '#platform';
import { packageVersion } from '../package-version.ts';
import type { Manifest } from './manifest.ts';
import { spineMonths, tablesInOrder, type Table } from './tables.ts';

interface What {
  ownerUrl: string;
  filesFolder: string;
  config: Config;
  keyring: Keyring;
  /** Called for every table and at the files. */
  progress(done: number, total: number, what: string): void;
}

/**
 * Writes one file with everything but the analytics, which are computed anew: all rows as of one moment, the files, the
 * master key. Works beside a running server. The file is there only when it is whole.
 */
export async function backup(target: string, what: What): Promise<Manifest> {
  const file = resolve(target);
  await mkdir(dirname(file), { recursive: true });
  const folder = await mkdtemp(join(dirname(file), '.throughline-backup-'));
  try {
    const manifest = await writeRows(folder, what);
    await cp(what.filesFolder, join(folder, 'files'), {
      recursive: true,
      filter: (path) => basename(path) !== 'incoming',
    });
    await writeFile(join(folder, 'secret.key'), `${what.keyring.master}\n`, { mode: 0o600 });
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
    const half = `${file}.part`;
    await pipeline(pack(folder), createGzip({ level: 4 }), createWriteStream(half, { mode: 0o600, flush: true }));
    await rename(half, file);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeRows(folder: string, { ownerUrl, progress }: What): Promise<Manifest> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'throughline backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await tablesInOrder(client);
    await mkdir(join(folder, 'rows'));
    const written: Manifest['tables'] = [];
    for (const [at, table] of tables.entries()) {
      progress(at, tables.length + 1, table.name);
      written.push(await writeTable(client, table, join(folder, 'rows', `${table.name}.copy`)));
    }
    progress(tables.length, tables.length + 1, 'files');
    const manifest = { ...(await describe(client)), tables: written };
    await client.query('commit');
    return manifest;
  } finally {
    await client.end();
  }
}

async function writeTable(client: pg.Client, table: Table, file: string): Promise<Manifest['tables'][number]> {
  const digest = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  const stream = client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`));
  await pipeline(stream, measure, createWriteStream(file));
  return { ...table, rows: stream.rowCount, sha256: digest.digest('hex') };
}

async function describe(client: pg.Client): Promise<Omit<Manifest, 'tables'>> {
  const migrations = await client.query(
    'select domain, file from platform_migration where domain is not null order by applied_at, domain, file',
  );
  const jobs = await client.query(`
    select task.identifier as name, job.payload, job.run_at as "runAt", job.key
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id`);
  return {
    format: 1,
    version: packageVersion,
    madeAt: new Date().toISOString(),
    migrations: migrations.rows,
    months: await spineMonths(client),
    jobs: jobs.rows.map((job) => ({ ...job, runAt: new Date(job.runAt).toISOString() })),
  };
}
