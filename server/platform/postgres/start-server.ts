import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { explainFailure } from './failure.ts';
import { freePort } from './free-port.ts';
import { launch, type Launched } from './launch.ts';
import type { LogFile } from './log-file.ts';
import { urlOf } from './probe.ts';
import { removeStaleFile } from './stale-file.ts';
import type { Log } from './supervise.ts';

interface Plan {
  cluster: Cluster;
  settings: Record<string, string>;
  password: string;
  logFile: LogFile;
  log: Log;
}

/** Starts the server of a cluster on this port; undefined when it did not come up. */
export async function startAt(port: number, plan: Plan): Promise<Launched | undefined> {
  await removeStaleFile(plan.cluster.folder);
  const result = await tryPort(port, plan);
  return result.ok ? result : undefined;
}

/** Starts the server of a cluster on a port that is free. Throws a start problem with its reason. */
export async function startAnywhere(plan: Plan): Promise<{ first: Launched; port: number }> {
  const { cluster, logFile } = plan;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const result = await tryPort(port, plan);
    if (result.ok) return { first: result, port };
    // Another process took the port, or the backends of a killed server are still leaving.
    const passing = result.portTaken || /pre-existing shared memory block/.test(result.output);
    if (!passing || attempt === 10) explainFailure(result.output, { folder: cluster.folder, log: logFile.path });
    await sleep(100 * attempt);
  }
}

function tryPort(port: number, { cluster, settings, password, logFile, log }: Plan): ReturnType<typeof launch> {
  return launch(cluster, {
    settings: { ...settings, port: String(port) },
    url: urlOf(port, password),
    logFile,
    waiting: () => log.info({}, 'PostgreSQL is still recovering what it was doing when it was stopped'),
  });
}
