import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

// Each guard that a tool holds is shown a small project that breaks it, under the project's own settings.

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
const branches = lines(10, "  if (value === 'x') return 1;");

/** For each lint rule that we switch on ourselves, files that break it. */
const lintFixtures: Record<string, Record<string, string>> = {
  'import/no-cycle': {
    'one.ts': "import { two } from './two.ts';\nexport const one = (): number => two();\n",
    'two.ts': "import { one } from './one.ts';\nexport const two = (): number => one();\n",
  },
  'typescript/no-explicit-any': { 'any.ts': 'export const loose: any = 1;\n' },
  'typescript/no-floating-promises': {
    'float.ts': 'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}\n',
  },
  'typescript/no-misused-promises': {
    'misused.ts': 'async function ready(): Promise<boolean> {\n  return true;\n}\nexport const x = ready() ? 1 : 2;\n',
  },
  'typescript/switch-exhaustiveness-check': {
    'switch.ts':
      "export function f(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
  },
  'typescript/ban-ts-comment': { 'hush.ts': "// @ts-ignore\nexport const x: number = 'one';\n" },
  'vitest/no-focused-tests': { 'only.test.ts': "import { test } from 'vitest';\ntest.only('alone', () => {});\n" },
  'vitest/no-disabled-tests': { 'skip.test.ts': "import { test } from 'vitest';\ntest.skip('later', () => {});\n" },
  'no-warning-comments': { 'later.ts': `// ${'TO'}DO: finish this\nexport const x = 1;\n` },
  'unicorn/filename-case': { 'CamelCase.ts': 'export const x = 1;\n' },
  'max-lines': { 'long.ts': lines(301, 'export {};') },
  'max-lines-per-function': { 'deep.ts': `export function f(): void {\n${lines(61, '  console.log(1);')}}\n` },
  'max-params': { 'params.ts': 'export const f = (a: 1, b: 2, c: 3, d: 4): number => a + b + c + d;\n' },
  complexity: { 'maze.ts': `export function f(value: string): number {\n${branches}  return 2;\n}\n` },
  'react/rules-of-hooks': {
    'hook.tsx':
      "import { useState } from 'react';\nexport function Part(props: { open: boolean }) {\n  if (props.open) useState(1);\n  return null;\n}\n",
  },
};

describe('lint', () => {
  const { rules } = z
    .object({ rules: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')));
  const switchedOn = Object.keys(rules).filter((name) => rules[name] !== 'off');

  test('every rule that is switched on has a fixture', () => {
    expect(Object.keys(lintFixtures).toSorted()).toEqual(switchedOn.toSorted());
  });

  test('every fixture fails by its own rule', () => {
    const folder = project(Object.assign({}, ...Object.values(lintFixtures)));
    const { output, status } = run(folder, 'oxlint', [
      '--type-aware',
      '-c',
      join(root, '.oxlintrc.json'),
      '-f',
      'unix',
    ]);
    expect(status).not.toBe(0);
    for (const [rule, files] of Object.entries(lintFixtures)) {
      const name = rule.split('/').at(-1);
      const found = output.split('\n').filter((line) => line.includes(`(${name})`));
      expect(
        Object.keys(files).filter((file) => found.some((line) => line.startsWith(file))),
        `${rule}\n${output}`,
      ).not.toEqual([]);
    }
  });
});

describe('types', () => {
  const cases = [
    { what: 'an enum', part: 'server', text: 'export enum Colour {\n  Red,\n}\n', expected: /erasableSyntaxOnly/ },
    {
      what: 'an unchecked index',
      part: 'server',
      text: 'export const f = (l: string[]): string => l[0];\n',
      expected: /TS2322/,
    },
    { what: 'an unused name', part: 'server', text: 'const unused = 1;\nexport {};\n', expected: /TS6133/ },
    { what: 'Node', part: 'core', text: 'export const home = process.env;\n', expected: /process/ },
    { what: 'the browser', part: 'core', text: 'export const page = window.location;\n', expected: /window/ },
    { what: 'the browser', part: 'server', text: 'export const page = document.title;\n', expected: /document/ },
  ];
  test.each(cases)('$what does not pass in $part', ({ part, text, expected }) => {
    const folder = project({ 'wrong.ts': text });
    const settings = {
      extends: join(root, part, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(root, 'node_modules', '@types')] },
      include: ['*.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const { output, status } = run(folder, 'tsc', ['-p', '.']);
    expect(status).not.toBe(0);
    expect(output).toMatch(expected);
  });
});

test('code that is not in our format does not pass', () => {
  const folder = project({ 'ugly.ts': 'export const a = {b:1 , c:"2"}\n' });
  cpSync(join(root, '.oxfmtrc.json'), join(folder, '.oxfmtrc.json'));
  const { output, status } = run(folder, 'oxfmt', ['--check', '.']);
  expect(status).not.toBe(0);
  expect(output).toContain('ugly.ts');
});

test('files, exports and packages that nobody uses do not pass', () => {
  const folder = project({
    'server/main/cli.ts': "import { used } from './figures.ts';\nconsole.log(used);\n",
    'server/main/figures.ts': 'export const used = 1;\nexport const unused = 2;\n',
    'server/main/forgotten.ts': 'export const nobody = 1;\n',
    'package.json': JSON.stringify({ name: 'fixture', type: 'module', dependencies: { leftpad: '1.0.0' } }),
  });
  cpSync(join(root, 'knip.json'), join(folder, 'knip.json'));
  const { output, status } = run(folder, 'knip', ['--no-progress']);
  expect(status).not.toBe(0);
  expect(output).toMatch(/Unused files[^]*server\/main\/forgotten\.ts/);
  expect(output).toMatch(/Unused dependencies[^]*leftpad/);
  expect(output).toMatch(/Unused exports[^]*unused[^]*server\/main\/figures\.ts/);
});

function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-guard-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const options = {
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    jsx: 'react-jsx',
    module: 'nodenext',
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
  return folder;
}

function run(folder: string, tool: string, options: string[]): { status: number | null; output: string } {
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, NO_COLOR: '1', FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(join(bin, tool), options, { cwd: folder, env, encoding: 'utf8' });
  return { status, output: `${stdout}\n${stderr}` };
}
