import { createTransport } from 'nodemailer';
import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/channels.ts';
import { ownerClient } from '#test/client.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { freePort, runningOn, serveProduct, type Environment } from '#test/product.ts';
import { until } from '#test/until.ts';

let data: TestDatabase;
let environment: Environment;
let smtpPort: number;

beforeAll(async () => {
  data = await testDatabase();
  smtpPort = await freePort();
  environment = { ...runningOn(data.ownerUrl), SMTP_LISTEN_PORT: String(smtpPort) };
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
  let server = await serveProduct(environment);
  const owner = await ownerClient(server.url);
  const settings = { address: 'desk@shop.example', senderName: 'Shop' };
  await owner.call(contract.createMailAccount, { name: 'Desk', settings });
  const acknowledged = new Set<string>();
  const stop = postman(acknowledged);
  for (let round = 1; round <= 3; round++) {
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 25, `mail goes in, round ${round}`, 60);
    await server.end('SIGKILL');
    server = await serveProduct(environment);
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
