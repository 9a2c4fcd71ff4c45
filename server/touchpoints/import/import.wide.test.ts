import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCompany } from '#test/company.ts';
import { testDatabase, testSecret, type TestDatabase } from '#test/database.ts';
import { until } from '#test/until.ts';

const rowCount = 200_000;
const mapping = {
  format: 'csv',
  source: 'large',
  occurredAt: { column: 'at' },
  customer: { identifiers: [{ kind: 'user_id', value: 'who' }] },
  interaction: { touchpoint: { constant: 'checkout' } },
  facts: { amount: 'amount' },
  detail: { words: 'words' },
};
const cli = fileURLToPath(new URL('../../main/cli.ts', import.meta.url));

let data: TestDatabase;
let folder: string;

beforeAll(async () => {
  data = await testDatabase();
  await testCompany(data.database);
  folder = await mkdtemp(join(tmpdir(), 'throughline-import-'));
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(mapping));
  await pipeline(Readable.from(csv()), createWriteStream(join(folder, 'large.csv')));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function* csv(): Generator<string> {
  yield 'who,at,amount,words\n';
  for (let at = 0; at < rowCount; at++)
    yield `person-${at % 5000},2024-03-${String((at % 28) + 1).padStart(2, '0')} 10:00:${String(at % 60).padStart(2, '0')},${at},"Some words, quite a few of them, ${'so that the file is large '.repeat(8)}"\n`;
}

function importing(): ChildProcess {
  return spawn(process.execPath, [cli, 'import', 'large.csv', '--mapping', 'mapping.json', '--json'], {
    cwd: folder,
    env: {
      ...process.env,
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: data.ownerUrl,
      SECRET_KEY: testSecret,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The most memory a process ever held, in megabytes; 0 once it is gone. */
async function peakMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

const rowsTaken = async () => {
  const { rows } = await data.owner.query('select coalesce(max(rows), 0)::int as n from touchpoints.import');
  return rows[0].n as number;
};

test('killed in the middle of 200,000 rows it goes on, takes each once, and stays small', async () => {
  const killed = importing();
  const gone = once(killed, 'exit').then(() => Promise.reject(new Error('the import ended by itself')));
  gone.catch(() => undefined);
  await Promise.race([until(async () => (await rowsTaken()) > 30_000, 'some rows are taken', 120), gone]);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const before = await rowsTaken();
  expect(before).toBeLessThan(rowCount);

  const second = importing();
  const printed = text(second.stdout as Readable);
  let peak = 0;
  const ended = once(second, 'exit');
  while (second.exitCode === null) {
    peak = Math.max(peak, await peakMegabytes(second.pid));
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  expect(JSON.parse(await printed)).toMatchObject({
    state: 'done',
    rows: rowCount,
    taken: rowCount,
    duplicates: 0,
    refused: 0,
  });
  const { rows } = await data.owner
    .query(`select count(*)::int as n, count(distinct facts->>'amount')::int as different,
    count(distinct customer)::int as customers from touchpoints.interaction`);
  expect(rows).toEqual([{ n: rowCount, different: rowCount, customers: 5000 }]);
  if (process.platform === 'linux') expect(peak).toBeGreaterThan(0);
  expect(peak).toBeLessThan(600);
  console.log(`peak ${Math.round(peak)} MB; killed after ${before} rows`);
}, 240_000);
