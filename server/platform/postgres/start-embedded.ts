import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { adoptOrStop } from './adopt.ts';
import { makeCluster, versionOf, type Cluster } from './cluster.ts';
import { findPackage, forgetOthers, keepEngine } from './engine.ts';
import { explainSystemError } from './failure.ts';
import { lockDataFolder } from './folder-lock.ts';
import type { Launched } from './launch.ts';
import { logFile, type LogFile } from './log-file.ts';
import { postgresUser } from './os-user.ts';
import { readPassword, resetPassword } from './password.ts';
import { placeOfData } from './place.ts';
import { urlOf } from './probe.ts';
import { giveTo } from './reach.ts';
import { settingsWith } from './settings.ts';
import { removeStaleFile } from './stale-file.ts';
import { startAnywhere, startAt } from './start-server.ts';
import { gone } from './stop-process.ts';
import { keepRunning, type Embedded, type Log } from './supervise.ts';
import { finishSwap } from './swap.ts';
import { checkUpgrade, clearHalf, upgrade, type CarryOver } from './upgrade.ts';

interface Options {
  dataDir: string;
  log: Log;
  /** PostgreSQL settings that differ from ours, by their own names. */
  settings?: Record<string, string>;
  /** Copies everything from the older server to the empty newer one. Without it, data of another major version is refused. */
  carryOver?: CarryOver;
  /** The module with whose PostgreSQL it is done, if not ours: for tests of upgrades. */
  engineOf?: string;
}

/**
 * Starts the PostgreSQL that comes with npm on DATA_DIR/postgres (made the first time), or takes over the one a
 * killed Throughline left behind, and keeps it running. The URL is the superuser's on 127.0.0.1 and stays the same
 * over restarts. Throws a StartProblem with one sentence when the person at the terminal must do something.
 */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  const locks = [lockDataFolder(dataDir)];
  const release = (): void => locks.forEach((lock) => lock.release());
  try {
    const user = postgresUser();
    const folder = placeOfData(dataDir, user);
    // The data may stand elsewhere, and a copied DATA_DIR would point to the same place.
    locks.push(lockDataFolder(dirname(folder)));
    const cluster = await prepareCluster({ dataDir, folder, user }, options);
    const server = await adoptOrLaunch(cluster, options);
    return keepRunning(server, { log: options.log, release });
  } catch (error) {
    release();
    return explainSystemError(error, { folder: join(dataDir, 'postgres'), log: join(dataDir, 'postgres.log') });
  }
}

/** Makes the cluster the first time, and brings one of an older major version to ours. */
async function prepareCluster(place: Omit<Cluster, 'engine'>, options: Options): Promise<Cluster> {
  const { folder, user } = place;
  const home = dirname(folder);
  finishSwap(folder);
  const packaged = findPackage(options.engineOf);
  const found = lstatSync(folder, { throwIfNoEntry: false }) && versionOf(folder);
  const from = checkUpgrade({ folder, found, packaged, carryOver: options.carryOver });
  const cluster = { ...place, engine: keepEngine(packaged, { user, home }) };
  const durable = options.settings?.['fsync'] !== 'off';
  if (found === undefined) await makeCluster(cluster, durable);
  else await giveTo(user, folder);
  if (from === undefined) await clearHalf(folder);
  else await upgrade(cluster, { from, log: options.log, durable });
  forgetOthers(home, cluster.engine);
  return cluster;
}

export interface Server {
  first: Launched;
  url: string;
  logFile: LogFile;
  /** Starts it again on the same port. */
  again(): Promise<Launched | undefined>;
}

async function adoptOrLaunch(cluster: Cluster, { log, settings: extra = {} }: Options): Promise<Server> {
  const { version, postgres } = cluster.engine;
  const settings = settingsWith(extra, `${version} ${postgres}`);
  const known = readPassword(cluster.dataDir);
  const clusterName = settings['cluster_name'] ?? '';
  const orphan = await adoptOrStop(cluster.folder, { password: known, clusterName });
  if (!orphan) await removeStaleFile(cluster.folder);
  const password = known ?? resetPassword(cluster);
  const file = logFile(join(cluster.dataDir, 'postgres.log'));
  const plan = { cluster, settings, password, logFile: file, log };
  if (orphan) {
    log.info({ pid: orphan.pid }, 'took over the PostgreSQL that an earlier Throughline left running');
    const first = { pid: orphan.pid, ended: gone(orphan.pid, Infinity).then(() => undefined) };
    return { first, url: urlOf(orphan.port, password), logFile: file, again: () => startAt(orphan.port, plan) };
  }
  const { first, port } = await startAnywhere(plan);
  return { first, url: urlOf(port, password), logFile: file, again: () => startAt(port, plan) };
}
