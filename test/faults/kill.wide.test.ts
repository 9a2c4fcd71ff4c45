import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecovery } from '#core/contract/care.ts';
import { changeCause, createCause, nameCause, readCause } from '#core/contract/causes.ts';
import { listChatAccounts } from '#core/contract/chat.ts';
import { wireId } from '#core/contract/codecs.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { tellEveryone } from '#core/contract/telling.ts';
import { createSource } from '#core/contract/tracking.ts';
import { runningEmbedded } from '#platform';
import { ownerClient, type Client } from '#test/client.ts';
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
let owner: Client;

beforeAll(async () => {
  environment = { ...embeddedIn(folder), PORT: String(await freePort()), LOG_LEVEL: 'silent' };
  server = await serveProduct(environment);
  owner = await ownerClient(server.url);
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

test('kill -9 of the server in the middle of telling everyone: after the next start nobody is left out, and nobody told twice', async () => {
  const customers = 12;
  const name = 'Cartons tear';
  const { id, version } = await owner.call(createCause, { name });
  for (let each = 0; each < customers; each++) {
    const words = `The carton was torn ${each}`;
    await (await visitor(server.url, { key: chatKey })).say(words);
    const [{ thread } = { thread: '' }] = await look<{ thread: string }>(
      `select thread from channels.message where text = '${words}'`,
    );
    const conversation = wireId('cnv', thread);
    await until(() => owner.call(readConversation, { id: conversation }).catch(() => undefined), 'the conversation');
    await owner.call(replyToConversation, { id: conversation, text: 'I am sorry.' });
    const opened = await owner.call(openRecovery, { id: conversation, words });
    await owner.call(nameCause, { id: opened.id, cause: id, named: true });
  }
  const did = 'New cartons, twice as thick.';
  await owner.call(changeCause, { id, name, team: null, state: 'fixed', reason: '', did, version });
  await owner.call(tellEveryone, { id, perHour: 3600 });
  // The minute in which it can be taken back is over, and they go one soon after the other.
  await look(`update care.letter set due_at = now() + row.place * interval '100 milliseconds'
    from (select id, row_number() over (order by due_at) as place from care.letter) row where row.id = letter.id`);
  const told = async () =>
    (await look<{ n: number }>(`select count(*)::int as n from care.letter where state = 'sent'`))[0]!.n;
  for (const some of [2, 6]) {
    await until(async () => (await told()) >= some, `${some} were told`);
    await server.end('SIGKILL');
    server = await serveProduct(environment);
  }
  await until(async () => (await owner.call(readCause, { id })).counts.told === customers, 'everybody was told', 60);
  const letters = await look<{ times: number }>(`select count(*)::int as times from channels.message
    where direction = 'out' and text like '%twice as thick%' group by thread`);
  expect(letters.map(({ times }) => times)).toEqual(Array.from({ length: customers }, () => 1));
});
