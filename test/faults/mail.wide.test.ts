import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { testAnalyticsUrl } from '#test/analytics.ts';
import { ownerClient } from '#test/client.ts';
import { fakeDns } from '#test/fakes/dns-server.ts';
import { postman } from '#test/fakes/postman.ts';
import { smtpSink } from '#test/fakes/smtp-sink.ts';
import { atEnd } from '#test/at-end.ts';
import { dataFolder, freePort, lives, processOf, serveProduct, type Environment } from '#test/product.ts';
import { until } from '#test/until.ts';
import { agent } from './agent.ts';
import { allSent, allUnderstood, eachCameInOnce, noneWentOutTwice, rowsIn } from './mail-rows.ts';

const address = 'desk@shop.example';

async function stage(folder: string, more: Environment = {}) {
  const [port, dns] = [await freePort(), await fakeDns({})];
  const environment: Environment = {
    DATA_DIR: folder,
    PORT: '0',
    SMTP_LISTEN_PORT: String(port),
    CLICKHOUSE_URL: testAnalyticsUrl(),
    DNS_SERVERS: dns.address,
    ...more,
  };
  return { port, environment, server: await serveProduct(environment) };
}

test('server and PostgreSQL killed at random while mail comes in and answers go out: nothing lost, nothing doubled, nothing sent twice', async () => {
  const folder = dataFolder();
  const sink = await smtpSink();
  atEnd(() => sink.stop());
  const { port, environment, ...started } = await stage(folder);
  let { server } = started;
  const owner = await ownerClient(server.url);
  const smtp = { host: '127.0.0.1', port: sink.port, security: 'none' as const, user: '' };
  await owner.call(createMailAccount, {
    name: 'Desk',
    settings: { address, senderName: 'Shop', incoming: 'forward', smtp },
  });
  const letters = postman({ port, to: address });
  const ann = agent(() => server.url);
  for (let round = 1; round <= 6; round++) {
    const before = letters.acknowledged.size;
    await until(() => letters.acknowledged.size > before + 10, `mail comes in, round ${round}`, 90);
    await sleep(Math.random() * 400);
    if (round % 3 === 0) {
      const postmaster = join(folder, 'postgres', 'postmaster.pid');
      const killed = processOf(postmaster)!;
      process.kill(killed, 'SIGKILL');
      await until(
        () => !lives(server.pid) || (processOf(postmaster) !== killed && lives(processOf(postmaster) ?? 0)),
        'Postgres is back',
        60,
      );
      expect(lives(server.pid), server.told.said.slice(-3_000)).toBe(true);
    } else {
      await server.end('SIGKILL');
      server = await serveProduct(environment);
    }
  }
  const growing = letters.acknowledged.size;
  await until(() => letters.acknowledged.size > growing + 10, 'mail comes in at the end', 90);
  await letters.stop();
  await allUnderstood(folder);
  await until(() => ann.answered.size > 20, 'answers are given', 120);
  await ann.stop();
  await allSent(folder);
  await eachCameInOnce(folder, letters.acknowledged);
  const sent = await noneWentOutTwice(folder, (text) => sink.mails.filter((mail) => mail.text.includes(text)).length);
  expect([...ann.answered].every((id) => sent.some(({ text }) => text === `Answer ${id}.`))).toBe(true);
}, 400_000);

const isRoot = process.getuid?.() === 0;

test.skipIf(!isRoot)(
  'a disk that is full to its last byte: mail is told to come later, and comes in once there is room',
  async () => {
    const folder = dataFolder();
    const files = join(folder, 'files');
    mkdirSync(files, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', files], { stdio: 'ignore' });
    } catch {
      return; // this machine lets nobody mount: the quick test stands for it
    }
    atEnd(() => execFileSync('umount', ['-l', files]));
    const { port, server } = await stage(folder);
    const owner = await ownerClient(server.url);
    await owner.call(createMailAccount, {
      name: 'Desk',
      settings: { address, senderName: 'Shop', incoming: 'forward' },
    });
    const letters = postman({ port, to: address, carriers: 1 });
    await until(() => letters.acknowledged.size > 3, 'mail comes in', 60);
    const ballast = join(files, 'ballast');
    for (let size = 23; size > 0; size--)
      try {
        writeFileSync(ballast, Buffer.alloc(size * 1024 * 1024));
        break;
      } catch {
        rmSync(ballast, { force: true });
      }
    await sleep(1_500); // longer than the product believes its last look at the disk
    const full = letters.acknowledged.size;
    await sleep(1_000);
    expect(letters.acknowledged.size - full).toBeLessThanOrEqual(1);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    rmSync(ballast);
    await until(() => letters.acknowledged.size > full + 3, 'mail comes in again', 60);
    await letters.stop();
    await until(
      async () => {
        const rows = await rowsIn<{ n: string }>(
          folder,
          `select count(*) as n from channels.message where direction = 'in'`,
        );
        return Number(rows[0]?.n) >= letters.acknowledged.size;
      },
      'all of it is understood',
      60,
    );
  },
  240_000,
);
