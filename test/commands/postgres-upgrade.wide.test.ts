import { createClient } from '@clickhouse/client';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { listChatAccounts } from '#core/contract/chat.ts';
import { listCustomers } from '#core/contract/customers.ts';
import { listConversations } from '#core/contract/desk.ts';
import { signIn, switchWorkspace, whoAmI } from '#core/contract/session.ts';
import { runningEmbedded } from '#platform';
import { testAnalyticsUrl } from '#test/analytics.ts';
import { ada, client } from '#test/client.ts';
import { formerInstallation, rowsAt, stateIn, type State } from '#test/former-postgres.ts';
import { command, dataFolder, embeddedIn, serveProduct, type Outcome, type Server } from '#test/product.ts';
import { until } from '#test/until.ts';
import { visitor } from '#test/visitor.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A released installation on the PostgreSQL before ours, opened with ours. */
const folder = dataFolder();
const environment = { ...embeddedIn(folder), CLICKHOUSE_URL: testAnalyticsUrl(), SMTP_LISTEN: 'off' };
let before: State;
let cookie: string;
let first: Outcome;
let after: State;
let server: Server;

beforeAll(async () => {
  ({ state: before, cookie } = await formerInstallation(folder));
  // A command has no workers, so that nothing else has happened when the rows are counted.
  first = await command(['stats', '--workspace', 'Acme'], environment);
  after = await stateIn(folder);
  server = await serveProduct(environment);
});

test('the first start says what it does, and where the old data stays', () => {
  expect(first.code).toBe(0);
  const said = first.said.trim().split('\n');
  expect(said[0]).toMatch(/the data is moved to PostgreSQL 18 now, which may take minutes/);
  expect(said.at(-1)).toMatch(/the data is in PostgreSQL 18; delete \S+\/postgres-17 when all is well/);
});

test('every row is there, numbers go on, what waits goes on waiting', () => {
  expect(Object.keys(before.rows).length).toBeGreaterThan(50);
  expect(after).toEqual(before);
  expect(after.outbox.map(({ state }) => state)).toEqual(['queued', 'uncertain']);
  expect(after.jobs).toContainEqual(expect.objectContaining({ name: 'a.job.of.tomorrow', attempts: 3 }));
});

test('who was signed in stays so, who had an account signs in', async () => {
  const { session } = await client(server.url, { cookie }).call(whoAmI, {});
  expect(session?.user.email).toBe(ada.email);
  const owner = client(server.url);
  await owner.call(signIn, { email: ada.email, password: ada.password });
  await owner.call(switchWorkspace, { workspace: session!.workspaces.find(({ demo }) => demo)!.id });
  expect((await owner.call(listCustomers, { limit: '200' })).items).toHaveLength(12);
});

test('readers go on where they were: nothing is skipped, nothing is read twice', async () => {
  const url = await ownerUrl();
  const { id, contacts } = before.unread;
  const work = () =>
    rowsAt<{ status: string }>(url, 'select status, contacts from desk.conversation where id = $1', [id]);
  await until(async () => (await work())[0]!.status === 'open', 'the unread message is read');

  const owner = client(server.url);
  await owner.call(signIn, { email: ada.email, password: ada.password });
  const [box] = (await owner.call(listChatAccounts, {})).items;
  const chat = await visitor(server.url, { key: box!.key });
  await chat.say('Are you on the new one?');
  await until(
    async () => (await owner.call(listConversations, { view: 'open' })).items.some(({ channel }) => channel === 'chat'),
    'what comes in now reaches the inbox',
  );
  expect(await work()).toEqual([{ status: 'open', contacts: contacts + 1 }]);
  expect(await rowsAt(url, 'select from platform.parked_event')).toEqual([]);
});

test('the figures are computed anew from the whole spine', async () => {
  const url = await ownerUrl();
  const store = createClient({ url: environment.CLICKHOUSE_URL });
  onTestFinished(() => store.close());
  await until(
    async () => {
      const query = 'select count()::Float64 as rows from interaction final';
      const [there] = await (await store.query({ query, format: 'JSONEachRow' })).json<{ rows: number }>();
      const [wanted] = await rowsAt(url, 'select count(*)::float8 as rows from touchpoints.interaction');
      expect(there).toEqual(wanted);
      return true;
    },
    'analytics has every row of the spine',
    90,
  );
});

test('doctor names the old data with its size; the next start has nothing to do', async () => {
  const { out } = await command(['doctor'], environment);
  expect(out).toMatch(/✓ Old data +\S+\/postgres-17 takes \d+ MB: .+/);
  expect(await server.end()).toBe(0);
  const again = await serveProduct(environment);
  expect(again.told.said).not.toMatch(/moved/);
});

async function ownerUrl(): Promise<string> {
  const { url } = (await runningEmbedded(folder))!;
  return url.replace(/postgres$/, 'throughline');
}
