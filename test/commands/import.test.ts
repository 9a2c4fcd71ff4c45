import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ada } from '#test/client.ts';
import { testDatabase } from '#test/database.ts';
import { command, commandJson, runningOn, type Environment } from '#test/product.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A file nobody has written a mapping for, taken in by its guess. */
const folder = mkdtempSync(join(tmpdir(), 'throughline-import-command-'));
let environment: Environment;

beforeAll(async () => {
  const data = await testDatabase();
  environment = runningOn(data.ownerUrl);
  await commandJson(
    ['setup', '--company', 'Acme', '--name', 'Ada', '--email', ada.email, '--password', ada.password],
    environment,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function importing(name: string, lines: readonly string[], ...options: string[]) {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return command(['import', path, '--refused', `${path}.refused.csv`, ...options], environment);
}

const head = 'order,email,when,stars,total';

test('a bad row costs itself, not the file', async () => {
  const lines = [head, '1,a@x.example,2024-05-01 10:00,5,1', '2,b@x.example,soon,4,2', '3,c@x.example,2024-05-03,9,3'];
  const { code, out } = await importing('orders.csv', [...lines, '4,d@x.example,2024-05-04,1,3'], '--yes', '--json');
  expect({ code, ...(JSON.parse(out) as object) }).toMatchObject({ code: 0, state: 'done', taken: 2, refused: 2 });
});

test('a file without a time is not taken by a guess', async () => {
  const lines = ['order,email', '1,a@x.example', '2,b@x.example'];
  const sentence = 'No column looks like a time: name one in a mapping.';
  const looked = await importing('timeless.csv', lines);
  expect({ code: looked.code, said: looked.out.includes(sentence), asItIs: looked.out.includes('--yes') }).toEqual({
    code: 0,
    said: true,
    asItIs: false,
  });
  const taken = await importing('timeless.csv', lines, '--yes');
  expect(taken).toMatchObject({ code: 1, out: '' });
  expect(taken.said).toContain(sentence);
});

test('an import that took nothing has not gone well', async () => {
  const lines = [head, '1,a@x.example,2999-05-01,5,1', '2,b@x.example,2999-05-02,4,2'];
  const { code, out } = await importing('future.csv', lines, '--yes');
  expect(code).toBe(1);
  expect(out).toMatch(/^Nothing was taken: every row was refused\.\n0 of 2 rows taken/);
});
