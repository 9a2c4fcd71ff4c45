import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './live-process.ts';

/** What a running server tells of itself in <data folder>/postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that runs on this data folder, if its file is not a stale one. */
export function runningPostmaster(folder: string): Postmaster | undefined {
  const lines = readLines(join(folder, 'postmaster.pid'));
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  return worksIn(pid, folder) ? { pid, port } : undefined;
}

/** The number may have gone to another process since: a postmaster's working folder is its data folder. */
function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    // No /proc here, or not ours to read: believe the file, the connection will tell.
    return true;
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
