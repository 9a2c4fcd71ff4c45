import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync, truncateSync } from 'node:fs';

const keepBytes = 10 * 1024 * 1024;

/** Where PostgreSQL writes what it has to say; an orphan goes on writing it after its parent was killed. */
export interface LogFile {
  path: string;
  /** A descriptor to append by, for a child's output; close it with `closeSync` once the child has it. */
  open(): number;
  /** What was written since the last `open`, at most the last 8 KiB. */
  tail(): string;
  /** Empties the file once it has grown past 10 MB. */
  trim(): void;
}

/** Opens the log at this path; one of more than 10 MB is put aside as `.1`. */
export function logFile(path: string): LogFile {
  if (existsSync(path) && statSync(path).size > keepBytes) renameSync(path, `${path}.1`);
  let begin = 0;
  return {
    path,
    open() {
      const descriptor = openSync(path, 'a', 0o600);
      begin = fstatSync(descriptor).size;
      return descriptor;
    },
    tail: () => readFrom(path, begin),
    trim() {
      if (existsSync(path) && statSync(path).size > keepBytes) truncateSync(path);
    },
  };
}

function readFrom(path: string, begin: number): string {
  if (!existsSync(path)) return '';
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const from = Math.max(begin, size - 8192);
    const bytes = Buffer.alloc(Math.max(0, size - from));
    readSync(descriptor, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
}
