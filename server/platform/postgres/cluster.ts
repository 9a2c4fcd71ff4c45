import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Engine } from './engine.ts';
import { explainFailure } from './failure.ts';
import type { OsUser } from './os-user.ts';
import { makePassword, readPassword, superuser } from './password.ts';
import { startProblem } from '../start-problem.ts';

/** A data folder of our PostgreSQL with all that is needed to start it. */
export interface Cluster {
  dataDir: string;
  folder: string;
  user: OsUser;
  engine: Engine;
}

/** The major version of the PostgreSQL that made the folder. */
export function versionOf(folder: string): string {
  const file = join(folder, 'PG_VERSION');
  if (statSync(file, { throwIfNoEntry: false })) return readFileSync(file, 'utf8').trim();
  throw startProblem(
    `${folder} is not a PostgreSQL data folder (it has no PG_VERSION): move it away, or choose another DATA_DIR.`,
  );
}

/** Made beside its place and renamed when whole: a half-made cluster is never taken for a real one. */
export async function makeCluster(cluster: Cluster, durable: boolean): Promise<void> {
  const { folder, user, dataDir } = cluster;
  removeHalves(folder);
  // A name of its own: the initdb of a start that was killed may still be at work in another.
  const half = mkdtempSync(`${folder}.new-`);
  try {
    if (user) await chown(half, user.uid, user.gid);
    const password = readPassword(dataDir) ?? makePassword(dataDir);
    await initdb(cluster, { half, password, durable });
    renameSync(join(half, 'data'), folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function removeHalves(folder: string): void {
  for (const name of readdirSync(dirname(folder)))
    if (name.startsWith(`${basename(folder)}.new-`))
      rmSync(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 10 });
}

async function initdb(
  cluster: Cluster,
  { half, password, durable }: { half: string; password: string; durable: boolean },
): Promise<void> {
  const passwordFile = join(half, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.user) await chown(passwordFile, cluster.user.uid, cluster.user.gid);
  await runInitdb(cluster, half, [
    `--pgdata=${join(half, 'data')}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
}

/** Writes everything of a stopped cluster that was filled without fsync through to the disk. */
export async function flushCluster(cluster: Cluster): Promise<void> {
  await runInitdb(cluster, cluster.folder, ['--sync-only', `--pgdata=${cluster.folder}`]);
}

async function runInitdb({ engine, user, folder }: Cluster, cwd: string, options: string[]): Promise<void> {
  const settings = { ...user, cwd, env: { LANG: 'C.UTF-8', TZ: 'UTC' } };
  const failure = await new Promise<string | undefined>((resolve) => {
    execFile(engine.initdb, options, settings, (error, out, problems) => {
      resolve(error === null ? undefined : `${out}\n${problems}\n${error.message}`);
    });
  });
  if (failure !== undefined) explainFailure(failure, { folder, log: 'no log yet' });
}
