import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { command, embeddedIn } from '#test/product.ts';

vi.setConfig({ testTimeout: 180_000 });

/** Commands in a folder that is not the one that was meant: they say so, and make nothing there. */
const papers = mkdtempSync(join(tmpdir(), 'throughline-test-no-data-'));
chmodSync(papers, 0o755);
afterAll(() => rmSync(papers, { recursive: true, force: true }));
const table = join(papers, 'orders.csv');
writeFileSync(table, 'email,date\nann@customers.example,2025-03-01\n');

test.each([
  ['import', table],
  ['stats'],
  ['demo', 'load'],
  ['analytics', 'rebuild'],
  ['backup', join(papers, 'backup.tar.gz')],
  ['erase', 'customer', 'ann@customers.example'],
  ['api-key', 'create', '--name', 'Reports', '--scope', 'customer.read'],
  ['workspace', 'create', '--company', 'Second', '--owner', 'ada@example.com'],
])('%s', async (...args) => {
  const folder = join(papers, 'not-there');
  expect(await command(args, embeddedIn(folder))).toEqual({
    code: 1,
    out: '',
    said: `There is no data in ${folder}: name the folder it is in by DATA_DIR, or begin here with \`throughline serve\`.\n`,
  });
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(papers)).not.toContain('backup.tar.gz');
});

test('a folder with something else in it stays as it is, too; doctor looks at the rest', async () => {
  const folder = join(papers, 'other');
  mkdirSync(folder);
  writeFileSync(join(folder, 'letter.txt'), 'something else');
  const { code, said } = await command(['stats'], embeddedIn(folder));
  expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^There is no data in [^\n]+\n$/) });
  const doctor = await command(['doctor'], embeddedIn(folder));
  expect(doctor).toMatchObject({ out: expect.stringContaining(folder), said: '' });
  expect(doctor.out).not.toMatch(/PostgreSQL|no data/);
  expect(readdirSync(folder)).toEqual(['letter.txt']);
});
