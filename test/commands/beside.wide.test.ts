import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listConversations } from '#core/contract/desk.ts';
import { signIn } from '#core/contract/session.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { listCustomers } from '#core/contract/customers.ts';
import { ada, client, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import {
  command,
  commandJson,
  dataFolder,
  embeddedIn,
  serveProduct,
  setUpArguments,
  type Environment,
  type Server,
} from '#test/product.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** One server on the embedded defaults; the commands work beside it, as a user runs them. */
const folder = dataFolder();
const papers = mkdtempSync(join(tmpdir(), 'throughline-test-papers-'));
const environment: Environment = { ...embeddedIn(folder), HOST: '0.0.0.0' };
let server: Server;
let owner: Client;
let writeKey = '';

beforeAll(async () => {
  server = await serveProduct(environment);
});
afterAll(() => rmSync(papers, { recursive: true, force: true }));

const track = (batch: object[]) =>
  fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey, batch }),
  });
const event = (userId: string, number: number) => ({
  type: 'track',
  event: 'Order Completed',
  userId,
  messageId: `${userId}-${number}`,
  context: { traits: { email: `${userId}@customers.example` } },
});
const stats = () => commandJson(['stats'], environment);

test('reachable from outside, set-up asks for the one-time link that was printed', async () => {
  const link = /Set up your company at (\S+)/.exec(server.told.out)?.[1] ?? '';
  expect(new URL(link).searchParams.get('token')).toMatch(/^\S{20,}$/);
  expect(server.told.out.trim().split('\n').at(-1)).toMatch(/^Throughline is ready at http:\/\/localhost:\d+$/);
});

test('setup makes the company and its owner, once', async () => {
  const weak = setUpArguments.map((each) => (each === 'correct horse battery' ? 'short' : each));
  const refused = await command(weak, environment);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.said).toMatch(/^These options cannot be used:\n {2}--password must be at least 10 characters long\n$/);
  expect(await commandJson(setUpArguments, environment)).toHaveProperty('workspace');
  const again = await command(setUpArguments, environment);
  expect(again).toMatchObject({ code: 1 });
  expect(again.said).toBe('This installation has been set up already. Please sign in.\n');
  owner = client(server.url);
  await owner.call(signIn, { email: ada.email, password: ada.password });
});

test('source create gives a write key with which the tracking API takes events', async () => {
  const made = await commandJson(['source', 'create', '--name', 'Shop'], environment);
  writeKey = String(made['writeKey']);
  const batch = [event('bob', 1), event('bob', 2), event('eve', 1), { type: 'track', userId: 'bob' }];
  expect((await track(batch)).status).toBe(200);
  expect((await track([event('bob', 1)])).status).toBe(200);
  expect(await stats()).toMatchObject({ interactions: 3, duplicates: 1, deadLetters: 1, customers: 2 });
});

test('api-key create gives a key with the permissions that are named, and no others', async () => {
  const { key } = await commandJson(
    ['api-key', 'create', '--name', 'Reports', '--scope', 'customer.read', 'touchpoint.read'],
    environment,
  );
  const reports = client(server.url, { authorization: `Bearer ${String(key)}` });
  expect((await reports.call(listCustomers, {})).items).toHaveLength(2);
  expect((await reports.send(listConversations, {} as never)).status).toBe(403);
  const unknown = await command(['api-key', 'create', '--name', 'X', '--scope', 'everything'], environment);
  expect(unknown.code).toBe(1);
  expect(unknown.said).toMatch(/^There is no permission "everything"\. There are:\n {2}conversation\.read\n/);
});

test('stats --json tells what the issue of figures needs, and the lag goes to nothing', async () => {
  const shipped = await until(async () => {
    const now = await stats();
    return (now['analytics'] as { lagRows: number }).lagRows === 0 && now;
  }, 'analytics has every row');
  expect(Object.keys(shipped).sort()).toEqual(
    [
      ...['analytics', 'conversations', 'customers', 'deadLetters', 'duplicates'],
      ...['inbound', 'interactions', 'messages', 'outbox'],
    ].sort(),
  );
  const words = await command(['stats'], environment);
  expect(words.out).toMatch(/^interactions\s+3$/m);
});

test('import takes a file once by the mapping that was guessed and kept, and tells what it refused and why', async () => {
  const good = ['ann', 'ben', 'cleo', 'dan'].map(
    (name, at) => `${name}@customers.example,2025-03-0${at + 1},${at + 2}`,
  );
  const [clean, mixed, mapping, refused] = ['clean.csv', 'mixed.csv', 'mapping.json', 'refused.csv'].map((name) =>
    join(papers, name),
  ) as [string, string, string, string];
  writeFileSync(clean, ['email,date,score', ...good].join('\n'));
  writeFileSync(mixed, ['email,date,score', ...good, 'carl@customers.example,yesterday,4'].join('\n'));
  expect((await command(['import', clean, '--write', mapping], environment)).out).toMatch(/Mapping:[^]*mapping\.json/);
  const take = () => commandJson(['import', mixed, '--mapping', mapping, '--refused', refused], environment);
  expect(await take()).toMatchObject({ state: 'done', rows: 5, taken: 4, refused: 1, duplicates: 0 });
  expect(readFileSync(refused, 'utf8')).toMatch(/carl@customers\.example/);
  expect(await take()).toMatchObject({ state: 'done', refused: 1 });
  expect(await stats()).toMatchObject({ interactions: 7, customers: 6 });
  expect((await command(['import', join(papers, 'none.csv'), '--yes'], environment)).said).toMatch(/none\.csv/);
});

test('erase customer by address: the person is gone, the running server takes it out of its pages', async () => {
  const [eve] = (await owner.call(listCustomers, { q: 'eve@customers.example' } as never)).items;
  expect(eve).toBeDefined();
  expect(await commandJson(['erase', 'customer', 'eve@customers.example'], environment)).toEqual({ erased: 1 });
  expect((await command(['erase', 'customer', 'eve@customers.example'], environment)).said).toMatch(
    /^No customer is known by "eve@customers\.example"\.\n$/,
  );
  expect((await owner.send(customerLine, { id: eve!.id })).status).not.toBe(500);
  expect((await owner.call(listCustomers, { q: 'eve@customers.example' } as never)).items).toEqual([]);
});

test('workspace create adds a company; commands then ask which one is meant', async () => {
  const nobody = await command(['workspace', 'create', '--company', 'Second', '--owner', 'x@example.com'], environment);
  expect(nobody).toMatchObject({ code: 1, said: 'Nobody with the address x@example.com has an account here.\n' });
  await commandJson(['workspace', 'create', '--company', 'Second', '--owner', ada.email], environment);
  const which = await command(['stats'], environment);
  expect(which.code).toBe(1);
  expect(which.said).toMatch(/There are several companies; name one with --workspace:\n(.*\n)*.*Second/);
  expect(await commandJson(['stats', '--workspace', 'Second'], environment)).toMatchObject({ interactions: 0 });
});

test('analytics rebuild beside the server: the server does it, the counts are the same', async () => {
  const { interactions } = await commandJson(['stats', '--workspace', 'Acme'], environment);
  const { rows } = await commandJson(['analytics', 'rebuild'], environment);
  expect(rows).toBe(interactions);
});

test('doctor looks at everything and says how to mend what is ill', async () => {
  const { code, out } = await command(['doctor', '--json'], environment);
  const { findings } = JSON.parse(out) as { findings: Array<{ what: string; well: boolean; mend?: string }> };
  const looked = [
    'Node',
    'Data folder',
    'Disk',
    'PORT',
    'SMTP_LISTEN_PORT',
    'PostgreSQL',
    'Clock',
    'Horizon',
    'Mail alarms',
    'Mail set aside',
  ];
  expect(findings.map(({ what }) => what)).toEqual(expect.arrayContaining([...looked, 'Analytics', 'PUBLIC_URL']));
  const ill = findings.filter(({ well }) => !well);
  expect(ill.map(({ what }) => what)).toContain('PUBLIC_URL');
  expect(ill.every(({ mend }) => mend !== undefined)).toBe(true);
  expect(code).toBe(1);
});

test('a second server on the same folder says so in one sentence and harms nothing', async () => {
  const second = await command(['serve'], environment);
  expect(second).toMatchObject({ code: 1, out: '' });
  expect(second.said.trim()).toMatch(/^Another Throughline \(process \d+\) already uses the data folder [^\n]+$/);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test('SIGTERM drains: what was being answered is answered, then it ends with 0; alone, rebuild works too', async () => {
  const answers = Array.from({ length: 20 }, (_, at) => track([event('late', at)]));
  await until(async () => (await Promise.race(answers)).status === 200, 'the first is answered');
  const ended = server.end();
  expect(
    (await Promise.all(answers.map((answer) => answer.catch(() => null)))).map((each) => each?.status ?? 200),
  ).toEqual(answers.map(() => 200));
  expect(await ended).toBe(0);
  expect(server.told.said).not.toMatch(/took longer than 10 seconds/);
  expect(server.told.said).not.toMatch(/\n\s+at /);
  const { rows } = await commandJson(['analytics', 'rebuild'], environment);
  expect(rows).toBe((await commandJson(['stats', '--workspace', 'Acme'], environment))['interactions']);
});
