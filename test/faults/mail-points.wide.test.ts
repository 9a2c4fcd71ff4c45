import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { testAnalyticsUrl } from '#test/analytics.ts';
import { signIn } from '#core/contract/session.ts';
import { ada, client, ownerClient, type Client } from '#test/client.ts';
import { cuttingSmtp, type CuttingSmtp } from '#test/fakes/cutting-smtp.ts';
import { fakeDns } from '#test/fakes/dns-server.ts';
import { imapServer, type ImapServer } from '#test/fakes/imap-server.ts';
import { postman } from '#test/fakes/postman.ts';
import { atEnd } from '#test/at-end.ts';
import { dataFolder, freePort, lives, processOf, serveProduct, type Environment, type Server } from '#test/product.ts';
import { until } from '#test/until.ts';
import { agent } from './agent.ts';
import { allSent, arrivedAt, eachCameInOnce, noneWentOutTwice, rowsIn } from './mail-rows.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** The product on its own PostgreSQL; it and its databases are killed where it hurts. mail.wide.test.ts does it at random and for longer. */
const folder = dataFolder();
const postmaster = join(folder, 'postgres', 'postmaster.pid');
let environment: Environment;
let port: number;
let server: Server;
let owner: Client;
let outside: CuttingSmtp;
let imap: ImapServer;

beforeAll(async () => {
  const [dns, free] = await Promise.all([fakeDns({}), freePort()]);
  [outside, imap] = await Promise.all([cuttingSmtp(), imapServer()]);
  atEnd(() => imap.stop());
  port = free;
  environment = {
    DATA_DIR: folder,
    PORT: '0',
    SMTP_LISTEN_PORT: String(port),
    CLICKHOUSE_URL: testAnalyticsUrl(),
    DNS_SERVERS: dns.address,
    LOG_LEVEL: 'silent',
  };
  server = await serveProduct(environment);
  owner = await ownerClient(server.url);
});

async function killAndStart(): Promise<void> {
  await server.end('SIGKILL');
  Object.assign(outside, { at: undefined, holds: false });
  server = await serveProduct(environment);
  owner = client(server.url);
  await owner.call(signIn, { email: ada.email, password: ada.password });
}

async function killPostgres(): Promise<void> {
  const killed = processOf(postmaster)!;
  process.kill(killed, 'SIGKILL');
  const isBack = () => processOf(postmaster) !== killed && lives(processOf(postmaster) ?? 0);
  await until(() => !lives(server.pid) || isBack(), 'PostgreSQL is back', 60);
  expect(lives(server.pid), server.told.said.slice(-3_000)).toBe(true);
}

/** Waits until all is understood. A mail that was in hand when the server died is left alone for a while: that while passes here. */
async function understood(): Promise<void> {
  const pass = `update graphile_worker._private_jobs set run_at = now() where key like '%understand-mail%' and run_at > now()`;
  const waiting = `select from channels.raw where state = 'received'`;
  const isDone = async () => {
    await rowsIn(folder, pass);
    return (await rowsIn(folder, waiting)).length === 0;
  };
  await until(isDone, 'all mail is understood', 60);
}

test('killed while mail comes in and answers stand before and behind the point of no return, PostgreSQL killed, too: nothing lost, nothing doubled', async () => {
  const address = 'desk@shop.example';
  const smtp = { host: '127.0.0.1', port: outside.port, security: 'none' as const, user: '' };
  await owner.call(createMailAccount, {
    name: 'Desk',
    settings: { address, senderName: 'Shop', incoming: 'forward', smtp },
  });
  const letters = postman({ port, to: address, carriers: 2 });
  const ann = agent(() => server.url);
  const comesIn = async (what: string) => {
    const before = letters.acknowledged.size;
    await until(() => letters.acknowledged.size > before + 5, `mail comes in ${what}`, 60);
  };
  const holdAt = async (place: 'RCPT' | 'dot') => {
    Object.assign(outside, { at: place, holds: true, held: 0 });
    await until(() => outside.held > 1, `answers are held at ${place}`, 60);
  };
  await comesIn('at first');
  await killPostgres();
  await comesIn('after PostgreSQL was killed');
  await holdAt('dot');
  const mayHaveArrived = [...outside.whole];
  await killAndStart();
  await holdAt('RCPT');
  await killAndStart();
  await letters.stop();

  await understood();
  await until(() => ann.answered.size >= letters.acknowledged.size, 'all are answered', 60);
  await ann.stop();
  await allSent(folder);
  await eachCameInOnce(folder, letters.acknowledged);
  const answers = await noneWentOutTwice(folder, arrivedAt(outside));
  const stateOf = (mail: string) => answers.find(({ text }) => mail.includes(text))?.state;
  expect(mayHaveArrived.filter((mail) => stateOf(mail) !== 'uncertain' && stateOf(mail) !== 'sent')).toEqual([]);
  expect(mayHaveArrived.map(stateOf)).toContain('uncertain');
  expect(answers.filter(({ state }) => state === 'sent').length).toBeGreaterThan(5);
});

test('killed in the middle of a mail that it fetches: all of the mailbox is there, once, and nothing is marked', async () => {
  const names = ['fetched 1', 'fetched 2', 'fetched 3'];
  for (const name of names) imap.append(`From: ida@customer.example\nSubject: ${name}\n\nLetter ${name}\n`);
  imap.faults = [{ when: /^UID FETCH 2 .*BODY\.PEEK\[\]/, times: 1, does: 'hold-mid' }];
  const way = { host: '127.0.0.1', port: imap.port, security: 'none' as const, user: 'desk', history: 'all' as const };
  await owner.call(createMailAccount, {
    name: 'Care',
    settings: { address: 'care@shop.example', senderName: 'Shop', incoming: 'imap', imap: way },
    secrets: { imapPassword: 'open sesame' },
  });
  await until(() => imap.faults[0]?.times === 0, 'the second mail is half fetched', 60);
  await killAndStart();
  const kept = `select subject, count(*)::int as times from channels.raw where subject like 'fetched%' group by 1 order by 1`;
  await until(async () => (await rowsIn(folder, kept)).length >= names.length, 'the mailbox is in', 60);
  await understood();
  expect(await rowsIn(folder, kept)).toEqual(names.map((subject) => ({ subject, times: 1 })));
  expect(await rowsIn(folder, `select from channels.message where text like 'Letter fetched%'`)).toHaveLength(3);
  expect(imap.commands.join('\n')).not.toMatch(/^SELECT|STORE|BODY\[|EXPUNGE/m);
  expect(await server.end()).toBe(0);
});
