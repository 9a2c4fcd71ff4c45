import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explainSystemError } from './failure.ts';
import { isAlive, startOf } from './live-process.ts';
import { startProblem } from '../start-problem.ts';

const heldHere = new Map<string, number>();

/** Keeps every other Throughline process off this data folder until `release`; the same process may ask again. */
export function lockDataFolder(dataDir: string): { release(): void } {
  const path = join(resolve(dataDir), 'lock');
  const times = heldHere.get(path) ?? 0;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    if (times === 0) take(path, dataDir);
  } catch (error) {
    explainSystemError(error, { folder: dataDir, log: 'none' });
  }
  heldHere.set(path, times + 1);
  let released = false;
  return {
    release() {
      if (released) return;
      released = true;
      const left = (heldHere.get(path) ?? 1) - 1;
      heldHere.set(path, left);
      if (left === 0) rmSync(path, { force: true });
    },
  };
}

function take(path: string, dataDir: string): void {
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (createOnce(path, mine)) return;
    const holder = liveHolder(path, mine);
    if (holder !== undefined) {
      throw startProblem(
        `Another Throughline (process ${holder}) already uses the data folder ${dataDir}: stop it first, or give this one its own DATA_DIR.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw startProblem(`The lock file ${path} could not be taken: another process keeps writing it.`);
}

function createOnce(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function liveHolder(path: string, mine: string): number | undefined {
  const text = readText(path);
  if (text === mine) return undefined;
  const [pid, started] = text.trim().split(' ');
  if (pid === undefined || !/^\d+$/.test(pid)) return undefined;
  const number = Number(pid);
  return isAlive(number) && startOf(number) === started ? number : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
