import { readFileSync } from 'node:fs';
import { percentile } from '../measure/report.ts';

/** Megabytes that a process holds itself (RSS less what it shares with others). */
function megabytes(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

export interface Memory {
  /** At the end of the first, second… tenth of the time. */
  tenths: number[];
  most: number;
}

/** Looks twice a second how much memory a process holds. */
export function watchMemory(pid: number): { stop(): Memory } {
  const seen: number[] = [];
  const timer = setInterval(() => {
    const now = megabytes(pid);
    if (now !== undefined) seen.push(now);
  }, 500);
  return {
    stop() {
      clearInterval(timer);
      const tenth = (at: number) => seen[Math.min(seen.length - 1, Math.ceil((seen.length * at) / 10))] ?? Number.NaN;
      const tenths = Array.from({ length: 10 }, (_, at) => Math.round(tenth(at + 1)));
      return { tenths, most: Math.round(percentile(seen, 1)) };
    },
  };
}
