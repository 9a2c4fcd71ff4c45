import { beforeAll, expect, test } from 'vitest';
import { wireId, type IdPrefix } from '#core/contract/codecs.ts';
import * as people from '#core/contract/people.ts';
import { createCannedReply } from '#core/contract/canned.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { createSurvey } from '#core/contract/surveys.ts';
import { createTopic } from '#core/contract/topics.ts';
import { createField } from '#core/contract/fields.ts';
import { createCalendar } from '#core/contract/hours.ts';
import { createImport } from '#core/contract/import.ts';
import { createTouchpoint } from '#core/contract/touchpoints.ts';
import { createTag } from '#core/contract/marks.ts';
import { createStatus } from '#core/contract/statuses.ts';
import { createView } from '#core/contract/views.ts';
import { createTeam } from '#core/contract/teams.ts';
import { addAnnotation } from '#core/contract/control.ts';
import { createMacro } from '#core/contract/macros.ts';
import { createReason } from '#core/contract/reason-settings.ts';
import { createSource } from '#core/contract/tracking.ts';
import { permissions } from '#core/people/permissions.ts';
import { client, company, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { isBeyondViewers, operationsOf, someValue, type Operation } from './contract-walk.ts';

// Walks everything the API describes: who is nobody, who only looks on, whose key lacks the scope, who belongs elsewhere.

let acme: TestCompany;
let elsewhere: Client;
let operations: Operation[];
let viewer: Client;
/** An id of acme for every prefix that stands in a path. */
const ids = new Map<string, string>();

async function member(role: 'viewer'): Promise<Client> {
  const { link } = await acme.owner.call(people.invite, { role, days: 7 });
  const made = client(acme.app.url);
  const token = new URL(link).searchParams.get('token')!;
  const person = { name: 'Vera', email: 'vera@example.com', password: 'correct horse battery' };
  await made.call(people.acceptInvitation, { token, ...person });
  return made;
}

async function first(prefix: IdPrefix, query: string): Promise<void> {
  const { rows } = await acme.app.owner.query<{ id: string }>(query, query.includes('$1') ? [acme.workspace] : []);
  ids.set(prefix, wireId(prefix, rows[0]!.id));
}

/** One row of every kind in acme. */
async function furnish(): Promise<void> {
  const { owner, workspace } = acme;
  const words = await customerWrites(acme, { text: 'Where is my lamp?', name: 'Ann' });
  ids.set('cnv', words.thread).set('msg', words.message).set('cus', words.customer);
  await customerWrites(acme, { text: 'Mine too', name: 'Bob' });
  const read = async () => (await acme.app.owner.query('select 1 from listening.reading limit 1')).rows.length > 0;
  await until(read, 'the words to be read');
  await owner.call(people.invite, { role: 'agent', days: 7 });
  await owner.call(people.addApiKey, { name: 'A key', scopes: ['customer.read'] });
  await owner.call(addAnnotation, { day: '2026-03-01', words: 'New prices', anew: true });
  await acme.app.owner.query(
    `with watched as (insert into insight.watch (workspace, scale, about, people) values ($1, 'nps', 'relationship', '{}') returning id)
     insert into insight.alert (workspace, watch, side, start, by, opened_at) select $1, id, 'low', '2026-03-01', 'day', now() from watched`,
    [workspace],
  );
  await owner.call(createCalendar, {
    name: 'Office',
    zone: 'Europe/Berlin',
    week: Array.from({ length: 7 }, () => []),
  });
  await owner.call(createCannedReply, { title: 'Hello', text: 'Hello!' });
  await owner.call(createTeam, { name: 'Night shift' });
  await owner.call(createTag, { name: 'Urgent' });
  await owner.call(createTopic, { name: 'Lamps', description: '', parent: null, team: null, rules: [], examples: [] });
  await owner.call(createView, { name: 'All', filter: {}, sort: 'newest', audience: 'everybody' });
  await owner.call(createStatus, { name: 'With the carrier', category: 'on-hold' });
  await owner.call(createField, { name: 'Batch', kind: 'text' });
  await owner.call(createReason, { name: 'Lamps' });
  await owner.call(createMacro, { title: 'Settle', answer: null, steps: [{ kind: 'resolve' }] });
  await owner.call(createSource, { name: 'Shop', kind: 'server' });
  await owner.call(createTouchpoint, { name: 'Shop front', channel: 'web', stage: 'before' });
  await owner.call(createImport, { name: 'orders.csv', size: 10 });
  await owner.call(createMailAccount, {
    name: 'Support',
    settings: { address: 'desk@acme.example', senderName: 'Acme', incoming: 'forward' },
  });
  await owner.call(createSurvey, { name: 'How was it?', about: 'relationship', draft: { pages: [] } });
  const sql = (text: string) => acme.app.owner.query(text, [workspace]);
  await sql(`insert into customers.duplicate (workspace, one, other, kind, at)
    select $1, min(id::text)::uuid, max(id::text)::uuid, 'email', now() from customers.customer where workspace = $1`);
  await sql(`insert into channels.raw (workspace, account, kind, file, hash, size, envelope, state, received_at)
    select $1, id, 'mail', gen_random_uuid(), 'x', 1, '{}', 'quarantined', now() from channels.account where workspace = $1 and kind = 'mail'`);
  await sql(`insert into touchpoints.dead_letter (workspace, source, reason, detail, raw, size, received_at)
    select $1, id, 'not-an-object', '', '{}', 2, now() from touchpoints.source where workspace = $1 limit 1`);
  await sql(`insert into customers.merge (workspace, id, from_customer, into_customer, at)
    select workspace, gen_random_uuid(), one, other, now() from customers.duplicate where workspace = $1`);
  await sql(`insert into channels.sender (workspace, account, name, address, created_at, updated_at)
    select $1, id, 'Acme', 'desk@acme.example', now(), now() from channels.account where workspace = $1 and kind = 'mail'`);
  await sql(`insert into channels.suppressed (workspace, address, reason, at)
    values ($1, 'gone@customer.example', 'hand', now())`);
  await sql(`insert into channels.arrangement (workspace, kind, source, target, before, by_name, at)
    select $1, 'merge', min(id::text)::uuid, max(id::text)::uuid, '{}', 'Ada', now() from channels.thread where workspace = $1`);
  await until(
    async () => (await sql('select 1 from desk.conversation where workspace = $1')).rows.length > 1,
    'the desk has both conversations',
  );
  await sql(`insert into desk.link (workspace, one, other, kind, by_name, at)
    select $1, min(id::text)::uuid, max(id::text)::uuid, 'related', 'Ada', now() from desk.conversation where workspace = $1`);
  await sql(`insert into desk.side (workspace, id, conversation, key, begun_by_name, begun_at, last_at)
    select $1, gen_random_uuid(), id, 'press', 'Ada', now(), now() from desk.conversation where workspace = $1 limit 1`);
  await sql(`insert into desk.held_reply (workspace, conversation, key, author_kind, author_name, kind, text, state, due_at, at)
    select $1, id, 'press', 'agent', 'Ada', 'scheduled', 'Later', 'stopped', now(), now()
    from desk.conversation where workspace = $1 limit 1`);
  await sql(`insert into desk.held_first (workspace, key, author_kind, author_name, kind, channel, text, marked, signature, anyway,
      copies, mine, since, state, due_at, at)
    values ($1, 'press', 'agent', 'Ada', 'scheduled', 'mail', 'Later', false, false, false, '[]', false, now(), 'stopped', now(), now())`);
  await sql(`insert into desk.promise (workspace, conversation, text, by_kind, by_name, due_at, made_at)
    select $1, id, 'We call back', 'agent', 'Ada', now() + interval '1 day', now()
    from desk.conversation where workspace = $1 limit 1`);
  await sql(`insert into care.recovery (workspace, customer, conversation, touchpoint, channel, opened_at, due_at)
    select $1, customer, id, 'chat', 'chat', now(), now() + interval '1 day' from desk.conversation where workspace = $1 limit 1`);
  await sql(`insert into customers.caution (workspace, customer, kind, since, by_name)
    select $1, id, 'legal', now(), 'Ada' from customers.customer where workspace = $1 limit 1`);
  await sql(`insert into care.cause (workspace, name, made_by, made_at) values ($1, 'Cartons', 'Ada', now())`);
  await sql(`insert into care.telling (workspace, cause, by_kind, by_name, at, goes_from, per_hour, total)
    select workspace, id, 'agent', 'Ada', now(), now(), 60, 0 from care.cause where workspace = $1`);
  await sql(`insert into care.gesture (workspace, recovery, kind, amount, currency, state, by_name, at)
    select $1, id, 'voucher', 100, 'EUR', 'waiting', 'Ada', now() from care.recovery where workspace = $1`);
  await sql(`insert into care.praise (workspace, message, kind, words, said_at, named, by_name, at, goes_at)
    values ($1, gen_random_uuid(), 'message.received', 'So kind', now(), false, 'Ada', now(), now() + interval '1 day')`);
  await sql(`insert into desk.macro_run (workspace, conversation, done, version, at)
    select $1, id, '[]', 1, now() from desk.conversation where workspace = $1 limit 1`);
  await sql(`insert into desk.bulk (workspace, by_kind, by_name, permissions, act, state, total, at)
    values ($1, 'agent', 'Ada', '{}', '{"kind": "resolve"}', 'done', 0, now())`);
  await sql(`insert into listening.place (workspace, survey, kind, name, touchpoint, link_since, created_at)
    select $1, id, 'poster', 'Door', 'store', now(), now() from listening.survey where workspace = $1 limit 1`);
  await first('usr', `select user_id as id from people.member where workspace = $1 and role = 'viewer'`);
  await first(
    'ses',
    `select session.id from people.session join people.user person on person.id = user_id where person.email = 'vera@example.com'`,
  );
  const tables: Array<[IdPrefix, string]> = [
    ['inv', 'people.invitation'],
    ['key', 'people.api_key'],
    ['brd', 'people.trading_name'],
    ['cal', 'people.calendar'],
    ['tem', 'people.team'],
    ['top', 'listening.topic'],
    ['idt', 'customers.identifier'],
    ['led', 'customers.merge'],
    ['dup', 'customers.duplicate'],
    ['src', 'touchpoints.source'],
    ['ded', 'touchpoints.dead_letter'],
    ['tou', 'touchpoints.touchpoint'],
    ['imp', 'touchpoints.import'],
    ['chn', 'channels.account'],
    ['raw', 'channels.raw'],
    ['snd', 'channels.sender'],
    ['sup', 'channels.suppressed'],
    ['arr', 'channels.arrangement'],
    ['can', 'desk.canned_reply'],
    ['mac', 'desk.macro'],
    ['mcr', 'desk.macro_run'],
    ['tag', 'desk.tag'],
    ['rsn', 'desk.reason'],
    ['blk', 'desk.bulk'],
    ['sta', 'desk.status'],
    ['viw', 'desk.view'],
    ['hld', 'desk.held_reply'],
    ['fms', 'desk.held_first'],
    ['prm', 'desk.promise'],
    ['lnk', 'desk.link'],
    ['sid', 'desk.side'],
    ['fld', 'desk.field'],
    ['srv', 'listening.survey'],
    ['rdg', 'listening.reading'],
    ['plc', 'listening.place'],
    ['rec', 'care.recovery'],
    ['ano', 'insight.annotation'],
    ['alr', 'insight.alert'],
    ['ges', 'care.gesture'],
    ['pra', 'care.praise'],
    ['cau', 'care.cause'],
    ['tel', 'care.telling'],
    ['ctn', 'customers.caution'],
  ];
  for (const [prefix, table] of tables) await first(prefix, `select id from ${table} where workspace = $1 limit 1`);
}

beforeAll(async () => {
  acme = await testCompany();
  const { id } = await acme.owner.call(people.addWorkspace, { ...company, company: 'Elsewhere' });
  elsewhere = client(acme.app.url, { 'x-workspace': id, cookie: acme.owner.cookie() });
  viewer = await member('viewer');
  operations = await operationsOf(acme.app.url);
  await furnish();
}, 120_000);

function pathFor(operation: Operation, values: ReadonlyMap<string, string> = ids): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const prefix = operation.ids.get(name) ?? '';
    const id = values.get(prefix);
    if (id === undefined) throw new Error(`${operation.path} needs an id ${prefix}_…: furnish acme with one.`);
    return id;
  });
}

async function ask(who: Client, operation: Operation, withBody = false): Promise<number> {
  const body = withBody && operation.body !== undefined ? JSON.stringify(someValue(operation.body)) : null;
  const headers = body === null ? {} : { 'content-type': 'application/json' };
  const answer = await who.fetch(pathFor(operation), { method: operation.method, headers, body });
  await answer.arrayBuffer();
  return answer.status;
}

/** What did not answer as it should, one line each. */
async function strays(chosen: readonly Operation[], wanted: number, answer: (each: Operation) => Promise<number>) {
  const said = await Promise.all(chosen.map(async (each) => ({ each, status: await answer(each) })));
  return said
    .filter(({ status }) => status !== wanted)
    .map(({ each, status }) => `${status} ${each.method} ${each.path}`);
}

test('without a session or a key nothing opens but what is public', async () => {
  const guarded = operations.filter(({ permission }) => permission !== 'public');
  expect(guarded.length).toBeGreaterThan(90);
  expect(await strays(guarded, 401, (each) => ask(client(acme.app.url), each))).toEqual([]);
});

test('who only looks on changes nothing', async () => {
  const beyond = operations.filter(isBeyondViewers);
  expect(beyond.length).toBeGreaterThan(60);
  expect(await strays(beyond, 403, (each) => ask(viewer, each))).toEqual([]);
});

test('a key opens only what its scopes name', async () => {
  const keys = new Map<string, Client>();
  for (const lacking of new Set(operations.map(({ permission }) => permission))) {
    if (lacking === 'public' || lacking === 'session') continue;
    const scopes = permissions.filter((each) => each !== lacking);
    const { key } = await acme.owner.call(people.addApiKey, { name: `without ${lacking}`, scopes });
    keys.set(lacking, client(acme.app.url, { authorization: `Bearer ${key}` }));
  }
  const scoped = operations.filter(({ permission }) => keys.has(permission));
  expect(await strays(scoped, 403, (each) => ask(keys.get(each.permission)!, each))).toEqual([]);
});

test('ids of another company lead nowhere, whatever is done with them', async () => {
  const named = operations.filter(({ ids: names, permission }) => names.size > 0 && permission !== 'public');
  expect(named.length).toBeGreaterThan(45);
  expect(await strays(named, 404, (each) => ask(elsewhere, each, true))).toEqual([]);
});

test('ids of another company stay out of what is written, and filters by them find nothing', async () => {
  const settings = { address: 'other@acme.example', senderName: 'Acme', incoming: 'none' as const };
  const foreign = ids.get('brd')!;
  const refused = await elsewhere.send(createMailAccount, { name: 'Other', settings, tradingName: foreign });
  expect(refused.status).toBe(400);
  for (const { path, query, permission } of operations.filter(({ method }) => method === 'GET')) {
    if (path.includes('{') || permission === 'public') continue;
    for (const { name, schema } of query) {
      const id = ids.get(schema.pattern?.slice(1, 4) ?? '');
      if (id === undefined) continue;
      const answer = await elsewhere.fetch(`${path}?${name}=${id}`);
      const { items = [] } = (await answer.json()) as { items?: unknown[] };
      expect([path, items]).toEqual([path, []]);
    }
  }
});
