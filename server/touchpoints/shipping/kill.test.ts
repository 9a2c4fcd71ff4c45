import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startAnalytics, type App } from '#platform';
import { someWorkspace, testLog } from '#test/database.ts';
import { testParts } from '#test/parts.ts';
import { until } from '#test/until.ts';
import { record } from '../record.ts';
import { startShipping } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-shipping-'));
const parts = await testParts();
const app: App = { ...parts.app, analytics: await startAnalytics({ dataDir: folder, log: testLog }) };
const stop = await startShipping(app);
afterAll(async () => {
  await stop();
  await app.analytics.stop();
  rmSync(folder, { recursive: true, force: true });
});

const workspace = someWorkspace();

function write(batch: number): Promise<unknown> {
  const rows = Array.from({ length: 100 }, (_, index) => ({
    customer: crypto.randomUUID(),
    occurredAt: new Date(),
    channel: 'web',
    touchpoint: 'web_visit',
    direction: 'in' as const,
    kind: 'page.viewed' as const,
    actor: { kind: 'customer' as const },
    source: null,
    messageId: `${batch}.${index}`,
  }));
  return app.database.inWorkspace(workspace, (tx) => record(tx, rows));
}

async function inAnalytics(): Promise<number> {
  const [row] = await app.analytics.query<{ n: number }>('select count() as n from interaction');
  return row?.n ?? 0;
}

test('analytics killed again and again under load has every row once in the end, and writing never waits for it', async () => {
  const states = new Set<string>();
  app.analytics.onState((state) => states.add(state));
  let written = 0;
  for (let kill = 0; kill < 3; kill += 1) {
    for (let batch = 0; batch < 10; batch += 1) {
      await write(written);
      written += 1;
    }
    await until(async () => (await inAnalytics()) > kill * 1000, 'some rows are there');
    const pid = app.analytics.pid();
    for (let batch = 0; batch < 5; batch += 1) {
      await write(written);
      written += 1;
      if (batch === 2) process.kill(pid ?? 0, 'SIGKILL');
    }
    await until(
      () => app.analytics.pid() !== undefined && app.analytics.pid() !== pid && app.analytics.state() === 'ready',
      'it is back',
    );
  }
  await until(async () => (await inAnalytics()) === written * 100, 'every row is there');
  const ids = await app.analytics.query('select uniqExact(id) as n from interaction');
  expect(ids).toEqual([{ n: written * 100 }]);
  expect(states).toContain('catching-up');
  expect(await app.metrics.metrics()).toContain('throughline_analytics_lag_rows');
});
