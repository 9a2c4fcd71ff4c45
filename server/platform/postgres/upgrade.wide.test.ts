import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { rowsAt, startFormer } from '#test/former-postgres.ts';
import { cleanUpEach, newFolder, removeLater, sentenceOf, start } from './clusters.fixture.ts';
import { freeBytes } from './disk.ts';
import { leftByUpgrades, runningEmbedded } from './index.ts';

vi.setConfig({ testTimeout: 120_000 });

cleanUpEach();

test('data of the former PostgreSQL is brought to ours, and what it was is kept', async () => {
  const dataDir = await formerData();
  let beside: unknown;
  const server = await start(dataDir, {
    carryOver: async (from, to) => {
      beside = await runningEmbedded(dataDir);
      await copyWord(from, to);
    },
  });
  expect(await rowsAt(server.url, "select word, current_setting('server_version') as version from kept")).toEqual([
    { word: 'still here', version: expect.stringMatching(/^18\./) },
  ]);
  expect(await rowsAt(server.url, 'show fsync')).toEqual([{ fsync: 'off' }]);
  expect(beside).toBeUndefined();
  expect(
    readdirSync(dataDir)
      .filter((name) => name.startsWith('postgres'))
      .sort(),
  ).toEqual([
    'postgres',
    'postgres-17',
    expect.stringMatching(/^postgres-engine-18\./),
    'postgres.log',
    'postgres.password',
  ]);
  expect(leftByUpgrades(dataDir)).toEqual([{ folder: join(dataDir, 'postgres-17'), bytes: expect.any(Number) }]);
  expect(leftByUpgrades(dataDir)[0]!.bytes).toBeGreaterThan(10_000_000);
});

test('an upgrade that fails leaves the data as it was, and the next one goes through', async () => {
  const dataDir = await formerData();
  const failing = start(dataDir, {
    carryOver: async (_from, to) => {
      await rowsAt(to, 'create table kept as select 1 as half');
      throw new Error('the moon was full');
    },
  });
  expect(await sentenceOf(failing)).toBe(
    'The data could not be moved from PostgreSQL 17 to 18: the moon was full. It is as it was: start again when that is mended, or start the former Throughline.',
  );
  expect(versionIn(dataDir)).toBe('17');
  expect(readdirSync(dataDir).filter((name) => /upgrade|postgres-17/.test(name))).toEqual([]);
  const server = await start(dataDir, { carryOver: copyWord });
  expect(await rowsAt(server.url, 'select word from kept')).toEqual([{ word: 'still here' }]);
});

test('killed while the folders change places, the next start finishes; killed before, it begins anew', async () => {
  const dataDir = await formerData();
  await (await start(dataDir, { carryOver: copyWord })).stop();
  const [now, old] = [join(dataDir, 'postgres'), join(dataDir, 'postgres-17')];
  renameSync(now, `${now}.upgraded`);
  const finished = await start(dataDir, { carryOver: never });
  expect(await rowsAt(finished.url, 'select word from kept')).toEqual([{ word: 'still here' }]);
  await finished.stop();

  renameSync(now, `${now}.upgraded`);
  renameSync(old, now);
  const former = await startFormer(dataDir);
  await rowsAt(former.url, "update kept set word = 'written since'");
  await former.stop();
  const anew = await start(dataDir, { carryOver: copyWord });
  expect(await rowsAt(anew.url, 'select word from kept')).toEqual([{ word: 'written since' }]);
  expect(existsSync(`${now}.upgraded`)).toBe(false);
});

test('without the programs of the former PostgreSQL it says how to go on, and touches nothing', async () => {
  const dataDir = await formerData();
  for (const name of readdirSync(dataDir).filter((each) => each.startsWith('postgres-engine')))
    rmSync(join(dataDir, name), { recursive: true });
  const before = readdirSync(dataDir);
  expect(await sentenceOf(start(dataDir, { carryOver: never }))).toBe(
    `${join(dataDir, 'postgres')} was made by PostgreSQL 17, but this Throughline brings PostgreSQL 18, and the programs of PostgreSQL 17 that could read it are not in ${dataDir} any more: start the former Throughline once (it keeps them there) and then this one, or run its \`throughline backup\` and restore that backup into an empty DATA_DIR. Nothing was changed.`,
  );
  expect(readdirSync(dataDir)).toEqual(before);
});

test('a disk that is too small is told before anything is touched', async () => {
  const dataDir = await formerData();
  const hollow = join(dataDir, 'postgres', 'hollow');
  writeFileSync(hollow, '');
  // A file of holes: it takes no room, but its copy would take more than there is.
  truncateSync(hollow, freeBytes(dataDir));
  const before = readdirSync(dataDir);
  expect(await sentenceOf(start(dataDir, { carryOver: never }))).toMatch(
    /, and moving it there needs [\d,]+ MB of free disk in \S+, which has [\d,]+ MB: free some space and start again\. Nothing was changed\.$/,
  );
  expect(readdirSync(dataDir)).toEqual(before);
});

test('data of a newer PostgreSQL is left alone', async () => {
  const dataDir = newFolder();
  await (await start(dataDir, { carryOver: never })).stop();
  const former = startFormer(dataDir);
  expect(await sentenceOf(former)).toMatch(/was made by PostgreSQL 18, but this Throughline brings PostgreSQL 17: /);
  expect(versionIn(dataDir)).toBe('18');
});

test.runIf(process.getuid?.() === 0)('as root it also upgrades below a folder that others may not enter', async () => {
  const closed = newFolder();
  chmodSync(closed, 0o700);
  const dataDir = await formerData(join(closed, 'data'));
  const server = await start(dataDir, { carryOver: copyWord });
  const [row] = await rowsAt<{ folder: string }>(server.url, "select current_setting('data_directory') as folder");
  removeLater(dirname(row!.folder));
  expect(await rowsAt(server.url, 'select word from kept')).toEqual([{ word: 'still here' }]);
  expect(leftByUpgrades(dataDir)).toMatchObject([{ folder: `${row!.folder}-17` }]);
});

async function formerData(dataDir = newFolder()): Promise<string> {
  const former = await startFormer(dataDir);
  await rowsAt(former.url, "create table kept as select 'still here' as word");
  await former.stop();
  return dataDir;
}

async function copyWord(from: string, to: string): Promise<void> {
  const [row] = await rowsAt<{ word: string }>(from, 'select word from kept');
  await rowsAt(to, 'create table kept (word text)');
  await rowsAt(to, 'insert into kept values ($1)', [row!.word]);
}

async function never(): Promise<void> {
  throw new Error('there was nothing to carry over');
}

function versionIn(dataDir: string): string {
  return readFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8').trim();
}
