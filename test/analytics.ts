import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { createClient } from '@clickhouse/client';
import { startAnalytics, type Analytics } from '#platform';
import { atEnd } from './at-end.ts';
import { testLog } from './database.ts';

/** The address of an analytics database of its own on the run's shared engine, dropped at the end of the file. */
export function testAnalyticsUrl(): string {
  const shared = process.env['TEST_CLICKHOUSE_URL'];
  if (shared === undefined) throw new Error('the test run has no ClickHouse: run tests with vitest');
  const database = `test_${randomBytes(6).toString('hex')}`;
  atEnd(async () => {
    const client = createClient({ url: shared });
    await client.command({ query: `drop database if exists ${database}` });
    await client.close();
  });
  const url = new URL(shared);
  url.pathname = `/${database}`;
  return url.href;
}

/** Analytics on a database of its own, closed at the end of the file. */
export async function testAnalytics(): Promise<Analytics> {
  const analytics = await startAnalytics({ dataDir: tmpdir(), url: testAnalyticsUrl(), log: testLog });
  atEnd(() => analytics.stop());
  return analytics;
}
