import { expect, test } from 'vitest';
import { tallyOf } from './report.ts';

const folder = '/srv/throughline';
const good = { status: 'passed', fullName: 'adds' };
const bad = { status: 'failed', fullName: 'subtracts' };

function reportOf(files: Array<{ name: string; status: string; message?: string; assertionResults: object[] }>) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  return {
    numPassedTests: tests.filter((one) => one === good).length,
    numFailedTests: tests.filter((one) => one === bad).length,
    testResults: files,
  };
}

test('failed tests are named with their file', () => {
  const report = reportOf([
    { name: `${folder}/core/sum.test.ts`, status: 'failed', assertionResults: [good, bad, good] },
  ]);
  expect(tallyOf({ name: 'tests', report, exitCode: 1, folder })).toEqual({
    passed: 2,
    failed: ['core/sum.test.ts: subtracts'],
  });
});

test('a file that cannot be loaded counts as one failure', () => {
  const file = {
    name: `${folder}/core/sum.test.ts`,
    status: 'failed',
    message: 'SyntaxError: no\n at x',
    assertionResults: [],
  };
  expect(tallyOf({ name: 'tests', report: reportOf([file]), exitCode: 1, folder })).toEqual({
    passed: 0,
    failed: ['core/sum.test.ts: SyntaxError: no'],
  });
});

test('a run that fails outside its tests, or leaves nothing, counts as one failure', () => {
  const file = { name: `${folder}/core/sum.test.ts`, status: 'passed', assertionResults: [good] };
  expect(tallyOf({ name: 'tests', report: reportOf([file]), exitCode: 1, folder })).toEqual({
    passed: 1,
    failed: ['tests: ended with 1 outside a test'],
  });
  expect(tallyOf({ name: 'tests', report: undefined, exitCode: 137, folder }).failed).toEqual([
    'tests: the run left no report',
  ]);
});
