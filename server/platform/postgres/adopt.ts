import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './live-process.ts';
import { runningPostmaster, type Postmaster } from './postmaster-file.ts';
import { probe, urlOf } from './probe.ts';
import { stopPostmaster } from './stop-process.ts';

/**
 * A server that outlived the Throughline that started it: taken over when it answers and was started with the
 * same settings, else stopped.
 */
export async function adoptOrStop(
  folder: string,
  expected: { password: string | undefined; clusterName: string },
): Promise<Postmaster | undefined> {
  const orphan = runningPostmaster(folder);
  if (!orphan) return undefined;
  if (expected.password !== undefined && (await answersAs(orphan, expected.clusterName, expected.password))) {
    return orphan;
  }
  await stopPostmaster(orphan.pid);
  return undefined;
}

async function answersAs(orphan: Postmaster, clusterName: string, password: string): Promise<boolean> {
  const deadline = Date.now() + 15_000;
  while (isAlive(orphan.pid) && Date.now() < deadline) {
    const answer = await probe(urlOf(orphan.port, password));
    if (answer.is === 'ready') return answer.clusterName === clusterName;
    if (answer.is === 'refused') return false;
    await sleep(50);
  }
  return false;
}
