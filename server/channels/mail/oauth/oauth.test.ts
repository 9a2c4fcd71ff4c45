import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeMailAccount, createMailAccount, listChannels, testMailAccount } from '#core/contract/channels.ts';
import { plainId } from '#core/contract/codecs.ts';
import { beginMailConsent, listMailFolders, mailboxState } from '#core/contract/mailboxes.ts';
import { client, type Client } from '#test/client.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { imapServer, type ImapServer } from '#test/fakes/imap-server.ts';
import { oauthProvider, type OauthProvider } from '#test/fakes/oauth-provider.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';
import { alarmsOf, lookForAlarms } from '../../alarms.ts';
import { accessTokenOf, tokenSource } from './access-token.ts';
import { SignInNeeded } from './sign-in-needed.ts';
import { connectImap } from '../imap/imap-client.ts';
import { mailboxOf } from '../mailbox.ts';

let company: TestCompany;
let owner: Client;
let provider: OauthProvider;
let imap: ImapServer;
let sink: SmtpSink;
let count = 0;

beforeAll(async () => {
  [company, provider, imap] = await Promise.all([testCompany(), oauthProvider(), imapServer()]);
  imap.tokens = provider.accepts;
  sink = await smtpSink({ tokens: provider.accepts });
  owner = company.owner;
  company.app.world.fetch = provider.fetch;
}, 120_000);
afterAll(() => Promise.all([provider.stop(), imap.stop(), sink.stop()]));
beforeEach(() => Object.assign(provider, { mood: 'give', life: 3600, rotates: true, requests: [] }));

function settings(signIn: 'microsoft' | 'google', more: Record<string, unknown> = {}) {
  const name = `team${++count}@acme.example`;
  const server = { host: '127.0.0.1', security: 'none', user: name } as const;
  return {
    address: name,
    senderName: 'Acme',
    incoming: 'none' as const,
    signIn,
    application: { clientId: provider.client, ...(signIn === 'microsoft' ? { tenant: 'acme.example' } : {}) },
    imap: { ...server, port: imap.port, history: 'all' as const },
    smtp: { ...server, port: sink.port },
    ...more,
  };
}

interface Made {
  wire: string;
  at: { workspace: string; id: string };
  settings: ReturnType<typeof settings>;
}

async function made(signIn: 'microsoft' | 'google' = 'microsoft', more: Record<string, unknown> = {}): Promise<Made> {
  const wanted = settings(signIn, more);
  const secrets = { clientSecret: provider.secret };
  const { id } = await owner.call(createMailAccount, { name: wanted.address, settings: wanted, secrets });
  return { wire: id, at: { workspace: company.workspace, id: plainId('chn', id)! }, settings: wanted };
}

/** Signs in at the provider the way a browser does; answers where the browser ends up. */
async function signIn(wire: string, { agrees = true, as = owner } = {}): Promise<Response> {
  const { url } = await owner.call(beginMailConsent, { id: wire });
  const back = new URL(await provider.consent(url, agrees));
  return await as.fetch(back.pathname + back.search, { redirect: 'manual' });
}

async function open({ at }: Made) {
  return await company.app.database.inWorkspace(at.workspace, (tx) => mailboxOf(tx, company.app.app, at.id));
}

const token = (box: Made) => accessTokenOf(company.app.app, box.at);

test('somebody signs in at Microsoft: mail is read and sent by token, of the own directory only, and tokens are sealed', async () => {
  const box = await made();
  const listed = async () => (await owner.call(listChannels, {})).items.find(({ id }) => id === box.wire)!;
  expect((await listed()).missing).toContain('Nobody has signed in at Microsoft yet.');
  const { url } = await owner.call(beginMailConsent, { id: box.wire });
  const page = new URL(url);
  expect(page.origin + page.pathname).toBe('https://login.microsoftonline.com/acme.example/oauth2/v2.0/authorize');
  expect(page.searchParams.get('scope')).toBe(
    'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
  );
  expect(page.searchParams.get('redirect_uri')).toBe((await owner.call(listChannels, {})).mailRedirect);
  const done = await signIn(box.wire);
  expect([done.status, done.headers.get('location')]).toEqual([302, `/settings/channels/mail/${box.wire}`]);
  expect((await listed()).missing).not.toContain('Nobody has signed in at Microsoft yet.');
  expect((await owner.call(mailboxState, { id: box.wire })).consent).toMatchObject({
    state: 'given',
    givenBy: 'Ada Lovelace',
  });

  const tried = await owner.call(testMailAccount, {
    settings: { ...box.settings, incoming: 'imap' },
    account: box.wire,
  });
  expect(tried).toMatchObject({ incoming: { ok: true }, outgoing: { ok: true } });
  const { items } = await owner.call(listMailFolders, { settings: box.settings, account: box.wire });
  expect(items).toEqual([{ path: 'INBOX', use: 'inbox' }]);

  const first = await token(box);
  company.app.world.pass(3590_000);
  const second = await token(box);
  expect(second).not.toBe(first);
  expect(provider.requests.filter((line) => line.startsWith('POST'))).toEqual([
    'POST /acme.example/oauth2/v2.0/token authorization_code',
    'POST /acme.example/oauth2/v2.0/token refresh_token',
  ]);
  const { rows } = await company.app.owner.query('select * from channels.mailbox_consent where account = $1', [
    box.at.id,
  ]);
  expect(JSON.stringify(rows)).not.toContain(second);
  const { rows: audited } = await company.app.owner.query(
    `select 1 from people.audit where action = 'channel.sign-in'`,
  );
  expect(audited).toHaveLength(1);
});

test('Google is asked for a lasting consent; a refresh token that it does not change is kept', async () => {
  const box = await made('google');
  const { url } = await owner.call(beginMailConsent, { id: box.wire });
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    access_type: 'offline',
    prompt: 'consent',
    scope: 'https://mail.google.com/',
    login_hint: box.settings.address,
  });
  await signIn(box.wire);
  provider.rotates = false;
  for (let hour = 1; hour <= 3; hour++) {
    company.app.world.pass(3_600_000);
    expect(provider.accepts(box.settings.address, await token(box))).toBe(true);
  }
});

test('a consent ends only in the browser that began it, once, and not for somebody else', async () => {
  const box = await made();
  const stranger = client(company.app.url, { cookie: owner.cookie().replace(/throughline_consent=[^;]+/, '') });
  const { url } = await owner.call(beginMailConsent, { id: box.wire });
  const back = new URL(await provider.consent(url));
  const without = await stranger.fetch(back.pathname + back.search, { redirect: 'manual' });
  expect(without.status).toBe(400);
  expect(await without.text()).toContain('begin again');
  const first = await owner.fetch(back.pathname + back.search, { redirect: 'manual' });
  expect(first.status).toBe(302);
  expect((await owner.fetch(back.pathname + back.search, { redirect: 'manual' })).status).toBe(400);
  expect((await owner.call(mailboxState, { id: box.wire })).consent?.state).toBe('given');
  const nobody = await client(company.app.url).fetch(back.pathname + back.search, { redirect: 'manual' });
  expect(nobody.status).toBe(401);
});

test('a refresh token that changes each time is never lost: all who need a token at once cause one request', async () => {
  const box = await made();
  await signIn(box.wire);
  company.app.world.pass(3_600_000);
  provider.mood = 'wait';
  const asked = () => provider.requests.filter((line) => line.endsWith('refresh_token')).length;
  const before = asked();
  const wanted = [1, 2, 3, 4].map(() => token(box));
  try {
    await until(() => asked() > before, 'the provider is asked');
  } finally {
    provider.release();
  }
  const got = await Promise.all(wanted);
  expect(new Set(got).size).toBe(1);
  expect(asked() - before).toBe(1);
  company.app.world.pass(3_600_000);
  expect(provider.accepts(box.settings.address, await token(box))).toBe(true);
});

test('a consent that has ended says "Sign in again" everywhere, breaks no page, and comes back by signing in', async () => {
  const box = await made('microsoft', { incoming: 'imap' });
  await signIn(box.wire);
  imap.append(`From: ida@customer.example\nSubject: By token\nMessage-ID: <t@customer.example>\n\nHello\n`);
  const health = async () => (await owner.call(listChannels, {})).items.find(({ id }) => id === box.wire)!;
  await until(async () => (await health()).health === 'good', 'the mailbox is read by token', 40);
  // Cut while it waits for news: cut while it reads, that would be what it says of itself first.
  await until(() => imap.commands.at(-1)?.includes('IDLE'), 'it waits for news');
  provider.endConsents();
  imap.dropConnections();
  company.app.world.pass(3_600_000);
  const failing = await until(async () => {
    const now = await health();
    return now.health === 'failing' && now.healthReason?.includes('consent') === true ? now : undefined;
  }, 'the mailbox says that it fails');
  expect(failing.healthReason).toBe('Microsoft ended the consent. Sign in again.');
  expect((await owner.call(mailboxState, { id: box.wire })).consent).toMatchObject({
    state: 'ended',
    failure: 'Microsoft ended the consent. Sign in again.',
  });
  const before = provider.requests.length;
  await expect(token(box)).rejects.toThrow(SignInNeeded);
  expect(provider.requests.length).toBe(before);
  await lookForAlarms(company.app.app, company.workspace);
  const alarms = await company.app.database.inWorkspace(company.workspace, alarmsOf);
  expect(alarms.find(({ kind }) => kind === 'mailbox.sign-in')?.sentence).toContain('must sign in again');

  expect((await signIn(box.wire, { agrees: false })).status).toBe(302);
  expect((await owner.call(mailboxState, { id: box.wire })).consent?.failure).toContain('refused');
  await signIn(box.wire);
  await until(async () => (await health()).health === 'good', 'the mailbox is read again', 40);
  const { version } = await health();
  await owner.call(changeMailAccount, { id: box.wire, version, active: false });
});

test('a client secret that has expired is told as that, and a new one needs no new consent; a provider out of reach ends nothing', async () => {
  const box = await made();
  await signIn(box.wire);
  company.app.world.pass(3_600_000);
  provider.mood = 'broken';
  await expect(token(box)).rejects.toThrow(/Microsoft gave no new token/);
  provider.mood = { refuse: 'invalid_client' };
  await expect(token(box)).rejects.toThrow(/secrets expire/);
  provider.mood = 'give';
  const { version } = (await owner.call(listChannels, {})).items.find(({ id }) => id === box.wire)!;
  provider.secret = 'a new secret';
  const secrets = { clientSecret: 'a new secret' };
  await owner.call(changeMailAccount, { id: box.wire, version, settings: box.settings, secrets });
  expect(provider.accepts(box.settings.address, await token(box))).toBe(true);
  provider.secret = 'client secret';
});

test('tokens go to no other server than those the consent was given for, and a refused token is replaced', async () => {
  const box = await made();
  await signIn(box.wire);
  const elsewhere = { ...box.settings, imap: { ...box.settings.imap, host: 'localhost' }, incoming: 'imap' as const };
  const tried = await owner.call(testMailAccount, { settings: elsewhere, account: box.wire });
  expect(tried.incoming).toEqual({ ok: false, detail: 'Save the mailbox and sign in first.' });
  const refused = await token(box);
  imap.tokens = () => false;
  const mailbox = await open(box);
  const access = { ...mailbox, tokens: tokenSource(company.app.app, mailbox) };
  await expect(connectImap(company.app.app, access)).rejects.toThrow();
  imap.tokens = provider.accepts;
  expect(await token(box)).not.toBe(refused);
  const { version } = (await owner.call(listChannels, {})).items.find(({ id }) => id === box.wire)!;
  await owner.call(changeMailAccount, { id: box.wire, version, settings: { ...elsewhere, incoming: 'none' } });
  await expect(token(box)).rejects.toThrow('Nobody has signed in at Microsoft for this mailbox yet.');
});
