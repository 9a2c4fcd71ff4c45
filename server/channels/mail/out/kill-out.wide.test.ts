import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/channels.ts';
import { startConversation } from '#core/contract/desk.ts';
import { signIn } from '#core/contract/session.ts';
import { ada, client, ownerClient } from '#test/client.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { runningOn, serveProduct, type Environment } from '#test/product.ts';
import { until } from '#test/until.ts';

let data: TestDatabase;
let environment: Environment;

/** A mail server that keeps what it is given and then says nothing for as long as `silent`: no 250, no end. */
function silentServer() {
  const taken = new Map<string, number>();
  const state = { silent: false, waiting: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let body: string | undefined;
    let rest = '';
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.write('220 here\r\n');
    socket.on('data', (bytes) => {
      rest += bytes.toString();
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (body === undefined) answer(line);
        else if (line === '.') keep();
        else body += `${line}\n`;
      }
    });
    const answer = (line: string) => {
      const data = /^DATA/i.test(line);
      if (data) body = '';
      socket.write(data ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
    };
    const keep = () => {
      const id = /^Message-ID:\s*<([^>]+)>/im.exec(body ?? '')?.[1] ?? 'none';
      taken.set(id, (taken.get(id) ?? 0) + 1);
      body = undefined;
      if (state.silent) state.waiting++;
      else socket.write('250 kept\r\n');
    };
  });
  return { server, taken, state, sockets };
}

const smtp = silentServer();
beforeAll(async () => {
  smtp.server.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  data = await testDatabase();
  environment = runningOn(data.ownerUrl);
});
afterAll(() => {
  for (const socket of smtp.sockets) socket.destroy();
  smtp.server.close();
});

async function stateOf(text: string): Promise<string | undefined> {
  const { rows } = await data.owner.query('select state from channels.message where text = $1', [text]);
  return rows[0]?.state;
}

test('kill -9 after the mail was handed over and before the other server said so: uncertain, and never sent twice', async () => {
  let server = await serveProduct(environment);
  const owner = await ownerClient(server.url);
  const { port } = smtp.server.address() as AddressInfo;
  const way = { host: '127.0.0.1', port, security: 'none' as const, user: '' };
  const settings = { address: 'desk@shop.example', senderName: 'Shop', incoming: 'none' as const, smtp: way };
  await owner.call(contract.createMailAccount, { name: 'Desk', settings });
  smtp.state.silent = true;
  const words = Array.from({ length: 5 }, (_, at) => `Letter ${at}`);
  for (const text of words)
    await owner.call(startConversation, { email: `${text.at(-1)}@c.example`, subject: text, text });
  await until(() => smtp.state.waiting === words.length, 'all are handed over and none is confirmed', 60);
  await server.end('SIGKILL');
  smtp.state.silent = false;
  server = await serveProduct(environment);
  for (const text of words) await until(async () => (await stateOf(text)) === 'uncertain', `${text} is uncertain`, 60);
  await server.end('SIGKILL');
  server = await serveProduct(environment);
  const again = client(server.url);
  await again.call(signIn, { email: ada.email, password: ada.password });
  await again.call(startConversation, { email: 'new@c.example', subject: 'After', text: 'After that' });
  await until(async () => (await stateOf('After that')) === 'sent', 'others go on', 60);
  expect([...smtp.taken.values()]).toEqual(Array.from({ length: words.length + 1 }, () => 1));
  await server.end('SIGTERM');
});
