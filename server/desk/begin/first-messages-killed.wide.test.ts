import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { listConversations } from '#core/contract/desk.ts';
import { holdFirstMessage } from '#core/contract/first-messages.ts';
import { signIn } from '#core/contract/session.ts';
import { ada, client, ownerClient } from '#test/client.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { runningOn, serveProduct } from '#test/product.ts';
import { until } from '#test/until.ts';

let data: TestDatabase;
let sink: SmtpSink;

beforeAll(async () => {
  [data, sink] = await Promise.all([testDatabase(), smtpSink()]);
});
afterAll(() => sink.stop());

test('kill -9 in the seconds of undo: it waits on, and goes exactly once after the restart', async () => {
  const environment = runningOn(data.ownerUrl);
  let server = await serveProduct(environment);
  const owner = await ownerClient(server.url);
  const way = { host: '127.0.0.1', port: sink.port, security: 'none' as const, user: '' };
  const settings = { address: 'desk@shop.example', senderName: 'Shop', incoming: 'none' as const, smtp: way };
  await owner.call(createMailAccount, { name: 'Desk', settings });
  const words = ['First', 'Second', 'Third'];
  for (const text of words)
    await owner.call(holdFirstMessage, { email: `${text}@c.example`, subject: text, text, undoFor: 6 });
  expect(sink.mails).toEqual([]);
  await server.end('SIGKILL');
  server = await serveProduct(environment);
  const again = client(server.url);
  await again.call(signIn, { email: ada.email, password: ada.password });
  for (const text of words)
    await until(() => sink.mails.some((mail) => mail.text.includes(text)), `“${text}” goes after the restart`, 60);
  await server.end('SIGKILL');
  server = await serveProduct(environment);
  const then = client(server.url);
  await then.call(signIn, { email: ada.email, password: ada.password });
  const { items } = await then.call(listConversations, { view: 'open' });
  expect(items.map(({ subject }) => subject).sort()).toEqual([...words].sort());
  await then.call(holdFirstMessage, { email: 'last@c.example', subject: 'Last', text: 'Last', undoFor: 1 });
  await until(() => sink.mails.some((mail) => mail.text.includes('Last')), 'others go on', 60);
  expect(sink.mails).toHaveLength(words.length + 1);
  await server.end('SIGTERM');
});
