import { readFileSync } from 'node:fs';

/** Whether a process of this number lives (also when it belongs to another user). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** When the process started, in the kernel's own ticks: tells a process from a later one of the same number. */
export function startOf(pid: number): string {
  return statOf(pid)[19] ?? 'unknown';
}

function isZombie(pid: number): boolean {
  return statOf(pid)[0] === 'Z';
}

/** The fields of /proc/<pid>/stat after the command's name, which may itself hold spaces and brackets. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
