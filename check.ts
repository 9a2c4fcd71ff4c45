import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// npm run check: everything that machines hold, two steps at a time; prints the output of what failed.

interface Step {
  name: string;
  command: string[];
}

interface Outcome {
  step: Step;
  good: boolean;
  output: string;
}

const roots = ['core', 'server', 'web', 'widget', 'form', 'survey', 'test', 'seed', 'bench', 'training'];
const folder = import.meta.dirname;

const steps: Step[] = [
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  ...roots
    .filter((root) => existsSync(join(folder, root, 'tsconfig.json')))
    .map((root) => ({ name: `types ${root}`, command: ['tsc', '-p', root] })),
  { name: 'architecture', command: ['node', 'test/architecture/main.ts'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
];

function run(step: Step): Promise<Outcome> {
  const [program = '', ...options] = step.command;
  const path = [join(folder, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, options, { cwd: folder, env: { ...process.env, PATH: path, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = (good: boolean): void => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${good ? 'good  ' : 'FAILED'} ${step.name.padEnd(14)} ${seconds.padStart(5)} s`);
      resolve({ step, good, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

const waiting = [...steps];
const outcomes: Outcome[] = [];
async function work(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) outcomes.push(await run(step));
}
const began = performance.now();
await Promise.all([work(), work()]);

const failed = outcomes.filter(({ good }) => !good);
for (const { step, output } of failed) console.log(`\n--- ${step.name}: ${step.command.join(' ')}\n${output.trim()}`);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const verdict = failed.length === 0 ? 'everything is good' : `${failed.length} of ${steps.length} failed`;
console.log(`\ncheck: ${verdict}, ${seconds} s`);
process.exitCode = failed.length === 0 ? 0 : 1;
