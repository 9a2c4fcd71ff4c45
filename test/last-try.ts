import { TestRunner, type RunnerTask, type RunnerTestSuite } from 'vitest';
import { atEnd } from './at-end.ts';

let collecting = false;
const stages: Array<() => unknown> = [];

/** A test file begins to be read; what a file before it built is of no use any more. */
export function beginFile(): void {
  collecting = true;
  stages.length = 0;
}

/** The file was read: from here on hooks and tests build. */
export function fileIsRead(): void {
  collecting = false;
}

/**
 * What a file builds while it is read stands in constants: `build` builds it once more in place. Nothing is kept of what is built in
 * hooks, which run again, and in tests.
 */
export function whenBuiltAgain(build: () => unknown): void {
  if (collecting) stages.push(build);
}

/** The suites that a test stands in, the file first. */
function suitesOf(task: RunnerTask): RunnerTestSuite[] {
  const suite = task.suite ?? task.file;
  return suite === task.file ? [suite] : [...suitesOf(suite), suite];
}

/**
 * Builds the stage of a test once more: what its file built while it was read, then its `beforeAll`. So a try begins with a company
 * and a database that no failed try has changed. What was built before is closed with the rest at the end of the file.
 */
export async function buildAgain(task: RunnerTask): Promise<void> {
  for (const build of stages) await build();
  for (const suite of suitesOf(task))
    for (const build of TestRunner.getSuiteHooks(suite).beforeAll) {
      const close: unknown = await build(suite);
      if (typeof close === 'function') atEnd(() => close());
    }
}
