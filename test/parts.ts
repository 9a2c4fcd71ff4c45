import type { App } from '#platform';
import { openBell, openKeyring, openLive, newMetrics, readConfig, type FileStore, type Analytics } from '#platform';
import { atEnd } from './at-end.ts';
import { testDatabase, testLog, testSecret, type TestDatabase } from './database.ts';
import { testWorld, type TestWorld } from './world.ts';

export interface TestParts extends TestDatabase {
  app: App;
  world: TestWorld;
}

/** The platform's parts over a database of its own, without serving and without files or analytics: for tests of the platform. */
export async function testParts(): Promise<TestParts> {
  const world = testWorld();
  const data = await testDatabase(world);
  const bell = openBell({ url: data.urls.dispatcher, log: testLog });
  const live = openLive({ database: data.database, bell, log: testLog });
  atEnd(async () => {
    await live.stop();
    await bell.stop();
  });
  const absent = (name: string) =>
    new Proxy({}, { get: () => () => Promise.reject(new Error(`this test has no ${name}`)) }) as unknown;
  const app: App = {
    config: readConfig({}),
    world,
    log: testLog,
    database: data.database,
    analytics: absent('analytics') as Analytics,
    files: absent('files') as FileStore,
    keyring: openKeyring([testSecret]),
    live,
    bell,
    metrics: newMetrics(),
  };
  return { ...data, app, world };
}
