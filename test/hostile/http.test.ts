import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { wireId } from '#core/contract/codecs.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { ada, client, company } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { operationsOf, someValue, type Operation, type Schema } from './contract-walk.ts';

let acme: TestCompany;
let operations: Operation[];

beforeAll(async () => {
  acme = await testCompany({ TRUST_PROXY: 'on' });
  operations = await operationsOf(acme.app.url);
}, 120_000);

/** Speaks HTTP by hand; answers all that came back until the connection ended well. */
async function speak(pieces: Iterable<string | Buffer>): Promise<string> {
  const { hostname, port } = new URL(acme.app.url);
  const socket = connect(Number(port), hostname);
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(socket, 'end');
  for (const piece of pieces) if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), ended]);
  await ended;
  socket.destroy();
  return said;
}

const head = (path: string, more: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;
const piece = Buffer.alloc(64 * 1024, 'a');

function* announced(path: string): Iterable<string | Buffer> {
  yield head(path, `Content-Length: ${200 * piece.length}`);
  for (let n = 0; n < 200; n++) yield piece;
}

function* chunked(path: string): Iterable<string | Buffer> {
  yield head(path, 'Transfer-Encoding: chunked');
  for (let n = 0; n < 200; n++) yield Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')]);
  yield '0\r\n\r\n';
}

test.each(['/v1/batch', '/api/v1/session'])(
  'a body of 13 MB to %s gets its answer, not a broken connection',
  async (path) => {
    for (const send of [announced, chunked]) {
      const said = await speak(send(path));
      expect(said).toMatch(/^HTTP\/1.1 413 /);
      expect(said).toMatch(/content-type: application\/problem\+json/);
      expect(said).toContain('/problems/too-large');
    }
  },
);

const hostile: Array<[string, unknown]> = [
  ['half a letter', '\ud800x'],
  ['U+0000', 'a\u0000b'],
  ['too large a number', Number.MAX_SAFE_INTEGER],
  ['the year 0', '0000-01-01T00:00:00Z'],
  ['a prototype', { __proto__: { admin: true }, constructor: 1 }],
];

/** What would change who is who, or takes long. */
const leftOut = /\/(demo|session|sessions|setup|password|members|workspaces)\b/;

async function brokenBy(operation: Operation, ids: ReadonlyMap<string, string>): Promise<string[]> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const prefix = operation.ids.get(name) ?? '';
    return ids.get(prefix) ?? `${prefix}_${'0'.repeat(32)}`;
  });
  const broken: string[] = [];
  const send = async (what: string, query: string, body: string | null) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await acme.owner.fetch(path + query, { method: operation.method, headers, body });
    await answer.arrayBuffer();
    if (answer.status >= 500) broken.push(`${answer.status} ${operation.method} ${operation.path} ${what}`);
  };
  for (const [what, value] of hostile) {
    for (const { name } of operation.query)
      await send(`?${name} is ${what}`, `?${name}=${encodeURIComponent(String(value).toWellFormed())}`, null);
    for (const [name, body] of bodiesWith(operation.body, value)) await send(`${name} is ${what}`, '', body);
  }
  return broken;
}

function bodiesWith(schema: Schema | undefined, value: unknown): Array<[string, string]> {
  if (schema === undefined) return [];
  const good = someValue(schema) as object;
  return Object.keys(schema.properties ?? {}).map((name) => [name, JSON.stringify({ ...good, [name]: value })]);
}

test('nothing that is sent breaks the server: every field and every query of the API', async () => {
  const { thread, customer } = await customerWrites(acme, { text: 'Hello' });
  const ids = new Map([
    ['cnv', thread],
    ['cus', customer],
    ['fil', wireId('fil', crypto.randomUUID())],
  ]);
  const tried = operations.filter(({ path, method }) => !leftOut.test(path) && method !== 'DELETE');
  expect(tried.length).toBeGreaterThan(60);
  const broken: string[] = [];
  for (const operation of tried) broken.push(...(await brokenBy(operation, ids)));
  expect(broken).toEqual([]);
}, 120_000);

test.each([
  '['.repeat(100_000) + ']'.repeat(100_000),
  '{"__proto__":{"a":1}}',
  'null',
  '[]',
  '1e999',
  '{"text":"\\ud800"}',
])('a body like %.12s is refused in words', async (body) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await acme.owner.fetch('/api/v1/canned-replies', { method: 'POST', headers, body });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ type: '/problems/invalid', detail: expect.any(String) });
});

test('an address that is none is answered like everything else', async () => {
  const said = await speak(['GET /api/v1/%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n']);
  expect(said).toMatch(/^HTTP\/1.1 404 /);
  expect(said).toMatch(/application\/problem\+json/);
  expect(said).toMatch(/x-content-type-options: nosniff/);
  expect((await fetch(`${acme.app.url}/demo/shop/assets/__proto__`)).status).toBe(404);
});

test('the description of the API names no server that a request claims', async () => {
  const said = await speak(['GET /api/v1/openapi.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n']);
  expect(said).toMatch(/^HTTP\/1.1 200 /);
  expect(said).not.toContain('evil.example');
});

test('a page whose name was pointed at this machine cannot set it up', async () => {
  const body = JSON.stringify({ ...company, ...ada });
  const setUp = (host: string) =>
    speak([
      `POST /api/v1/setup HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    ]);
  expect(await setUp('evil.example:8080')).toMatch(/^HTTP\/1.1 403 /);
  expect(await setUp('localhost:8080')).toMatch(/^HTTP\/1.1 409 /);
});

test('behind a proxy the address counts that the proxy saw, not what the caller put in front', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const headers = { 'x-forwarded-for': `10.0.0.${n}, 203.0.113.7` };
      return (await fetch(`${acme.app.url}/a/nothing`, { headers })).status;
    }),
  );
  expect(statuses).toContain(429);
});

test('an invitation is no way to guess passwords of others', async () => {
  const { link } = await acme.owner.call(invite, { role: 'agent', days: 7 });
  const token = new URL(link).searchParams.get('token')!;
  const guesses = Array.from({ length: 30 }, async (_, n) => {
    const guess = { token, email: ada.email, name: 'Eve', password: `wrong wrong ${n}` };
    const from = client(acme.app.url, { 'x-forwarded-for': `198.51.100.${n}` });
    return (await from.send(acceptInvitation, guess)).status;
  });
  const statuses = await Promise.all(guesses);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
});
