import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startOf } from '../postgres/live-process.ts';
import { gone } from '../postgres/stop-process.ts';
import type { Logger } from '../log.ts';

/** Notes which process works on the folder; its start time tells it from a later process of the same number. */
export function writeClaim(folder: string, pid: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(claimOf(folder), `${pid} ${startOf(pid)}\n`);
}

/**
 * Waits for an engine that a killed server left behind on this folder, and ends it when it stays. The data folder's own lock
 * is held by now, so no living server owns it.
 */
export async function clearLeftBehind(folder: string, log: Logger): Promise<void> {
  const pid = claimant(folder);
  if (pid === undefined || (await gone(pid, 3000))) return;
  log.warn({ pid }, 'an analytics process was left behind; it is stopped');
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
  await gone(pid, 5000);
}

function claimant(folder: string): number | undefined {
  let text = '';
  try {
    text = readFileSync(claimOf(folder), 'utf8');
  } catch {
    return undefined;
  }
  const [pid, started] = text.trim().split(' ');
  if (pid === undefined || !/^\d+$/.test(pid)) return undefined;
  const number = Number(pid);
  return isAlive(number) && startOf(number) === started ? number : undefined;
}

function claimOf(folder: string): string {
  return join(folder, 'process');
}
