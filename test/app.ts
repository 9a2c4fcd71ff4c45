import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type App } from '#platform';
import { serve, type Serving } from '#main';
import { testAnalyticsUrl } from './analytics.ts';
import { atEnd } from './at-end.ts';
import { testDatabase, testSecret, type TestDatabase } from './database.ts';
import { testWorld, type TestWorld } from './world.ts';

export interface TestApp extends TestDatabase {
  url: string;
  app: App;
  world: TestWorld;
  serving: Serving;
}

/** The whole product on a database, an analytics database and a data folder of its own; closed at the end of the file. */
export async function testApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const world = testWorld();
  const data = await testDatabase(world);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'));
  const config = readConfig({
    DATA_DIR: folder,
    DATABASE_URL: data.ownerUrl,
    CLICKHOUSE_URL: testAnalyticsUrl(),
    SECRET_KEY: testSecret,
    PORT: '0',
    SMTP_LISTEN_PORT: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...environment,
  });
  const serving = await serve(config, world);
  atEnd(async () => {
    await serving.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { ...data, url: serving.url, app: serving.app, world, serving };
}
