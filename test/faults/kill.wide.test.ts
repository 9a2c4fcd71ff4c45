import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChatAccounts } from '#core/contract/chat.ts';
import { createSource } from '#core/contract/tracking.ts';
import { runningEmbedded } from '#platform';
import { ownerClient } from '#test/client.ts';
import {
  commandJson,
  dataFolder,
  embeddedIn,
  freePort,
  lives,
  processOf,
  serveProduct,
  type Environment,
  type Server,
} from '#test/product.ts';
import { until } from '#test/until.ts';
import { visitor } from '#test/visitor.ts';
import { startLoad } from './load.ts';

/** The whole product on its embedded databases; one part after the other is killed while customers write and sites send. */
const folder = dataFolder();
const postmaster = join(folder, 'postgres', 'postmaster.pid');
const engine = join(folder, 'analytics', 'process');
let environment: Environment;
let server: Server;
let writeKey: string;
let chatKey: string;

beforeAll(async () => {
  environment = { ...embeddedIn(folder), PORT: String(await freePort()), LOG_LEVEL: 'silent' };
  server = await serveProduct(environment);
  const owner = await ownerClient(server.url);
  writeKey = (await owner.call(createSource, { name: 'Shop', kind: 'server' })).writeKey;
  chatKey = (await until(async () => (await owner.call(listChatAccounts, {})).items[0], 'the first chat box')).key;
});
afterAll(async () => {
  await server?.end('SIGTERM');
});

const ready = async () => (await (await fetch(`${server.url}/readyz`)).json()) as { ready: boolean; analytics: string };
const stats = async () =>
  (await commandJson(['stats'], environment)) as {
    interactions: number;
    messages: number;
    analytics: { lagRows: number };
  };

/** Rows of the running product, as its owner. */
async function look<T>(query: string): Promise<T[]> {
  const url = new URL((await runningEmbedded(folder))!.url);
  url.pathname = '/throughline';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query(query)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Every acknowledged event and message is there, once. */
async function nothingLost(load: ReturnType<typeof startLoad>): Promise<void> {
  const events = await look<{ id: string; times: number }>(`
    select identifier.value as id, count(*)::int as times from touchpoints.interaction
    join customers.identifier on identifier.customer = interaction.customer and identifier.kind = 'user_id'
    where interaction.kind = 'event.tracked' group by 1`);
  const there = new Map(events.map(({ id, times }) => [id, times]));
  expect([...load.events].filter((id) => there.get(id) !== 1)).toEqual([]);
  expect(events.filter(({ times }) => times !== 1)).toEqual([]);
  const said = await look<{ text: string; times: number }>(
    `select text, count(*)::int as times from channels.message where direction = 'in' group by 1`,
  );
  const words = new Map(said.map(({ text, times }) => [text, times]));
  expect([...load.words].filter((text) => words.get(text) !== 1)).toEqual([]);
  expect(said.filter(({ times }) => times !== 1)).toEqual([]);
}

test('kill -9 of Postgres under load: the server stays, Postgres comes back, nothing acknowledged is lost or doubled', async () => {
  const load = startLoad({ url: server.url, writeKey, chat: await visitor(server.url, { key: chatKey }) });
  for (let round = 1; round <= 2; round++) {
    await until(load.grows(), `load goes in, round ${round}`, 60);
    const before = processOf(postmaster)!;
    process.kill(before, 'SIGKILL');
    await until(() => processOf(postmaster) !== before && lives(processOf(postmaster) ?? 0), 'Postgres runs again', 60);
    await until(async () => (await ready()).ready, 'the server is ready again', 60);
  }
  await until(load.grows(), 'load goes in after the last kill', 60);
  await load.stop();
  expect(lives(server.pid)).toBe(true);
  await nothingLost(load);
});

test('kill -9 of the analytics under load: the desk works on, it comes back by itself, the counts are equal', async () => {
  const load = startLoad({ url: server.url, writeKey, chat: await visitor(server.url, { key: chatKey }) });
  const seen = new Set<string>();
  for (let round = 1; round <= 3; round++) {
    await until(load.grows(), `load goes in, round ${round}`, 60);
    const before = processOf(engine)!;
    process.kill(before, 'SIGKILL');
    await until(async () => {
      const { ready: works, analytics } = await ready();
      expect(works).toBe(true);
      seen.add(analytics);
      return analytics !== 'ready' || processOf(engine) !== before;
    }, 'the state tells');
    await until(load.grows(), 'the desk and the tracking API work on', 60);
    await until(() => processOf(engine) !== before && lives(processOf(engine) ?? 0), 'analytics runs again', 60);
  }
  await load.stop();
  expect([...seen].some((state) => state !== 'ready')).toBe(true);
  await until(async () => (await ready()).analytics === 'ready', 'analytics is ready again', 90);
  await until(async () => (await stats()).analytics.lagRows === 0, 'analytics has caught up', 90);
  await nothingLost(load);
  const { interactions } = await stats();
  const shipped = await fetch(`${server.url}/metrics`).then((answer) => answer.text());
  expect(shipped).toMatch(/analytics/);
  const { rows } = await commandJson(['analytics', 'rebuild'], environment);
  expect(rows).toBe(interactions);
});

test('kill -9 of the server during ingest: the next start takes over what was left, nothing acknowledged is lost, sent again nothing is doubled', async () => {
  const chat = await visitor(server.url, { key: chatKey });
  const load = startLoad({ url: server.url, writeKey, chat });
  for (let round = 1; round <= 2; round++) {
    await until(load.grows(), `load goes in, round ${round}`, 60);
    const left = [processOf(postmaster)!, processOf(engine)!];
    await server.end('SIGKILL');
    server = await serveProduct(environment);
    await until(async () => (await ready()).ready, 'ready again');
    // The old engine is gone or adopted; at most one Postgres and one engine work on the folder.
    const [postgresNow, engineNow] = [processOf(postmaster)!, processOf(engine)!];
    expect(left[0] === postgresNow || !lives(left[0]!)).toBe(true);
    await until(() => left[1] === processOf(engine) || !lives(left[1]!), 'the old analytics process is gone');
    expect(lives(postgresNow)).toBe(true);
    expect(engineNow).toBeGreaterThan(0);
  }
  await until(load.grows(), 'load goes in after the last start', 60);
  await load.stop();
  await nothingLost(load);
  const before = (await stats()).interactions;
  await load.sendAgain();
  expect((await stats()).interactions).toBe(before);
  await until(async () => (await stats()).analytics.lagRows === 0, 'analytics has caught up', 90);
});
