import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/channels.ts';
import {
  mailForThread,
  markRead,
  messagesOf,
  openThread,
  receiveMessage,
  sendMessage,
  smtpPortOf,
  threadOf,
  unreadIn,
  type IncomingMessage,
} from '#channels';
import type { Tx } from '#platform';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient } from '#test/client.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';
import { createTransport } from 'nodemailer';
import { takeIn } from './mail/intake.ts';
import { resumeIntakeJob, understandMail } from './mail/understand.ts';
import { eraseThreads } from './erase/erase-threads.ts';

let product: TestApp;
let sink: SmtpSink;
let workspace: string;
let account: string;

const inside = <T>(work: (tx: Tx) => Promise<T>) => product.database.inWorkspace(workspace, work);
const author = { kind: 'agent' as const, id: crypto.randomUUID(), name: 'Ada' };

beforeAll(async () => {
  [product, sink] = await Promise.all([testApp(), smtpSink()]);
  const owner = await ownerClient(product.url);
  const smtp = { host: '127.0.0.1', port: sink.port, security: 'none' as const, user: '' };
  await owner.call(contract.createMailAccount, {
    name: 'Desk',
    settings: { address: 'desk@shop.example', senderName: 'Shop', smtp },
  });
  const { rows } = await product.owner.query(`select workspace, id from channels.account where kind = 'mail'`);
  [{ workspace, id: account }] = rows as [{ workspace: string; id: string }];
}, 120_000);
afterAll(() => sink.stop());

function incoming(text: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  const claims = [{ kind: 'email' as const, value: 'ann@customer.example', strength: 'claimed' as const }];
  return { account, channel: 'mail', claims, subject: 'Order', text, ...more };
}

const receive = (input: IncomingMessage) => inside((tx) => receiveMessage(tx, product.app, input));

test('the same message sent again, even at the same moment, is one message', async () => {
  const { thread, customer } = await receive(incoming('One'));
  const again = incoming('Two', { thread, clientId: 'two' });
  const both = await Promise.all([receive(again), receive(again)]);
  expect(new Set(both.map(({ message }) => message)).size).toBe(1);
  expect(both.map(({ duplicate }) => duplicate)).toEqual(expect.arrayContaining([false, true]));
  const out = { thread, text: 'Three', author, purpose: 'reply' as const, key: 'three' };
  for (let time = 0; time < 2; time++) await inside((tx) => sendMessage(tx, product.app, out));
  const pages = [await inside((tx) => messagesOf(tx, thread, { limit: 2 }))];
  pages.push(await inside((tx) => messagesOf(tx, thread, { limit: 2, after: pages[0]!.next! })));
  expect(pages.map(({ items }) => items.map(({ text }) => text))).toEqual([['Three', 'Two'], ['One']]);
  expect(pages[1]!.next).toBeNull();
  expect(await inside((tx) => threadOf(tx, thread))).toMatchObject({ customer, subject: 'Order' });
});

test('read marks move forward only, and count what is new', async () => {
  const { thread, message: first } = await receive(incoming('First'));
  product.world.pass(1000);
  const { message: second } = await receive(incoming('Second', { thread }));
  const mark = (message: string) => inside((tx) => markRead(tx, { thread, message, reader: author.id }));
  const unread = async () => (await inside((tx) => unreadIn(tx, [thread], author.id))).get(thread) ?? 0;
  expect(await unread()).toBe(2);
  await mark(first);
  expect(await unread()).toBe(1);
  await mark(second);
  await mark(first);
  expect(await unread()).toBe(0);
});

test('a mail that was kept and whose job was lost is understood later, once', async () => {
  const bytes = Buffer.from(
    'From: ben@customer.example\r\nSubject: Lost job\r\nMessage-ID: <lost@x.example>\r\n\r\nHi\r\n',
  );
  await takeIn(product.app, { workspace, account }, { bytes, envelope: {} });
  await product.owner.query(`delete from graphile_worker._private_jobs where locked_at is null`);
  product.world.pass(180_000);
  await resumeIntakeJob.run(product.app, { workspace });
  const raw = await until(async () => {
    const { rows } = await product.owner.query(`select id, state from channels.raw where subject = 'Lost job'`);
    return rows[0].state === 'understood' ? (rows[0].id as string) : undefined;
  }, 'it is understood');
  await Promise.all([1, 2, 3].map(() => understandMail(product.app, { workspace, raw })));
  const { rows } = await product.owner.query(
    `select count(*)::int as n from channels.message where provider_id = 'lost@x.example'`,
  );
  expect(rows[0].n).toBe(1);
});

test('a chat goes on by mail when the visitor is away, and the answer comes back into it', async () => {
  const customer = (await receive(incoming('Before'))).customer;
  const chat = await inside((tx) => openThread(tx, { account: null, channel: 'chat', customer }));
  await receive(incoming('From the chat', { channel: 'chat', thread: chat.id }));
  const { message } = await inside((tx) =>
    sendMessage(tx, product.app, {
      thread: chat.id,
      text: 'By mail then',
      author,
      purpose: 'reply',
      key: 'chat answer',
    }),
  );
  const sent = await inside((tx) =>
    mailForThread(tx, product.app, { thread: chat.id, message, to: 'Zoe@customer.example' }),
  );
  expect(sent).toBe(true);
  const mail = await until(() => sink.mails.find(({ text }) => text.includes('By mail then')), 'the mail');
  expect(mail.text).toContain('Subject: Your message to Shop');
  const id = /^Message-ID:\s*(<.+>)/im.exec(mail.text)![1]!;
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(product.app) ?? 0, ignoreTLS: true });
  await way.sendMail({
    from: 'zoe@customer.example',
    to: 'desk@shop.example',
    subject: 'Re: chat',
    text: 'Thank you',
    inReplyTo: id,
  });
  way.close();
  const back = await until(async () => {
    const { items } = await inside((tx) => messagesOf(tx, chat.id));
    return items.find(({ text }) => text === 'Thank you');
  }, 'the answer in the chat’s thread');
  expect(back).toMatchObject({ channel: 'mail', address: 'zoe@customer.example' });
});

test('erased means words, files and raw bytes are gone, and the same mail does not come back', async () => {
  const bytes = Buffer.from('From: eve@erase.example\r\nSubject: Erase me\r\n\r\nA secret word\r\n');
  const keep = () => takeIn(product.app, { workspace, account }, { bytes, envelope: { from: 'eve@erase.example' } });
  await keep();
  const raw = await until(async () => {
    const { rows } = await product.owner.query(
      `select * from channels.raw where subject = 'Erase me' and state = 'understood'`,
    );
    return rows[0];
  }, 'it is understood');
  await inside((tx) => eraseThreads(tx, [raw.customer], product.app));
  const { rows } = await product.owner.query(
    `select (select count(*) from channels.message where id = $1)::int as messages,
      (select count(*) from channels.raw where sender = 'eve@erase.example')::int as raws,
      (select count(*) from platform.file_reference where owner = $2)::int as files`,
    [raw.message, `raw:${raw.id}`],
  );
  expect(rows[0]).toEqual({ messages: 0, raws: 0, files: 0 });
  await keep();
  const { rows: again } = await product.owner.query(`select state from channels.raw where hash = $1`, [raw.hash]);
  expect(again).toEqual([{ state: 'discarded' }]);
});
