import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { pack } from 'tar-fs';
import type { Config, Keyring } from '#platform';
import { packageVersion } from '../package-version.ts';
import { asOfOneMoment, describe, rowsOf } from './contents.ts';
import type { Manifest } from './manifest.ts';
import { tablesInOrder, type Table } from './tables.ts';

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

function writeRows(folder: string, { ownerUrl, progress }: What): Promise<Manifest> {
  return asOfOneMoment(ownerUrl, async (client) => {
    const tables = await tablesInOrder(client);
    await mkdir(join(folder, 'rows'));
    const written: Manifest['tables'] = [];
    for (const [at, table] of tables.entries()) {
      progress(at, tables.length + 1, table.name);
      written.push(await writeTable(client, table, join(folder, 'rows', `${table.name}.copy`)));
    }
    progress(tables.length, tables.length + 1, 'files');
    const head = { format: 1 as const, version: packageVersion, madeAt: new Date().toISOString() };
    return { ...head, ...(await describe(client)), tables: written };
  });
}

async function writeTable(client: pg.Client, table: Table, file: string): Promise<Manifest['tables'][number]> {
  const digest = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  const stream = rowsOf(client, table);
  await pipeline(stream, measure, createWriteStream(file));
  return { ...table, rows: stream.rowCount, sha256: digest.digest('hex') };
}
