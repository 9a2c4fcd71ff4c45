import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/channels.ts';
import { testAnalyticsUrl } from '#test/analytics.ts';
import { ownerClient } from '#test/client.ts';
import { testDatabase, testSecret, type TestDatabase } from '#test/database.ts';
import { until } from '#test/until.ts';

const launcher = new URL('../../../bin/throughline', import.meta.url).pathname;

let data: TestDatabase;
let environment: Record<string, string>;
let smtpPort: number;
let server: { process: ChildProcess; url: string } | undefined;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function start(): Promise<string> {
  const child = spawn(launcher, ['serve'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (text) => said.push(String(text)));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /ready at (\S+)/.exec(line)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.join('')}`)));
  });
  server = { process: child, url };
  return url;
}

async function kill(): Promise<void> {
  if (!server) return;
  const gone = once(server.process, 'exit');
  server.process.kill('SIGKILL');
  await gone;
  server = undefined;
}

beforeAll(async () => {
  data = await testDatabase();
  smtpPort = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-kill-'));
  environment = {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: folder,
    DATABASE_URL: data.ownerUrl,
    CLICKHOUSE_URL: testAnalyticsUrl(),
    SECRET_KEY: testSecret,
    PORT: '0',
    SMTP_LISTEN_PORT: String(smtpPort),
  };
  afterAll(async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  });
});

/** Sends letters until told to stop and remembers which ones the server took. A refused or broken one is sent again. */
function postman(acknowledged: Set<string>) {
  let stopped = false;
  let next = 0;
  const carry = async () => {
    while (!stopped) {
      const id = `letter-${next++}@customer.example`;
      for (let sent = false; !sent && !stopped;) {
        const way = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true, connectionTimeout: 2_000 });
        const raw = `From: ann@customer.example\r\nMessage-ID: <${id}>\r\nSubject: ${id}\r\n\r\nLetter ${id}\r\n`;
        sent = await way.sendMail({ raw, envelope: { from: 'ann@customer.example', to: ['desk@shop.example'] } }).then(
          () => true,
          () => false,
        );
        way.close();
        if (sent) acknowledged.add(id);
        else await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const running = Promise.all([carry(), carry(), carry()]);
  return async () => {
    stopped = true;
    await running;
  };
}

test('kill -9 during mail intake: every acknowledged mail is there, once', async () => {
  const owner = await ownerClient(await start());
  const settings = { address: 'desk@shop.example', senderName: 'Shop' };
  await owner.call(contract.createMailAccount, { name: 'Desk', settings });
  const acknowledged = new Set<string>();
  const stop = postman(acknowledged);
  for (let round = 1; round <= 3; round++) {
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 25, `mail goes in, round ${round}`, 60);
    await kill();
    await start();
  }
  await until(() => acknowledged.size > 120, 'mail goes in after the last start', 60);
  await stop();
  await until(
    async () => {
      const { rows } = await data.owner.query(
        `select count(*)::int as waiting from channels.raw where state = 'received'`,
      );
      return rows[0].waiting === 0;
    },
    'all mail is understood',
    200,
  );
  const { rows } = await data.owner.query(
    'select provider_id as id, count(*)::int as times from channels.message group by 1',
  );
  const there = new Map(rows.map(({ id, times }) => [id, times]));
  expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
  expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
  const spine = await data.owner.query(
    `select count(*)::int as n from touchpoints.interaction where kind = 'message.received'`,
  );
  expect(spine.rows[0].n).toBe(rows.length);
});
