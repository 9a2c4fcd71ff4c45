import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './live-process.ts';
import { runningPostmaster, worksIn } from './postmaster-file.ts';

/**
 * Removes a postmaster.pid whose server is gone. PostgreSQL does so itself, but only when no process has that number:
 * in a container the number has often gone to another process, or its zombie is never buried.
 */
export async function removeStaleFile(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync('/proc/self/cwd') || !existsSync(file) || runningPostmaster(folder)) return;
  // Sessions of a killed server leave within moments; before that its data may not be touched.
  for (let left = 200; left > 0 && anyProcessIn(folder); left -= 1) await sleep(50);
  if (!anyProcessIn(folder)) rmSync(file, { force: true });
}

function anyProcessIn(folder: string): boolean {
  return readdirSync('/proc').some(
    (name) => /^\d+$/.test(name) && isAlive(Number(name)) && worksIn(Number(name), folder),
  );
}
