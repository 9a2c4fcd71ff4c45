import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testLog } from '#test/database.ts';
import { until } from '#test/until.ts';
import { isAlive } from '../postgres/live-process.ts';
import { startAnalytics, type Analytics } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-analytics-'));
const heavy = 'select sum(cityHash64(number)) as n from numbers(100000000000)';
let analytics: Analytics;

beforeAll(async () => {
  analytics = await startAnalytics({ dataDir: folder, log: testLog });
  await analytics.migrate([
    {
      name: 'test/1',
      sql: 'create table visit (id UInt64, page String, at DateTime64(3)) engine = MergeTree order by id;',
    },
  ]);
  await analytics.insertLines('visit', visits(0, 100_000));
});
afterAll(async () => {
  await analytics.stop();
  rmSync(folder, { recursive: true, force: true });
});

function visits(from: number, count: number): string {
  const line = (id: number) => `{"id":${id},"page":"/p${id % 7}","at":"2026-01-02T03:04:05.678Z"}`;
  return Array.from({ length: count }, (_, index) => line(from + index)).join('\n');
}

async function count(): Promise<number> {
  const [row] = await analytics.query<{ n: number }>('select count() as n from visit');
  return row?.n ?? -1;
}

describe('statements', () => {
  test('a hundred thousand rows go in as lines and come out counted', async () => {
    expect(await count()).toBe(100_000);
    const [row] = await analytics.query('select * from visit where id = {id: UInt64}', { id: 8 });
    expect(row).toEqual({ id: 8, page: '/p1', at: '2026-01-02T03:04:05.678Z' });
  });

  test('parameters of every type come through as they are', async () => {
    const types: Array<[string, unknown, unknown?]> = [
      ['String', `it's a "test"\\ with \t tabs, \n lines, {x: String} and ünïcödé 🙂`],
      ['String', ''],
      ['UInt64', 9007199254740991],
      ['Int32', -7],
      ['Float64', 1.5],
      ['Bool', true],
      ['Nullable(String)', null],
      ['UUID', '018f3b7e-0000-7000-8000-00000000000a'],
      ['Array(String)', ["a'b", 'c\\d', 'e,f]']],
      ['Array(UUID)', ['018f3b7e-0000-7000-8000-00000000000a']],
      ['Array(UInt8)', []],
      ['Map(String, UInt8)', { a: 1 }],
      ["DateTime64(3, 'UTC')", new Date('2026-01-02T03:04:05.678Z'), '2026-01-02T03:04:05.678Z'],
      ['Date', '2026-01-02'],
    ];
    for (const [type, value, expected = value] of types) {
      const rows = await analytics.query(`select {x: ${type}} as x`, { x: value });
      expect(rows, type).toEqual([{ x: expected }]);
    }
  });

  test('many queries at once never take each other’s parameters', async () => {
    const asked = Array.from({ length: 200 }, (_, index) => index);
    const rows = await Promise.all(
      asked.map((n) => analytics.query<{ n: number }>('select {n: UInt32} as n, sleep(0.001) as s', { n })),
    );
    expect(rows.map(([row]) => row?.n)).toEqual(asked);
  });

  test('a parameter that is not given is refused, whatever earlier queries had', async () => {
    for (let turn = 0; turn < 4; turn += 1) await analytics.query('select {left: String} as x', { left: 'over' });
    await expect(analytics.query('select {left: String} as x')).rejects.toMatchObject({ code: '456' });
  });

  test('an error carries the engine’s number', async () => {
    await expect(analytics.query('select * from nowhere')).rejects.toMatchObject({ code: '60' });
    await expect(analytics.query('selct 1')).rejects.toMatchObject({ code: '62' });
    await expect(analytics.insert('visit', [{ id: 'not a number' }])).rejects.toMatchObject({ code: '27' });
  });

  test('a step of the tables runs once', async () => {
    const step = {
      name: 'test/2',
      sql: '-- a remark\ncreate table twice (a UInt8) engine = MergeTree order by a;\ncreate table other (a UInt8) engine = MergeTree order by a;\n',
    };
    await analytics.migrate([step]);
    await analytics.migrate([step]);
    expect(await analytics.query('select count() as n from other')).toEqual([{ n: 0 }]);
  });
});

describe('limits', () => {
  test('a query over its time is ended and said in words', async () => {
    await expect(analytics.query(heavy, {}, { seconds: 0.3 })).rejects.toMatchObject({
      type: 'unavailable',
      more: { code: 'analytics-limit' },
    });
  });

  test('a query over its memory is ended, the engine goes on', async () => {
    await expect(analytics.query('select length(groupArray(number)) from numbers(1000000000)')).rejects.toMatchObject({
      type: 'unavailable',
    });
    expect(await count()).toBe(100_000);
  });

  test('a cancelled query ends on the engine too, and others do not wait for it', async () => {
    const leaving = new AbortController();
    const running = analytics.query(heavy, {}, { signal: leaving.signal }).catch((error: unknown) => error);
    const seen = () =>
      analytics.query<{ n: number }>(
        `select count() as n from system.processes where query like 'select sum(cityHash64(%' and not is_cancelled`,
      );
    await until(async () => (await seen())[0]?.n === 1, 'the query runs');
    expect(await count()).toBeGreaterThanOrEqual(100_000);
    leaving.abort();
    expect(await running).toBeInstanceOf(Error);
    await until(async () => (await seen())[0]?.n === 0, 'the query has ended on the engine');
  });
});

describe('an engine that dies', () => {
  test('after kill -9 it is back with every row, and what is asked meanwhile waits or is told', async () => {
    const states: string[] = [];
    const end = analytics.onState((state) => states.push(state));
    const before = analytics.pid() ?? 0;
    process.kill(before, 'SIGKILL');
    await until(() => states.includes('catching-up'), 'the loss is noticed');
    const rows = await until(count, 'it answers again');
    expect(rows).toBe(100_000);
    await until(() => analytics.state() === 'ready', 'it is ready');
    end();
    expect(analytics.pid()).not.toBe(before);
    await analytics.insertLines('visit', visits(100_000, 10));
    expect(await count()).toBe(100_010);
  });

  test('a statement in its hands is told that analytics is catching up', async () => {
    const running = analytics.query(heavy).catch((error: unknown) => error);
    await until(
      async () =>
        (
          await analytics.query<{ n: number }>(
            `select count() as n from system.processes where query like 'select sum(cityHash64(%'`,
          )
        )[0]?.n === 1,
      'it runs',
    );
    process.kill(analytics.pid() ?? 0, 'SIGKILL');
    expect(await running).toMatchObject({ type: 'unavailable', more: { code: 'analytics-catching-up' } });
    await until(() => analytics.state() === 'ready', 'it is back');
  });
});

describe('a server that dies', () => {
  test('its engine goes with it, and the next start takes the folder over', async () => {
    const home = mkdtempSync(join(tmpdir(), 'throughline-analytics-'));
    const parent = fork(new URL('start-and-hang.fixture.ts', import.meta.url), [home], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const [engine] = (await once(parent, 'message')) as [number];
    expect(isAlive(engine)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const next = await startAnalytics({ dataDir: home, log: testLog });
    expect(isAlive(engine)).toBe(false);
    expect(await next.query('select count() as n from kept')).toEqual([{ n: 3 }]);
    await next.stop();
    rmSync(home, { recursive: true, force: true });
  });

  test('a stopped engine that cannot leave by itself is ended by the next start', async () => {
    const home = mkdtempSync(join(tmpdir(), 'throughline-analytics-'));
    const parent = fork(new URL('start-and-hang.fixture.ts', import.meta.url), [home], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const [engine] = (await once(parent, 'message')) as [number];
    process.kill(engine, 'SIGSTOP');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const next = await startAnalytics({ dataDir: home, log: testLog });
    expect(isAlive(engine)).toBe(false);
    await next.stop();
    rmSync(home, { recursive: true, force: true });
  });
});
