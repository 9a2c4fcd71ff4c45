import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptOrStop } from './adopt.ts';
import { postgresMajor } from './binaries.ts';
import { prepareCluster, type Cluster } from './cluster.ts';
import { explainFailure, explainSystemError } from './failure.ts';
import { lockDataFolder } from './folder-lock.ts';
import { freePort } from './free-port.ts';
import { launch, type Launched } from './launch.ts';
import { logFile, type LogFile } from './log-file.ts';
import { readPassword, resetPassword } from './password.ts';
import { urlOf } from './probe.ts';
import { settingsWith } from './settings.ts';
import { removeStaleFile } from './stale-file.ts';
import { gone } from './stop-process.ts';
import { keepRunning, type Embedded, type Log } from './supervise.ts';

/**
 * Starts the PostgreSQL that comes with npm on DATA_DIR/postgres (made the first time), or takes over the one a
 * killed Throughline left behind, and keeps it running. The URL is the superuser's on 127.0.0.1 and stays the same
 * over restarts. Throws a StartProblem with one sentence when the person at the terminal must do something.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: Log;
  /** PostgreSQL settings that differ from ours, by their own names. */
  settings?: Record<string, string>;
}): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  const locks = [lockDataFolder(dataDir)];
  const release = (): void => locks.forEach((lock) => lock.release());
  try {
    const durable = options.settings?.['fsync'] !== 'off';
    const cluster = await prepareCluster(dataDir, durable);
    // The data may stand elsewhere, and a copied DATA_DIR would point to the same place.
    locks.push(lockDataFolder(dirname(cluster.folder)));
    const settings = settingsWith(options.settings ?? {}, `${postgresMajor} ${cluster.binaries.postgres}`);
    const server = await adoptOrLaunch({ cluster, settings, log: options.log });
    return keepRunning(server, { log: options.log, release });
  } catch (error) {
    release();
    return explainSystemError(error, { folder: join(dataDir, 'postgres'), log: join(dataDir, 'postgres.log') });
  }
}

export interface Server {
  first: Launched;
  url: string;
  logFile: LogFile;
  /** Starts it again on the same port. */
  again(): Promise<Launched | undefined>;
}

interface Plan {
  cluster: Cluster;
  settings: Record<string, string>;
  log: Log;
}

async function adoptOrLaunch(plan: Plan): Promise<Server> {
  const { cluster, settings, log } = plan;
  const known = readPassword(cluster.dataDir);
  const clusterName = settings['cluster_name'] ?? '';
  const orphan = await adoptOrStop(cluster.folder, { password: known, clusterName });
  if (!orphan) await removeStaleFile(cluster.folder);
  const password = known ?? resetPassword(cluster);
  const file = logFile(join(cluster.dataDir, 'postgres.log'));
  const start = starter(plan, { file, password });
  if (orphan) {
    log.info({ pid: orphan.pid }, 'took over the PostgreSQL that an earlier Throughline left running');
    const first = { pid: orphan.pid, ended: gone(orphan.pid, Infinity).then(() => undefined) };
    return { first, url: urlOf(orphan.port, password), logFile: file, again: () => start.at(orphan.port) };
  }
  const { first, port } = await start.anywhere();
  return { first, url: urlOf(port, password), logFile: file, again: () => start.at(port) };
}

function starter({ cluster, settings, log }: Plan, { file, password }: { file: LogFile; password: string }) {
  const waiting = (): void => log.info({}, 'PostgreSQL is still recovering what it was doing when it was stopped');
  const tryPort = (port: number) =>
    launch(cluster, {
      settings: { ...settings, port: String(port) },
      url: urlOf(port, password),
      logFile: file,
      waiting,
    });
  return {
    async at(port: number): Promise<Launched | undefined> {
      await removeStaleFile(cluster.folder);
      const result = await tryPort(port);
      return result.ok ? result : undefined;
    },
    async anywhere(): Promise<{ first: Launched; port: number }> {
      for (let attempt = 1; ; attempt += 1) {
        const port = await freePort();
        const result = await tryPort(port);
        if (result.ok) return { first: result, port };
        // Another process took the port, or the backends of a killed server are still leaving.
        const passing = result.portTaken || /pre-existing shared memory block/.test(result.output);
        if (!passing || attempt === 10) explainFailure(result.output, { folder: cluster.folder, log: file.path });
        await sleep(100 * attempt);
      }
    },
  };
}
