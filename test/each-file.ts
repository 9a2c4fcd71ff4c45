import { afterAll, beforeAll, beforeEach } from 'vitest';
import { endAll } from './at-end.ts';
import { beginFile, buildAgain, fileIsRead } from './last-try.ts';

// A hook counts only while its file is collected; what tests and their hooks open later must be closed, too.
afterAll(endAll);

beginFile();
beforeAll(fileIsRead);

// The next try stands on what the failed one left; the last one does not.
beforeEach(async ({ task }) => {
  const { retryCount = 0 } = task.result ?? {};
  if (retryCount > 1 && retryCount === task.retry) await buildAgain(task);
});
