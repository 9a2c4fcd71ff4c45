import { TestRunner, type RunnerTask, type RunnerTestSuite } from 'vitest';
import { atEnd } from './at-end.ts';

/** The suites that a test stands in, the file first. */
function suitesOf(task: RunnerTask): RunnerTestSuite[] {
  const suite = task.suite ?? task.file;
  return suite === task.file ? [suite] : [...suitesOf(suite), suite];
}

/**
 * Runs once more what built the stage of a test: its `beforeAll`. So a try begins with a company and a database that no failed try
 * has changed. What was built before is closed with the rest at the end of the file.
 */
export async function buildAgain(task: RunnerTask): Promise<void> {
  for (const suite of suitesOf(task))
    for (const build of TestRunner.getSuiteHooks(suite).beforeAll) {
      const close: unknown = await build(suite);
      if (typeof close === 'function') atEnd(() => close());
    }
}
