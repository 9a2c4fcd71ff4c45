import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { id, time } from '#core/contract/codecs.ts';
import { endpoint } from '#core/contract/endpoint.ts';
import { page, pageQuery } from '#core/contract/page.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import {
  actorOf,
  bind,
  bindOpen,
  bindRaw,
  html,
  keyset,
  pageHeaders,
  problem,
  sql,
  startHttp,
  type Actor,
  type Authenticate,
  type HttpServer,
} from '#platform';
import { problemOf } from './failures.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { client, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';
const workspace = '0190aaaa-ac96-774b-bcce-b302099a8057';

const makeNote = endpoint({
  id: 'note.make',
  method: 'POST',
  path: '/api/v1/notes/:id',
  permission: 'conversation.note',
  summary: 'Makes a note.',
  params: z.strictObject({ id: id('cnv') }),
  body: z.strictObject({ text: z.string().min(1), at: time, mood: z.enum(['good', 'bad']).optional() }),
  response: z.object({ id: id('cnv'), at: time, workspace: z.string(), turn: z.int() }),
  status: 201,
});
const listNotes = endpoint({
  id: 'note.list',
  method: 'GET',
  path: '/api/v1/notes',
  permission: 'session',
  summary: 'Lists notes.',
  query: pageQuery,
  response: page(z.object({ n: z.int() })),
});
const erase = endpoint({
  id: 'note.erase',
  method: 'DELETE',
  path: '/api/v1/notes',
  permission: 'customer.erase',
  summary: 'Erases.',
});
const fail = endpoint({ id: 'fail', method: 'POST', path: '/api/v1/fail', permission: 'session', summary: 'Fails.' });
const deadlock = endpoint({
  id: 'deadlock',
  method: 'POST',
  path: '/api/v1/deadlock',
  permission: 'session',
  summary: 'Fails twice the way a deadlock does.',
  response: z.object({ tries: z.int() }),
});
const knock = endpoint({
  id: 'knock',
  method: 'POST',
  path: '/api/v1/knock',
  permission: 'public',
  summary: 'Anybody, three times.',
  limit: { perMinute: 1, burst: 3 },
  bodyLimit: 64,
  body: z.strictObject({ who: z.string() }),
  response: z.object({ hello: z.string() }),
});

let turns = 0;
let tries = 0;
let release: () => void = () => undefined;
const held = new Promise<void>((resolve) => {
  release = resolve;
});

const routes = [
  bind(makeNote, async (tx, { id: conversation, at, text }) => {
    turns += 1;
    await tx.run(sql`insert into platform.outbox (transport, key, subject, payload, due_at, created_at)
      values ('nowhere', ${text}, ${conversation}, '{}', ${tx.now}, ${tx.now})`);
    return { id: conversation, at, workspace: tx.workspace, turn: turns, secret: 'stays inside' };
  }),
  bind(listNotes, async (tx, query) => {
    const keys = keyset<{ n: number }>(query, [{ column: sql`n`, type: 'int', of: (row) => row.n }], 'asc');
    const rows = await tx.all<{ n: number }>(
      sql`select n from generate_series(1, 7) n where ${keys.where} ${keys.order} ${keys.limit}`,
    );
    return keys.page(rows, (row) => row);
  }),
  bind(erase, async () => undefined),
  bind(fail, async () => {
    throw new Error('password=hunter2 at /srv/secret.ts');
  }),
  bind(deadlock, async (tx) => {
    tries += 1;
    if (tries < 3) await tx.run(sql`do $$ begin raise exception 'busy' using errcode = '40P01'; end $$`);
    return { tries };
  }),
  bindOpen(knock, async ({ who }) => ({ hello: who })),
  bindRaw({
    method: 'POST',
    path: '/raw/bytes',
    public: true,
    cors: true,
    handle: (_app, request) => ({ bytes: (request.body as Buffer).length }),
  }),
  bindRaw({
    method: 'POST',
    path: '/raw/stream',
    permission: 'import.run',
    body: 'stream',
    bodyLimit: 64 * 1024 * 1024,
    async handle(_app, request) {
      const hash = createHash('sha256');
      for await (const chunk of request.body as AsyncIterable<Buffer>) hash.update(chunk);
      return { hash: hash.digest('hex'), by: actorOf(request).name };
    },
  }),
  bindRaw({
    method: 'GET',
    path: '/raw/page',
    public: true,
    handle: (_app, _request, reply) =>
      reply.send(
        html`<script nonce="${pageHeaders(reply)}"></script>
          <p>${'<b> & "quotes"'}</p>`.html,
      ),
  }),
  bindRaw({
    method: 'GET',
    path: '/raw/events',
    public: true,
    handle(_app, _request, reply) {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
      reply.raw.write('data: 1\n\n');
    },
  }),
  bindRaw({
    method: 'GET',
    path: '/raw/slow',
    public: true,
    async handle() {
      await held;
      return { slow: true };
    },
  }),
];

const people: Record<string, Actor> = {
  agent: { workspace, kind: 'agent', id: uuid, name: 'Ada', permissions: permissionsOf('agent') },
  viewer: { workspace, kind: 'agent', id: uuid, name: 'Bea', permissions: permissionsOf('viewer') },
  owner: { workspace, kind: 'agent', id: uuid, name: 'Oda', permissions: permissionsOf('owner') },
};
const authenticate: Authenticate = async (request) => people[String(request.headers['x-who'])] ?? null;

let test1: TestApp;
let server: HttpServer;
const as = (who: string): Client => client(server.url, { 'x-who': who });
const note = { id: 'cnv_01890a5dac96774bbcceb302099a8057', at: '2026-03-01T10:00:00+01:00' };

beforeAll(async () => {
  test1 = await testApp();
  server = await startHttp({
    app: test1.app,
    parts: [{ name: 'notes', routes }],
    host: '127.0.0.1',
    port: 0,
    authenticate,
  });
}, 120_000);
afterAll(() => server.stop());

test('decodes what comes in and encodes what goes out', async () => {
  const made = await as('agent').call(makeNote, { ...note, text: 'codec' });
  expect(made).toEqual({ id: note.id, at: '2026-03-01T09:00:00.000Z', workspace, turn: expect.any(Number) });
  const answer = await as('owner').send(erase, {});
  expect([answer.status, await answer.text()]).toEqual([204, '']);
});

test('names every wrong field in plain words', async () => {
  const answer = await as('agent').send(makeNote, { ...note, at: 'soon', mood: 'odd', colour: 'red' } as never);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const body = await answer.json();
  expect(body.fields).toEqual([
    { path: 'text', message: 'is missing' },
    { path: 'at', message: 'must be a time such as 2026-03-01T09:30:00Z' },
    { path: 'mood', message: 'must be one of good, bad' },
    { path: 'colour', message: 'is not a known field' },
  ]);
  expect(body.detail).toContain('text is missing');
  expect(
    await status(as('agent').send(makeNote, { ...note, id: 'cus_01890a5dac96774bbcceb302099a8057', text: 'x' })),
  ).toBe(404);
});

const status = (answer: Promise<Response>) => answer.then((each) => each.status);

test('lets in only whom the endpoint names', async () => {
  expect(await status(as('nobody').send(erase, {}))).toBe(401);
  const answer = await as('viewer').send(makeNote, { ...note, text: 'x' });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({
    code: 'permission',
    detail: expect.stringContaining('Write private notes'),
  });
});

test('says what is wrong with a body that cannot be read, and never shows our insides', async () => {
  const post = (body: string, type = 'application/json') =>
    fetch(`${server.url}/api/v1/knock`, { method: 'POST', body, headers: { 'content-type': type } });
  expect(await (await post('{"who":')).json()).toMatchObject({
    type: '/problems/invalid',
    detail: 'The body is not valid JSON.',
  });
  expect(await status(post('who=me', 'application/x-www-form-urlencoded'))).toBe(415);
  expect(await status(post(JSON.stringify({ who: 'x'.repeat(100) })))).toBe(413);
  const broken = await as('agent').send(fail, {});
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toMatch(/hunter2|secret|stack|\.ts/);
  expect(problemOf(Object.assign(new Error('invalid byte sequence'), { code: '22021' }))).toMatchObject({
    status: 400,
  });
  for (const lost of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])
    expect(problemOf(new Error(lost))).toMatchObject({ status: 503, more: { retryAfter: 2 } });
  const nowhere = await fetch(`${server.url}/api/v1/nowhere`);
  expect(await nowhere.json()).toMatchObject({ type: '/problems/not-found', status: 404 });
});

test('limits public endpoints by address', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => client(server.url).send(knock, { who: 'me' })));
  const limited = answers.filter((answer) => answer.status === 429);
  expect(limited.length).toBeGreaterThanOrEqual(2);
  expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a write with a key happens once, also when it is sent twice at the same moment', async () => {
  const send = (text: string, key: string) => as('agent').send(makeNote, { ...note, text }, { 'idempotency-key': key });
  const [first, second] = await Promise.all([send('once', 'k1'), send('once', 'k1')]);
  expect([first?.status, second?.status]).toEqual([201, 201]);
  expect(await first?.json()).toEqual(await second?.json());
  const { rows } = await test1.owner.query(`select count(*)::int as n from platform.outbox where key = 'once'`);
  expect(rows[0].n).toBe(1);
  const other = await send('twice', 'k1');
  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ code: 'key-reused' });
  expect(await status(as('owner').send(makeNote, { ...note, text: 'thrice' }, { 'idempotency-key': 'bad key' }))).toBe(
    400,
  );
  test1.world.pass(25 * 3600 * 1000);
  expect(await status(send('a day later', 'k1'))).toBe(201);
});

test('a transaction that met a deadlock is run again', async () => {
  expect(await as('agent').call(deadlock, {})).toEqual({ tries: 3 });
});

test('lists are read on by a cursor, and only by one of this list', async () => {
  const seen: number[] = [];
  for (let after: string | null = ''; after !== null;) {
    const got: { items: { n: number }[]; next: string | null } = await as('agent').call(listNotes, {
      limit: '3',
      ...(after === '' ? {} : { after }),
    });
    seen.push(...got.items.map(({ n }) => n));
    after = got.next;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  for (const after of ['nonsense', Buffer.from('["drop table"]').toString('base64url')])
    expect(await status(as('agent').send(listNotes, { after }))).toBe(400);
  expect(await status(as('agent').send(listNotes, { limit: '500' }))).toBe(400);
});

test('raw routes get their body as bytes or as a stream; other sites may call those that say so', async () => {
  const bytes = await fetch(`${server.url}/raw/bytes`, {
    method: 'POST',
    body: 'hello',
    headers: { 'content-type': 'text/whatever' },
  });
  expect(await bytes.json()).toEqual({ bytes: 5 });
  expect(bytes.headers.get('access-control-allow-origin')).toBe('*');
  const preflight = await fetch(`${server.url}/raw/bytes`, {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
    204,
    expect.stringContaining('POST'),
  ]);
  const large = Buffer.alloc(5 * 1024 * 1024, 'x');
  const upload = await as('owner').fetch('/raw/stream', {
    method: 'POST',
    body: large,
    headers: { 'content-type': 'text/csv' },
  });
  expect(await upload.json()).toEqual({ hash: createHash('sha256').update(large).digest('hex'), by: 'Oda' });
  expect(await status(as('viewer').fetch('/raw/stream', { method: 'POST', body: 'x' }))).toBe(403);
});

test('pages carry a strict policy with a nonce, and escape what is put into them', async () => {
  const answer = await fetch(`${server.url}/raw/page`);
  const text = await answer.text();
  const nonce = /nonce="([\w-]+)"/.exec(text)?.[1] ?? 'none';
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(text).toContain('&lt;b&gt; &amp; &quot;quotes&quot;');
  const api = await fetch(`${server.url}/healthz`);
  expect(api.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(api.headers.get('x-content-type-options')).toBe('nosniff');
});

test('tells whether it lives and works, and counts what it does', async () => {
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ alive: true });
  const ready = await fetch(`${server.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    expect.objectContaining({ ready: true, database: 'ready' }),
  ]);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(
    /throughline_http_request_seconds_count\{method="POST",route="\/api\/v1\/notes\/:id",status="201"\} [1-9]/,
  );
  expect(metrics).toMatch(/throughline_outbox_items\{transport="nowhere",state="\w+"\} [1-9]/);
  await test1.app.database.inWorkspace(workspace, async (tx) => {
    await tx.run(sql`update platform.outbox set reason = 'held' where transport = 'nowhere'`);
    const age = async () =>
      /^throughline_horizon_seconds (\S+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1];
    expect(await until(async () => Number(await age()) > 0, 'the open transaction shows')).toBe(true);
  });
  expect(await status(fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } }))).toBe(401);
});

test('describes itself as OpenAPI', async () => {
  const doc = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  const operation = doc.paths['/api/v1/notes/{id}'].post;
  expect(operation).toMatchObject({ operationId: 'note.make', 'x-permission': 'conversation.note' });
  expect(operation.parameters.map(({ name }: { name: string }) => name)).toEqual(['id', 'Idempotency-Key']);
  expect(operation.requestBody.content['application/json'].schema).toMatchObject({
    required: ['text', 'at'],
    additionalProperties: false,
    properties: { at: { type: 'string', format: 'date-time' } },
  });
});

test('a taken port is told in one sentence', async () => {
  const port = Number(new URL(server.url).port);
  const second = startHttp({ app: test1.app, parts: [], host: '127.0.0.1', port });
  await expect(second).rejects.toThrow(`Port ${port} is in use by another program.`);
  expect(problem('gone').status).toBe(410);
});

test('stops gracefully: answers what it has begun, ends streams, takes nothing new', async () => {
  const mine = await startHttp({ app: test1.app, parts: [{ name: 'notes', routes }], host: '127.0.0.1', port: 0 });
  const events = await fetch(`${mine.url}/raw/events`, { headers: { accept: 'text/event-stream' } });
  const slow = fetch(`${mine.url}/raw/slow`);
  await fetch(`${mine.url}/healthz`);
  const stopped = mine.stop();
  expect(await events.text()).toBe('data: 1\n\n');
  await until(
    () =>
      fetch(`${mine.url}/healthz`).then(
        (answer) => answer.status === 503,
        () => true,
      ),
    'nothing new is taken',
  );
  release();
  expect(await (await slow).json()).toEqual({ slow: true });
  await stopped;
});
