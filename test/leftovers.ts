import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

/** A test run that was killed leaves its server behind: the next run stops it and removes its folder. */
export async function sweepLeftovers(prefix: string): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (isRunning(Number(firstWord(join(folder, 'lock'))), () => true)) continue;
    const data = join(folder, 'postgres');
    const server = Number(firstWord(join(data, 'postmaster.pid')));
    const lives = (): boolean => isRunning(server, () => readlinkSync(`/proc/${server}/cwd`) === data);
    if (lives()) {
      process.kill(server, 'SIGQUIT');
      await until(() => !lives(), 'the server of a killed test run has stopped');
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstWord(path: string): string {
  try {
    return /^\d+/.exec(readFileSync(path, 'utf8'))?.[0] ?? '';
  } catch {
    return '';
  }
}

/** Only a process that is surely ours is stopped: where the look fails, none is. */
function isRunning(pid: number, isOurs: () => boolean): boolean {
  try {
    return pid > 1 && process.kill(pid, 0) && isOurs();
  } catch {
    return false;
  }
}
