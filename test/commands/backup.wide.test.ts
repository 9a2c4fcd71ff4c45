import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { listConversations, replyToConversation } from '#core/contract/desk.ts';
import { listChatAccounts } from '#core/contract/chat.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { signIn } from '#core/contract/session.ts';
import { testAnalyticsUrl } from '#test/analytics.ts';
import { ada, client } from '#test/client.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { emptyDatabase, testSecret } from '#test/database.ts';
import { smtpSink } from '#test/fakes/smtp-sink.ts';
import { command, commandJson, dataFolder, freePort, serveProduct, type Environment } from '#test/product.ts';
import { until } from '#test/until.ts';
import { visitor } from '#test/visitor.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A backup is made beside a running server and restored into an empty installation. */
const papers = mkdtempSync(join(tmpdir(), 'throughline-test-backup-'));
const file = join(papers, 'backup.tar.gz');
const deadPort = await freePort();
const common = { SECRET_KEY: testSecret, PORT: '0', SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' };
let company: TestCompany;
let here: Environment;
let there: Environment;
let counts: Record<string, unknown>;

/** Rows of the restored database. */
async function look<T>(query: string): Promise<T[]> {
  const owner = new pg.Client({ connectionString: there['DATABASE_URL']! });
  await owner.connect();
  try {
    return (await owner.query(query)).rows as T[];
  } finally {
    await owner.end();
  }
}

beforeAll(async () => {
  const smtpPort = await freePort();
  company = await testCompany({ SMTP_LISTEN_PORT: String(smtpPort) });
  const { app, owner } = company;
  here = { ...common, DATA_DIR: app.app.config.dataDir, DATABASE_URL: app.ownerUrl };
  there = { ...common, DATA_DIR: dataFolder(), DATABASE_URL: await emptyDatabase() };
  // Answers go to a mail server that is away, so that they wait.
  await owner.call(createMailAccount, {
    name: 'Desk',
    settings: {
      ...{ address: 'desk@acme.example', senderName: 'Acme' },
      smtp: { host: '127.0.0.1', port: deadPort, security: 'none' as const },
    },
  });
  const post = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  for (const name of ['Ann', 'Ben', 'Cleo']) {
    const from = `${name} <${name.toLowerCase()}@customers.example>`;
    await post.sendMail({ from, to: 'desk@acme.example', subject: `From ${name}`, text: `${name} asks` });
  }
  post.close();
  const open = await until(async () => {
    const { items } = await owner.call(listConversations, { view: 'open' });
    return items.length === 3 && items;
  }, 'the mails arrive');
  for (const { id } of open)
    await until(async () => (await owner.send(replyToConversation, { id, text: 'Hello' })).ok, 'the answer is taken');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await owner.call(replyToConversation, { id: open[0]!.id, text: 'Tomorrow', sendAt: tomorrow });
  await until(async () => {
    const { rows } = await app.owner.query(`select state, reason from platform.outbox where transport = 'mail'`);
    if (rows.length === 3 && rows.every(({ state }) => state === 'retrying')) return true;
    throw new Error(JSON.stringify(rows));
  }, 'the answers wait for the mail server');
  await until(
    async () => (await app.owner.query('select from platform.parked_event')).rows.length === 0,
    'nothing is parked',
  );
  // Of months that were frozen long ago only the words are in the database; and a job has failed before.
  await app.owner.query(`
    create table touchpoints.detail_2019_06 (like touchpoints.detail including defaults including constraints);
    alter table touchpoints.detail attach partition touchpoints.detail_2019_06 for values from ('2019-06-01 00:00+00') to ('2019-07-01 00:00+00');
    insert into touchpoints.detail (workspace, interaction, customer, received_at, name)
      select workspace, uuidv7(), id, '2019-06-15', 'Old words' from customers.customer limit 1;
    select graphile_worker.add_job('a.job.of.tomorrow', run_at => now() + interval '1 day', max_attempts => 7);
    update graphile_worker._private_jobs set attempts = 3 where max_attempts = 7`);
  counts = await commandJson(['stats'], here);
}, 120_000);
afterAll(() => rmSync(papers, { recursive: true, force: true }));

test('a backup beside the running server holds all rows of one moment', async () => {
  const { rows } = await commandJson(['backup', file], here);
  expect(rows).toBeGreaterThan(50);
  expect((await fetch(`${company.app.url}/readyz`)).status).toBe(200);
});

test('a damaged backup, or something else, is refused and leaves the place empty', async () => {
  const whole = readFileSync(file);
  const cut = join(papers, 'cut.tar.gz');
  writeFileSync(cut, whole.subarray(0, whole.length >> 1));
  const other = join(papers, 'other.tar.gz');
  writeFileSync(other, 'not a backup');
  const changed = join(papers, 'changed.tar.gz');
  const script = `set -e; mkdir "$1"; tar -xzf "$2" -C "$1"; sed -i 's/Ann asks/Bob asks/' "$1/rows/channels.message.copy"; tar -czf "$3" -C "$1" .`;
  await promisify(execFile)('sh', ['-c', script, 'sh', join(papers, 'unpacked'), file, changed]);
  for (const [damaged, why] of [
    [cut, /^The backup .* cannot be read: /],
    [other, /^The backup .* cannot be read: /],
    [join(papers, 'none.tar.gz'), /^The backup .* cannot be read: /],
    [changed, /^The backup is damaged: the rows of channels\.message are not those that were written\.$/],
  ] as const) {
    const { code, said } = await command(['restore', damaged], there);
    expect(code).toBe(1);
    expect(said.trim()).toMatch(why);
    expect(said).not.toMatch(/\n\s+at /);
  }
});

test('restored into an empty place, everything is there again; what waited to be sent is uncertain', async () => {
  expect(await commandJson(['restore', file], there)).toHaveProperty('version');
  const { analytics: _, outbox, ...restored } = await commandJson(['stats'], there);
  const { analytics: __, outbox: ___, ...before } = counts;
  expect(restored).toEqual(before);
  expect(outbox).toEqual({ uncertain: 3 });
  expect(await look('select distinct reason from platform.outbox')).toEqual([
    { reason: expect.stringMatching(/^Restored from a backup/) },
  ]);
  expect(await look(`select distinct state from channels.message where direction = 'out'`)).toEqual([
    { state: 'uncertain' },
  ]);
  expect(await look('select state, text from desk.held_reply')).toEqual([{ state: 'stopped', text: 'Tomorrow' }]);
  expect(await look('select name from touchpoints.detail_2019_06')).toEqual([{ name: 'Old words' }]);
  const failed = 'select attempts from graphile_worker._private_jobs where max_attempts = 7';
  expect(await look(failed)).toEqual([{ attempts: 3 }]);
});

test('a second restore is refused', async () => {
  const into = { ...there, DATA_DIR: dataFolder() };
  const { code, said } = await command(['restore', file], into);
  expect({ code, said }).toEqual({
    code: 1,
    said: 'The database is in use already. Restore into an empty one.\n',
  });
  const again = await command(['restore', file], there);
  expect(again.code).toBe(1);
  expect(again.said).toMatch(/^The data folder .* is in use already\. [^\n]+\n$/);
});

test('started anew, readers skip nothing and nothing is sent twice', async () => {
  // The first installation would send its own answers: only the restored one may be heard.
  await company.app.serving.close();
  const sink = await smtpSink({ port: deadPort });
  onTestFinished(() => sink.stop());
  const server = await serveProduct({ ...there, CLICKHOUSE_URL: testAnalyticsUrl() });
  const owner = client(server.url);
  await owner.call(signIn, { email: ada.email, password: ada.password });
  const shipped = async () => (await commandJson(['stats'], there))['analytics'] as { lagRows: number };
  await until(async () => (await shipped()).lagRows === 0, 'the figures are computed anew');
  const [box] = (await owner.call(listChatAccounts, {})).items;
  const chat = await visitor(server.url, { key: box!.key });
  await chat.say('Are you there again?');
  await until(
    async () => (await owner.call(listConversations, { view: 'open' })).items.some(({ channel }) => channel === 'chat'),
    'what comes in now reaches the inbox',
  );
  expect(await look(`select state, attempts > 0 as tried from platform.outbox where transport = 'mail'`)).toEqual(
    Array.from({ length: 3 }, () => ({ state: 'uncertain', tried: true })),
  );
  expect(await look('select count(*)::int as n from desk.conversation')).toEqual([{ n: 4 }]);
  expect(await look(`select count(*)::int as n from touchpoints.interaction where kind = 'message.received'`)).toEqual([
    { n: 4 },
  ]);
  expect(sink.transferred).toBe(0);
  expect(await server.end()).toBe(0);
});
