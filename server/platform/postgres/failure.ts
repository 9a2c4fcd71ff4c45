import { startProblem } from '../start-problem.ts';

const known: Array<[RegExp, (dataFolder: string) => string]> = [
  [
    /No space left on device|ENOSPC|Disk quota exceeded/,
    (folder) => `The disk that holds ${folder} is full: free some space and start again; nothing is lost.`,
  ],
  [
    /Permission denied|EACCES|has wrong ownership/,
    (folder) =>
      `PostgreSQL may not use ${folder}: it belongs to another OS user. Start Throughline as that user, or as root.`,
  ],
  [
    /Read-only file system|EROFS/,
    (folder) => `${folder} stands on a file system that can only be read: choose another DATA_DIR.`,
  ],
  [
    /Cannot allocate memory|could not map anonymous shared memory|ENOMEM/,
    () => 'There is not enough memory to start PostgreSQL (it needs about 300 MB): free some and start again.',
  ],
];

/** Says in one sentence why PostgreSQL (or its initdb) did not start. */
export function explainFailure(output: string, at: { folder: string; log: string }): never {
  const sentence = known.find(([pattern]) => pattern.test(output))?.[1];
  if (sentence) throw startProblem(sentence(at.folder));
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error:|E[A-Z]+: /.test(line));
  const last = lines.at(-1)?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') ?? 'it ended without a word';
  throw startProblem(`PostgreSQL did not start: ${last} (its log: ${at.log}).`);
}

/** Turns an error of the file system (full, closed, read-only) into its sentence; anything else is thrown as it is. */
export function explainSystemError(error: unknown, at: { folder: string; log: string }): never {
  const isSystemError = error instanceof Error && 'errno' in error && 'code' in error;
  if (isSystemError) explainFailure(error.message, at);
  throw error;
}
