import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { until } from '#test/until.ts';
import { cleanUpEach, newFolder, removeLater, sentenceOf, start } from './clusters.fixture.ts';
import { runningEmbedded } from './index.ts';
import { isAlive } from './live-process.ts';

cleanUpEach();

test('what was written is there after a stop and a new start', async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await ask(first.url, "create table kept as select 'still here' as word");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);

  const second = await start(dataDir);
  expect(await ask(second.url, 'select word from kept')).toEqual([{ word: 'still here' }]);
  expect(
    await ask(
      second.url,
      `select current_setting('data_checksums') as checksums, datcollate || datlocprovider::text || datlocale as locale,
         pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
    ),
  ).toEqual([{ checksums: 'on', locale: 'CbC.UTF-8', encoding: 'UTF8' }]);
});

test('a server whose parent was killed is taken over, with its address', async () => {
  const dataDir = newFolder();
  const parent = spawn(process.execPath, [fileOf('./start-and-hang.fixture.ts'), dataDir], { stdio: 'ignore' });
  const orphan = await until(() => runningEmbedded(dataDir), 'the other process has started PostgreSQL');
  parent.kill('SIGKILL');
  await until(() => parent.exitCode !== null || parent.signalCode !== null, 'the parent is gone');

  const adopted = await start(dataDir);
  expect(adopted.url).toBe(orphan.url);
  expect(await ask(adopted.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await adopted.stop();
  expect(isAlive(adopted.pid)).toBe(false);
});

test('an orphan that was started with other settings is stopped, and a new one started', async () => {
  const dataDir = newFolder();
  const parent = spawn(process.execPath, [fileOf('./start-and-hang.fixture.ts'), dataDir], { stdio: 'ignore' });
  await until(() => runningEmbedded(dataDir), 'the other process has started PostgreSQL');
  parent.kill('SIGKILL');
  await until(() => parent.exitCode !== null || parent.signalCode !== null, 'the parent is gone');

  const server = await start(dataDir, { settings: { fsync: 'off', work_mem: '5MB' } });
  expect(await ask(server.url, 'show work_mem')).toEqual([{ work_mem: '5MB' }]);
});

test('a killed server comes back by itself at the same address', async () => {
  const server = await start(newFolder());
  await ask(server.url, 'create table kept as select 1 as one');
  const before = server.pid;
  process.kill(before, 'SIGKILL');
  await until(() => server.pid !== before, 'PostgreSQL was started again');
  const rows = await until(() => ask(server.url, 'select one from kept'), 'it answers again');
  expect(rows).toEqual([{ one: 1 }]);
});

test('a killed server whose parent was killed too recovers at the next start', async () => {
  const dataDir = newFolder();
  const parent = spawn(process.execPath, [fileOf('./start-and-hang.fixture.ts'), dataDir], { stdio: 'ignore' });
  const { url } = await until(() => runningEmbedded(dataDir), 'the other process has started PostgreSQL');
  await ask(url, 'create table kept as select 1 as one');
  const [row] = await ask(url, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid");
  parent.kill('SIGKILL');
  await until(() => parent.exitCode !== null || parent.signalCode !== null, 'the parent is gone');
  process.kill(Number(row?.['pid']), 'SIGKILL');

  const server = await start(dataDir);
  expect(await ask(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('a lost password file is made anew', async () => {
  const dataDir = newFolder();
  await (await start(dataDir)).stop();
  rmSync(join(dataDir, 'postgres.password'));
  const server = await start(dataDir);
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a second Throughline on the same folder is told so', async () => {
  const dataDir = newFolder();
  const other = spawn(process.execPath, [fileOf('./start-and-hang.fixture.ts'), dataDir], { stdio: 'ignore' });
  try {
    await until(() => runningEmbedded(dataDir), 'the other process has started PostgreSQL');
    expect(await sentenceOf(start(dataDir))).toBe(
      `Another Throughline (process ${other.pid}) already uses the data folder ${dataDir}: stop it first, or give this one its own DATA_DIR.`,
    );
  } finally {
    other.kill('SIGTERM');
    await until(() => other.exitCode !== null, 'the other process has stopped');
  }
});

test('a folder of another PostgreSQL version is named, and left alone', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '16\n');
  expect(await sentenceOf(start(dataDir))).toMatch(
    /was made by PostgreSQL 16, but this Throughline brings PostgreSQL 18/,
  );
});

test('a folder that holds something else is named', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'letters.txt'), 'dear diary');
  expect(await sentenceOf(start(dataDir))).toMatch(/is not a PostgreSQL data folder/);
});

test.runIf(process.getuid?.() === 0)('as root it also starts below a folder that others may not enter', async () => {
  const closed = newFolder();
  chmodSync(closed, 0o700);
  const dataDir = join(closed, 'data');
  const server = await start(dataDir);
  const [row] = await ask(server.url, "select current_setting('data_directory') as folder");
  removeLater(join(String(row?.['folder']), '..'));
  expect(row?.['folder']).not.toContain(closed);
  await server.stop();

  const again = await start(dataDir);
  const folder = "select current_setting('data_directory') as folder";
  expect(await ask(again.url, folder)).toEqual([row]);
  await again.stop();

  rmSync(dataDir, { recursive: true });
  const [fresh] = await ask((await start(dataDir)).url, folder);
  removeLater(join(String(fresh?.['folder']), '..'));
  expect(fresh).not.toEqual(row);
});

async function ask(url: string, sql: string): Promise<Array<Record<string, unknown>>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function fileOf(path: string): string {
  return new URL(path, import.meta.url).pathname;
}
