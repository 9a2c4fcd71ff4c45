import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './live-process.ts';

/** Fast shutdown (SIGINT), after 6 s an immediate one (SIGQUIT: the next start recovers), after 8 s the end. */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps: Array<[NodeJS.Signals, number]> = [
    ['SIGINT', 6000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 2000],
  ];
  for (const [signal, milliseconds] of steps) {
    if (!send(pid, signal) || (await gone(pid, milliseconds))) return;
  }
}

/** Waits until the process is gone, at most so long. */
export async function gone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
