import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/people.ts';
import * as session from '#core/contract/session.ts';
import { createWorkspace, passwordLink } from '#people';
import { plainId } from '#core/contract/codecs.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { ada, client, company, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';

let app: TestApp;
let owner: Client;

const status = (answer: Promise<Response>) => answer.then((each) => each.status);

/** How the two that tried to set up at the same moment fared. */
let race: number[];
let before: unknown;

beforeAll(async () => {
  app = await testApp();
  before = await client(app.url).call(session.whoAmI, {});
  const founders = [client(app.url), client(app.url)];
  race = await Promise.all(
    founders.map((each, at) => status(each.send(session.setUp, { ...company, ...ada, email: `${at}.${ada.email}` }))),
  );
  owner = founders[race.indexOf(201)] ?? client(app.url);
}, 120_000);

async function mailedLink(to: string): Promise<string> {
  const mail = await until(async () => {
    const { rows } = await app.owner.query(
      `select payload from platform.outbox where transport = 'mail-notice' and payload->>'to' = $1 order by id desc limit 1`,
      [to],
    );
    return rows[0]?.payload as { text: string; html: string } | undefined;
  }, `a mail to ${to}`);
  expect(mail?.html).toContain('href="http');
  return /token=([\w%~-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

/** Somebody with a role, invited by link. */
async function colleague(role: 'admin' | 'agent' | 'viewer' | 'owner', email: string): Promise<Client> {
  const { link } = await owner.call(contract.invite, { role });
  const token = new URL(link).searchParams.get('token') ?? '';
  const made = client(app.url);
  await made.call(contract.acceptInvitation, { token, email, name: `The ${role}`, password: 'a long password' });
  return made;
}

test('set-up makes one company with its owner, once, even when two try at the same moment', async () => {
  expect(before).toEqual({ session: null, setup: { needed: true, linkRequired: false } });
  expect(new Set(race)).toEqual(new Set([201, 409]));
  const { session: mine, setup } = await owner.call(session.whoAmI, {});
  expect(setup).toEqual({ needed: false, linkRequired: false });
  expect(mine).toMatchObject({
    user: { name: ada.name },
    role: 'owner',
    workspace: { name: 'Acme' },
  });
  expect(mine?.permissions).toContain('workspace.own');
  const again = await client(app.url).send(session.setUp, { ...company, ...ada, email: 'eve@example.com' });
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ code: 'set-up-done', type: '/problems/conflict' });
  const { rows } = await app.owner.query('select count(*)::int as n from people.workspace');
  expect(rows[0].n).toBe(1);
  const settings = await owner.call(contract.getSettings, {});
  expect(settings).toMatchObject({ name: 'Acme', zone: 'Europe/Berlin', consentRequired: true, version: 1 });
  expect((await owner.call(contract.listTradingNames, {})).items).toMatchObject([{ name: 'Acme', isDefault: true }]);
});

test('a wrong password and an unknown address get the same words and no cookie', async () => {
  const wrong = await client(app.url).send(session.signIn, {
    email: (await owner.call(session.whoAmI, {})).session?.user.email ?? '',
    password: 'not this one',
  });
  const unknown = await client(app.url).send(session.signIn, { email: 'nobody@example.com', password: 'not this one' });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual(await unknown.json());
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test('the session cookie is closed to scripts and other sites; signing out ends it', async () => {
  const mine = client(app.url);
  const mail = (await owner.call(session.whoAmI, {})).session?.user.email ?? '';
  const answer = await mine.send(session.signIn, { email: mail.toUpperCase(), password: ada.password });
  expect(answer.status).toBe(200);
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^throughline\.session_token=.*HttpOnly; SameSite=Lax/);
  const stolen = { cookie: mine.cookie() };
  expect(await status(owner.fetch('/api/v1/members', { headers: stolen }))).toBe(200);
  await mine.call(session.signOut, {});
  expect(mine.cookie()).toBe('');
  expect(await status(client(app.url).fetch('/api/v1/members', { headers: stolen }))).toBe(401);
});

test('writes from another site are refused, with and without its own header', async () => {
  const write = { method: 'PATCH', body: JSON.stringify({ name: 'Mallory' }) };
  const cookie = owner.cookie();
  const send = (headers: Record<string, string>) =>
    fetch(`${app.url}/api/v1/profile`, {
      ...write,
      headers: { 'content-type': 'application/json', cookie, ...headers },
    });
  expect(await status(send({}))).toBe(403);
  expect(await status(send({ 'x-throughline': '1', origin: 'https://evil.example' }))).toBe(403);
  expect(await status(send({ 'x-throughline': '1', 'sec-fetch-site': 'cross-site' }))).toBe(403);
  expect(await status(send({ 'x-throughline': '1', origin: app.url, 'sec-fetch-site': 'same-origin' }))).toBe(200);
  await owner.call(session.changeProfile, { name: ada.name });
});

test('a forgotten password is set anew by the mailed link, once, and ends all sessions', async () => {
  const bea = await colleague('agent', 'bea@example.com');
  await client(app.url).call(session.forgotPassword, { email: 'nobody@example.com' });
  await client(app.url).call(session.forgotPassword, { email: 'Bea@example.com' });
  const token = await mailedLink('bea@example.com');
  const short = await client(app.url).send(session.resetPassword, { token, password: 'short' });
  expect(await short.json()).toMatchObject({
    fields: [{ path: 'password', message: 'must be at least 10 characters long' }],
  });
  await client(app.url).call(session.resetPassword, { token, password: 'another long one' });
  expect(await status(bea.send(contract.listMembers, {}))).toBe(401);
  expect(await status(client(app.url).send(session.resetPassword, { token, password: 'and another one' }))).toBe(422);
  await client(app.url).call(session.signIn, { email: 'bea@example.com', password: 'another long one' });
  const late = new URL((await passwordLink(app.app, 'bea@example.com')) ?? '').searchParams.get('token') ?? '';
  await app.owner.query(
    `update people.verification set expires_at = now() - interval '1 second'
    where identifier = $1`,
    [`reset-password:${late}`],
  );
  expect(
    await status(client(app.url).send(session.resetPassword, { token: late, password: 'too late for this' })),
  ).toBe(422);
  const { rows } = await app.owner.query(
    `select count(*)::int as n from platform.outbox where payload->>'to' = 'nobody@example.com'`,
  );
  expect(rows[0].n).toBe(0);
  const { items } = await owner.call(contract.listAudit, { action: 'password.reset' });
  expect(items.map(({ actor }) => actor.name)).toContain('The agent');
});

test('whoever runs the installation makes a link for somebody whom no mail reaches', async () => {
  expect(await passwordLink(app.app, 'nobody@example.com')).toBeNull();
  await colleague('agent', 'lea@example.com');
  const link = await passwordLink(app.app, 'lea@example.com');
  const token = new URL(link ?? '').searchParams.get('token') ?? '';
  await client(app.url).call(session.resetPassword, { token, password: 'a newer password' });
  await client(app.url).call(session.signIn, { email: 'lea@example.com', password: 'a newer password' });
  const { items } = await owner.call(contract.listAudit, { action: 'password.link' });
  expect(items.map(({ actor }) => actor.name)).toContain('the command line');
});

test('sessions are listed, and a revoked one is out at once', async () => {
  const here = await colleague('viewer', 'carl@example.com');
  const there = client(app.url);
  await there.call(
    session.signIn,
    { email: 'carl@example.com', password: 'a long password' },
    { 'user-agent': 'Elsewhere 1.0' },
  );
  const { items } = await here.call(session.listSessions, {});
  const other = items.find(({ device }) => device === 'Elsewhere 1.0');
  expect(other?.current).toBe(false);
  expect(items.filter(({ current }) => current)).toHaveLength(1);
  expect(await status(owner.send(session.endSession, { id: other?.id ?? '' }))).toBe(404);
  await here.call(session.endSession, { id: other?.id ?? '' });
  expect(await status(there.send(contract.listMembers, {}))).toBe(401);
  expect(await status(here.send(contract.listMembers, {}))).toBe(200);
  expect(
    await status(here.send(session.changePassword, { current: 'not it at all', password: 'a new long one' })),
  ).toBe(422);
  await here.call(session.changePassword, { current: 'a long password', password: 'a new long one' });
  expect(await status(here.send(contract.listMembers, {}))).toBe(200);
});

test('an invitation by mail makes a member once; withdrawn, used and old ones say so', async () => {
  const made = await owner.call(contract.invite, { email: 'Dora@example.com', role: 'agent' });
  expect(made).toMatchObject({
    mailed: true,
    invitation: { email: 'dora@example.com', state: 'open', invitedBy: ada.name },
  });
  const token = await mailedLink('dora@example.com');
  const look = await client(app.url).call(contract.lookAtInvitation, { token });
  expect(look).toMatchObject({ company: 'Acme', email: 'dora@example.com', role: 'agent', known: false });
  const dora = client(app.url);
  expect(
    await status(
      dora.send(contract.acceptInvitation, {
        token,
        email: 'eve@example.com',
        name: 'Eve',
        password: 'a long password',
      }),
    ),
  ).toBe(422);
  const mine = await dora.call(contract.acceptInvitation, { token, name: 'Dora', password: 'a long password' });
  expect(mine).toMatchObject({ role: 'agent', user: { name: 'Dora' } });
  expect(await status(dora.send(contract.acceptInvitation, { token, name: 'Dora', password: 'a long password' }))).toBe(
    410,
  );
  expect(await status(dora.send(contract.invite, { role: 'viewer' }))).toBe(403);
  expect(await status(owner.send(contract.invite, { email: 'dora@example.com', role: 'viewer' }))).toBe(409);

  const withdrawn = await owner.call(contract.invite, { role: 'viewer' });
  await owner.call(contract.revokeInvitation, { id: withdrawn.invitation.id });
  const voidToken = new URL(withdrawn.link).searchParams.get('token') ?? '';
  expect(await status(dora.send(contract.lookAtInvitation, { token: voidToken }))).toBe(410);
  expect(await status(dora.send(contract.lookAtInvitation, { token: 'nonsense' }))).toBe(404);
});

test('nobody rises above themselves, and the last owner stays', async () => {
  const admin = await colleague('admin', 'emil@example.com');
  const { items } = await admin.call(contract.listMembers, {});
  const [first] = items.filter(({ role }) => role === 'owner');
  const emil = items.find(({ email }) => email === 'emil@example.com');
  const id = first?.user ?? '';
  expect(await status(admin.send(contract.invite, { role: 'owner' }))).toBe(403);
  expect(await status(admin.send(contract.changeMember, { id, role: 'viewer' }))).toBe(403);
  expect(await status(admin.send(contract.changeMember, { id: emil?.user ?? '', role: 'owner' }))).toBe(403);
  expect(await status(admin.send(contract.addWorkspace, company))).toBe(403);
  const last = await owner.send(contract.changeMember, { id, role: 'admin' });
  expect(await last.json()).toMatchObject({ code: 'last-owner' });
  expect(await status(owner.send(contract.removeMember, { id }))).toBe(422);

  await owner.call(contract.changeMember, { id: emil?.user ?? '', role: 'owner' });
  const both = await Promise.all([
    status(owner.send(contract.changeMember, { id: emil?.user ?? '', role: 'admin' })),
    status(admin.send(contract.changeMember, { id, role: 'admin' })),
  ]);
  expect(both.filter((each) => each === 200)).toHaveLength(1);
  const { rows } = await app.owner.query(`select user_id from people.member where role = 'owner'`);
  expect(rows).toHaveLength(1);
  await app.owner.query(`update people.member set role = 'owner' where user_id = $1`, [plainId('usr', id)]);
});

test('a removed member is out with the next request', async () => {
  const fred = await colleague('agent', 'fred@example.com');
  const me = await fred.call(session.whoAmI, {});
  await owner.call(contract.removeMember, { id: me.session?.user.id ?? '' });
  expect(await status(fred.send(contract.listMembers, {}))).toBe(401);
  expect((await fred.call(session.whoAmI, {})).session).toMatchObject({ workspace: null, permissions: [] });
});

test('an API key does what its scopes say until it is revoked, and is kept only as a hash', async () => {
  const { apiKey, key } = await owner.call(contract.addApiKey, { name: 'Shop', scopes: ['member.read'] });
  expect(key).toMatch(/^tl_[\w-]{43}$/);
  const shop = client(app.url, { authorization: `Bearer ${key}` });
  expect(await status(shop.send(contract.listMembers, {}))).toBe(200);
  expect(await status(shop.send(contract.getSettings, {}))).toBe(403);
  expect(await status(shop.send(session.listSessions, {}))).toBe(403);
  const { rows } = await app.owner.query('select hash, last_used_at from people.api_key where name = $1', ['Shop']);
  expect(rows[0].hash).not.toContain(key);
  expect(rows[0].last_used_at).not.toBeNull();
  const keyMaker = await owner.call(contract.addApiKey, { name: 'Maker', scopes: ['apikey.manage', 'member.read'] });
  const maker = client(app.url, { authorization: `Bearer ${keyMaker.key}` });
  expect(await status(maker.send(contract.addApiKey, { name: 'More', scopes: ['settings.manage'] }))).toBe(403);
  await owner.call(contract.revokeApiKey, { id: apiKey.id });
  expect(await status(shop.send(contract.listMembers, {}))).toBe(401);
  const { items } = await owner.call(contract.listApiKeys, {});
  expect(items.find(({ id }) => id === apiKey.id)?.revokedAt).not.toBeNull();
});

test('settings and trading names carry a version: the slower one is told', async () => {
  const { version } = await owner.call(contract.getSettings, {});
  const changed = await owner.call(contract.changeSettings, { version, country: 'US', zone: 'America/New_York' });
  expect(changed).toMatchObject({ version: version + 1, consentRequired: false, zone: 'America/New_York' });
  expect(await status(owner.send(contract.changeSettings, { version, name: 'Late' }))).toBe(409);
  const wrong = await owner.send(contract.changeSettings, { version: 2, zone: 'Mars/Base', nam: 'x' } as never);
  expect((await wrong.json()).fields).toEqual([
    { path: 'zone', message: 'must be a time zone such as Europe/Berlin' },
    { path: 'nam', message: 'is not a known field' },
  ]);
  const made = await owner.call(contract.addTradingName, { name: 'Acme Outlet', colour: '#112233' });
  expect(await status(owner.send(contract.addTradingName, { name: 'acme outlet' }))).toBe(409);
  const now = await owner.call(contract.changeTradingName, { id: made.id, version: made.version, isDefault: true });
  expect(now.isDefault).toBe(true);
  expect(await status(owner.send(contract.removeTradingName, { id: made.id }))).toBe(422);
  const { items } = await owner.call(contract.listTradingNames, {});
  expect(items.map(({ isDefault }) => isDefault)).toEqual([true, false]);
  await owner.call(contract.removeTradingName, { id: items[1]?.id ?? '' });
});

test('another workspace is not there for those who do not belong to it', async () => {
  const mine = await owner.call(contract.addWorkspace, { ...company, company: 'Second' });
  expect(await owner.call(contract.getSettings, {}, { 'x-workspace': mine.id })).toMatchObject({ name: 'Second' });
  const gina = await colleague('agent', 'gina@example.com');
  expect(await status(gina.send(contract.listMembers, {}, { 'x-workspace': mine.id }))).toBe(404);
  expect(await status(gina.send(session.switchWorkspace, { workspace: mine.id }))).toBe(404);
  const there = await owner.call(session.switchWorkspace, { workspace: mine.id });
  expect(there).toMatchObject({ workspace: { name: 'Second' }, role: 'owner' });
  expect((await owner.call(contract.listMembers, {})).items).toHaveLength(1);
  const { link } = await owner.call(contract.invite, { email: 'gina@example.com', role: 'viewer' });
  const token = new URL(link).searchParams.get('token') ?? '';
  const joined = await gina.call(contract.acceptInvitation, { token, password: 'a long password' });
  expect(joined).toMatchObject({ workspace: { name: 'Second' }, role: 'viewer' });
  expect((await gina.call(session.whoAmI, {})).session).toMatchObject({ workspace: { name: 'Second' } });
  expect((await gina.call(session.listSessions, {})).items).toHaveLength(2); // each time they joined
  const back = there.workspaces.find(({ name }) => name === 'Acme');
  await owner.call(session.switchWorkspace, { workspace: back?.id ?? '' });
});

test('the audit log is written with the deed or not at all, and is read page by page', async () => {
  const { items } = await owner.call(contract.listAudit, {});
  const actions = new Set(items.map(({ action }) => action));
  for (const deed of [
    'workspace.create',
    'member.change',
    'invitation.create',
    'api-key.create',
    'trading-name.change',
    'profile.change',
  ])
    expect(actions).toContain(deed);
  const pages: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await owner.call(contract.listAudit, { limit: '2', ...(after === undefined ? {} : { after }) });
    pages.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  expect(pages).toEqual(items.map(({ id }) => id));
  expect(JSON.stringify(items)).not.toContain('tl_');

  const failing = createWorkspace(
    app.app,
    { ...company, company: 'Never', currency: null as never },
    {
      user: plainId('usr', (await owner.call(session.whoAmI, {})).session?.user.id ?? '') ?? '',
      actor: { kind: 'system', id: null, name: 'x' },
    },
  );
  await expect(failing).rejects.toThrow();
  const { rows } = await app.owner.query(`select count(*)::int as n from people.audit where subject = 'Never'`);
  expect(rows[0].n).toBe(0);
});

test('guessing is slowed down', async () => {
  const guess = () =>
    client(app.url).send(session.signIn, { email: 'guessed@example.com', password: 'wrong password' });
  let last = await guess();
  for (let tries = 1; last.status === 401 && tries < 60; tries++) last = await guess();
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await last.json()).toMatchObject({ type: '/problems/too-many' });
});
