import { relative } from 'node:path';
import { z } from 'zod';

/** What we read of Vitest's JSON report. */
const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export interface Tally {
  passed: number;
  /** `file: test` for each test that failed, and one for each thing that failed outside a test. */
  failed: string[];
}

/** Counts one run: its report (undefined when it left none) and how it ended. */
export function tallyOf(run: { name: string; report: unknown; exitCode: number; folder: string }): Tally {
  const { success, data } = report.safeParse(run.report);
  if (!success) return { passed: 0, failed: [`${run.name}: the run left no report`] };
  const failed = data.testResults.flatMap((file) => {
    const path = relative(run.folder, file.name);
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0 && file.status === 'failed')
      return [`${path}: ${firstLine(file.message) || 'the file failed'}`];
    return tests.map(({ fullName }) => `${path}: ${fullName}`);
  });
  // An error outside every test: Vitest only ends with 1.
  if (failed.length === 0 && run.exitCode !== 0) failed.push(`${run.name}: ended with ${run.exitCode} outside a test`);
  return { passed: data.numPassedTests, failed };
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
