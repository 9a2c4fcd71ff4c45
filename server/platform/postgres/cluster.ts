import { execFile } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { binariesFor, postgresMajor, type Binaries } from './binaries.ts';
import { explainFailure } from './failure.ts';
import { postgresUser, type OsUser } from './os-user.ts';
import { makePassword, readPassword, superuser } from './password.ts';
import { placeOfData } from './place.ts';
import { giveTo } from './reach.ts';
import { startProblem } from '../start-problem.ts';

/** A data folder of our PostgreSQL with all that is needed to start it. */
export interface Cluster {
  dataDir: string;
  folder: string;
  user: OsUser;
  binaries: Binaries;
}

/** Finds the cluster of a data folder, and makes it the first time. */
export async function prepareCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  const user = postgresUser();
  const binaries = binariesFor(user);
  const folder = placeOfData(dataDir, user);
  const cluster = { dataDir, folder, user, binaries };
  if (lstatSync(folder, { throwIfNoEntry: false })) {
    checkVersion(folder);
    await giveTo(user, folder);
  } else {
    await makeCluster(cluster, durable);
  }
  return cluster;
}

function checkVersion(folder: string): void {
  const found = readVersion(folder);
  if (found === postgresMajor) return;
  throw startProblem(
    `${folder} was made by PostgreSQL ${found}, but this Throughline brings PostgreSQL ${postgresMajor}: start the Throughline that made it, run \`throughline backup\`, and restore that backup here. Nothing was changed.`,
  );
}

function readVersion(folder: string): string {
  const file = join(folder, 'PG_VERSION');
  if (statSync(file, { throwIfNoEntry: false })) return readFileSync(file, 'utf8').trim();
  throw startProblem(
    `${folder} is not a PostgreSQL data folder (it has no PG_VERSION): move it away, or choose another DATA_DIR.`,
  );
}

/** Made beside its place and renamed when whole: a half-made cluster is never taken for a real one. */
async function makeCluster(cluster: Cluster, durable: boolean): Promise<void> {
  const { folder, user, dataDir } = cluster;
  const half = `${folder}.new`;
  try {
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true });
    chmodSync(half, 0o700);
    if (user) await chown(half, user.uid, user.gid);
    const password = readPassword(dataDir) ?? makePassword(dataDir);
    const result = await initdb(cluster, { half, password, durable });
    if (!result.ok) explainFailure(result.output, { folder, log: 'no log yet' });
    renameSync(join(half, 'data'), folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

async function initdb(
  { binaries, user }: Cluster,
  { half, password, durable }: { half: string; password: string; durable: boolean },
): Promise<{ ok: boolean; output: string }> {
  const passwordFile = join(half, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const options = [
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
  ];
  return new Promise((resolve) => {
    const settings = { ...user, cwd: half, env: { LANG: 'C.UTF-8', TZ: 'UTC' } };
    execFile(binaries.initdb, options, settings, (error, out, problems) => {
      resolve({ ok: error === null, output: `${out}\n${problems}\n${error?.message ?? ''}` });
    });
  });
}
