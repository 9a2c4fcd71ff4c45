import type { Reporter, TestCase } from 'vitest/node';

/** Names every test that passed only at a later try: `flaky: file: name`. */
export default class FlakyReporter implements Reporter {
  private readonly found: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky === true) this.found.push(`flaky: ${test.module.relativeModuleId}: ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const line of this.found) console.log(line);
  }
}
