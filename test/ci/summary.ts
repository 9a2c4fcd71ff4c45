import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tallyOf } from './report.ts';

// node test/ci/summary.ts <exit code of check> <of test> <of wide>: names what failed and adds up both runs.

const [check = 1, ...runs] = process.argv.slice(2).map(Number);
const folder = process.cwd();
const tallies = ['test', 'wide'].map((name, index) =>
  tallyOf({ name, report: readReport(join(folder, 'reports', `${name}.json`)), exitCode: runs[index] ?? 1, folder }),
);
const failed = [...(check === 0 ? [] : ['check: npm run check']), ...tallies.flatMap((tally) => tally.failed)];
for (const name of failed) console.log(`failed: ${name}`);
console.log(`${tallies.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
