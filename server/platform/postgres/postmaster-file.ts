import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
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
  // Without /proc believe the file: the connection will tell.
  return worksIn(pid, folder) || !existsSync('/proc/self') ? { pid, port } : undefined;
}

/** A number may have gone to another process since: every process of a server works in its data folder. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
