import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlarms } from '#core/contract/alarms.ts';
import * as contract from '#core/contract/channels.ts';
import { discardIncoming, listIncoming, retryIncoming } from '#core/contract/incoming.ts';
import { mailboxState } from '#core/contract/mailboxes.ts';
import { messagesOf, sendMessage, threadOf, type Message } from '#channels';
import { plainId } from '#core/contract/codecs.ts';
import { smtpPortOf } from '#channels';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { imapServer, type ImapServer } from '#test/fakes/imap-server.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';
import { lookForAlarms } from '../alarms.ts';

let product: TestApp;
let owner: Client;
let sink: SmtpSink;
let imap: ImapServer;
let workspace: string;
let count = 0;

const address = 'desk@shop.example';

function settings(more: Record<string, unknown> = {}) {
  const smtp = { host: '127.0.0.1', port: sink.port, security: 'none' as const, user: '' };
  return { address, senderName: 'The Shop', incoming: 'forward' as const, smtp, ...more };
}

beforeAll(async () => {
  [product, sink, imap] = await Promise.all([testApp(), smtpSink(), imapServer()]);
  owner = await ownerClient(product.url);
  const { rows } = await product.owner.query('select id from people.workspace');
  workspace = rows[0].id;
  await owner.call(contract.createMailAccount, { name: 'Support', settings: settings() });
}, 120_000);
afterAll(() => Promise.all([sink.stop(), imap.stop()]));
beforeEach(() => {
  sink.mood = 'take';
});

interface Written {
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  text?: string;
  messageId?: string;
  inReplyTo?: string;
  references?: string[];
  headers?: Record<string, string>;
  returnPath?: string;
  raw?: string;
}

/** Sends by real SMTP to the product's listener; answers the server's last words. */
async function post(mail: Written): Promise<string> {
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(product.app) ?? 0, ignoreTLS: true });
  const { returnPath, raw, ...words } = mail;
  const from = mail.from ?? 'ann@customer.example';
  const envelope = { from: returnPath ?? from, to: [mail.to ?? address] };
  const sent = await way.sendMail(
    raw === undefined
      ? { from, to: mail.to ?? address, subject: 'Hello', text: 'Hello', ...words, envelope }
      : { raw, envelope },
  );
  way.close();
  return sent.response;
}

async function rawsOf(
  subject: string,
): Promise<Array<{ id: string; state: string; reason: string | null; message: string | null }>> {
  const { rows } = await product.owner.query(
    'select id, state, reason, message from channels.raw where subject = $1 order by id',
    [subject],
  );
  return rows;
}

async function settled(subject: string, howMany = 1) {
  return await until(async () => {
    const raws = await rawsOf(subject);
    return raws.length >= howMany && raws.every(({ state }) => state !== 'received') ? raws : undefined;
  }, `${howMany} mails “${subject}” settled`);
}

async function messageOfRaw(raw: { message: string | null }): Promise<Message & { thread: string }> {
  const { rows } = await product.owner.query('select thread from channels.message where id = $1', [raw.message]);
  const list = await product.database.inWorkspace(workspace, (tx) => messagesOf(tx, rows[0].thread));
  return list.items.find(({ id }) => id === raw.message)!;
}

/** Sends one mail and answers the message that it became. */
async function received(mail: Written): Promise<Message> {
  const subject = mail.subject ?? `Question ${++count}`;
  const before = (await rawsOf(subject)).length;
  await post({ ...mail, subject });
  const raws = await settled(subject, before + 1);
  expect(raws.at(-1)).toMatchObject({ state: 'understood' });
  return await messageOfRaw(raws.at(-1)!);
}

async function answer(thread: string, text: string): Promise<string> {
  const { message } = await product.database.inWorkspace(workspace, (tx) =>
    sendMessage(tx, product.app, {
      thread,
      text,
      author: { kind: 'agent', id: crypto.randomUUID(), name: 'Ada' },
      purpose: 'reply',
      key: `answer ${++count}`,
    }),
  );
  return message;
}

async function stateOf(message: string): Promise<{ state: string; reason: string | null }> {
  const { rows } = await product.owner.query(
    'select state, state_reason as reason from channels.message where id = $1',
    [message],
  );
  return rows[0];
}

/** Answers a thread and gives the mail that arrived outside. */
async function answered(thread: string, text: string) {
  const message = await answer(thread, text);
  const mail = await until(() => sink.mails.find((each) => each.text.includes(text)), `the answer “${text}” outside`);
  await until(async () => (await stateOf(message)).state === 'sent', 'the answer is known to be sent');
  const header = (name: string) =>
    new RegExp(`^${name}:\\s*(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(mail.text)?.[1]?.replaceAll(/\s+/g, ' ') ?? '';
  return { message, mail, id: header('Message-ID'), replyTo: header('Reply-To'), header };
}

test('a question becomes a thread, the answer goes out, the answer to that comes back into the thread', async () => {
  const question = await received({
    from: 'Ann <ann@customer.example>',
    messageId: '<q1@customer.example>',
    text: 'Where is it?',
  });
  expect(question).toMatchObject({ direction: 'in', text: 'Where is it?', author: { name: 'Ann' }, automatic: false });

  const { mail, id, replyTo, header } = await answered(question.thread, 'On its way.');
  expect(mail.to).toEqual(['ann@customer.example']);
  expect(header('In-Reply-To')).toBe('<q1@customer.example>');
  expect(header('Subject')).toMatch(/^Re: Question/);
  expect(header('Auto-Submitted')).toBe('');
  expect(replyTo).toMatch(/desk\+[a-z2-7]{26}@shop\.example/);

  const byReference = await received({ messageId: '<q2@customer.example>', references: ['<q1@customer.example>', id] });
  expect(byReference.thread).toBe(question.thread);
  const bare = /<(.+)>/.exec(replyTo)![1]!;
  const byAddress = await received({ to: bare, messageId: '<q3@customer.example>' });
  expect(byAddress.thread).toBe(question.thread);
  const late = await received({ references: ['<q3@customer.example>'] });
  expect(late.thread).toBe(question.thread);

  const { rows } = await product.owner.query('select kind from touchpoints.interaction where conversation = $1', [
    question.thread,
  ]);
  expect(rows.map(({ kind }) => String(kind)).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'conversation.started',
    ...Array.from({ length: 4 }, () => 'message.received'),
    'message.sent',
  ]);
});

test('a stranger who knows the ids or the reply address gets a thread of their own; a colleague in copy takes part', async () => {
  const question = await received({
    from: 'bob@customer.example',
    cc: 'boss@customer.example',
    messageId: '<b1@customer.example>',
  });
  const { id, replyTo } = await answered(question.thread, 'Dear Bob, yes.');
  const bare = /<(.+)>/.exec(replyTo)![1]!;

  const stranger = await received({
    from: 'eve@evil.example',
    inReplyTo: id,
    references: ['<b1@customer.example>', id],
    to: bare,
  });
  expect(stranger.thread).not.toBe(question.thread);
  const thread = await product.database.inWorkspace(workspace, (tx) => threadOf(tx, stranger.thread));
  expect(thread.splitReason).toMatch(/eve@evil.example takes no part/);
  expect(thread.customer).not.toBe(question.author.id);

  const colleague = await received({ from: 'boss@customer.example', inReplyTo: id });
  expect(colleague.thread).toBe(question.thread);
});

test('the same mail twice is one message, another text under the same id is not', async () => {
  const mail = {
    from: 'carl@customer.example',
    messageId: '<twice@customer.example>',
    headers: { 'X-Way': 'one' },
    text: 'Once',
  };
  const first = await received({ ...mail, subject: 'Twice' });
  await post({ ...mail, subject: 'Twice', headers: { 'X-Way': 'another' } });
  const raws = await settled('Twice', 2);
  expect(raws[1]).toMatchObject({ state: 'discarded', message: first.id });
  await post({ ...mail, subject: 'Twice', text: 'Something else' });
  const third = await settled('Twice', 3);
  expect((await messageOfRaw(third[2]!)).thread).toBe(first.thread);

  const bytes = [
    'From: carl@customer.example',
    'Subject: Same bytes',
    'Message-ID: <bytes@customer.example>',
    '',
    'Same',
  ].join('\r\n');
  await post({ raw: bytes });
  await post({ raw: bytes });
  expect(await settled('Same bytes')).toHaveLength(1);
});

test('machines are recognised, our own mail never comes in, and a report settles the mail it is about', async () => {
  const away = await received({ from: 'dora@customer.example', headers: { 'Auto-Submitted': 'auto-replied' } });
  expect(away).toMatchObject({ automatic: true, automaticReason: 'Auto-Submitted: auto-replied' });

  const { message, mail, id } = await answered(away.thread, 'Hello Dora.');
  await post({ raw: mail.text.replace(/^Subject: .*$/im, 'Subject: Ours again') });
  expect(await settled('Ours again')).toMatchObject([{ state: 'discarded', reason: 'A mail of ours that came back.' }]);
  await post({ from: address, subject: 'From ourselves' });
  expect(await settled('From ourselves')).toMatchObject([{ state: 'understood' }]);

  const report = [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    `To: ${address}`,
    'Subject: Undelivered',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 No such user',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${id}`,
    '--b--',
  ];
  await post({ raw: report.join('\r\n'), returnPath: '' });
  expect(await settled('Undelivered')).toMatchObject([{ state: 'understood', message }]);
  expect(await stateOf(message)).toEqual({
    state: 'failed',
    reason: 'The mailbox does not exist (5.1.1): No such user',
  });
});

test('poison is set aside with its reason, the next mail goes on, and a person may try again or give up', async () => {
  await post({ raw: 'Subject: Poison\r\nTo: desk@shop.example\r\n\r\nNobody wrote this.', returnPath: '' });
  const after = await received({ from: 'emil@customer.example' });
  expect(after.state).toBe('received');
  const [poison] = await settled('Poison');
  expect(poison).toMatchObject({ state: 'quarantined', reason: 'This mail names no sender that could be answered.' });

  const { items, counts } = await owner.call(listIncoming, { state: 'quarantined' });
  expect(items.map(({ subject }) => subject)).toEqual(['Poison']);
  expect(counts.quarantined).toBe(1);
  const id = items[0]!.id;
  await owner.call(retryIncoming, { id });
  await until(async () => (await rawsOf('Poison'))[0]?.state === 'quarantined', 'it is set aside again');
  await owner.call(discardIncoming, { id });
  expect((await rawsOf('Poison'))[0]).toMatchObject({ id: plainId('raw', id), state: 'discarded' });
});

test('the listener takes mail for its own addresses only, and acknowledges nothing that it could not keep', async () => {
  await expect(post({ to: 'nobody@elsewhere.example' })).rejects.toMatchObject({ responseCode: 550 });
  const long = `${'x'.repeat(998)}\r\n`.repeat(68_000);
  await expect(post({ raw: `From: ann@customer.example\r\nSubject: Long\r\n\r\n${long}` })).rejects.toMatchObject({
    responseCode: 552,
  });

  const put = product.app.files.put;
  product.app.files.put = () => Promise.reject(new Error('the disk is full'));
  await expect(post({ subject: 'Full disk' })).rejects.toMatchObject({ responseCode: 451 });
  product.app.files.put = put;
  expect(await rawsOf('Full disk')).toEqual([]);
  await post({ subject: 'Full disk' });
  expect(await settled('Full disk')).toMatchObject([{ state: 'understood' }]);
});

const support = async () =>
  (await owner.call(contract.listChannels, {})).items.find((each) => each.mail?.address === address)!;

test('what the outgoing server answers is what the message says, and what the channel says of both directions', async () => {
  const empty = settings({ address: 'new@shop.example' });
  const unused = await owner.call(contract.createMailAccount, { name: 'Unused', settings: empty });
  expect(unused).toMatchObject({ health: 'unknown', incoming: { state: 'unknown', at: null }, outgoing: { at: null } });
  const { thread } = await received({ from: 'fred@customer.example' });
  product.world.pass(61_000);
  await answered(thread, 'To somebody');
  const lastOut = (await support()).outgoing?.at;
  expect(lastOut).toBeTruthy();
  product.world.pass(61_000);
  sink.mood = { rcpt: 550 };
  const refused = await answer(thread, 'To nobody');
  await until(async () => (await stateOf(refused)).state === 'failed', 'failed');
  expect((await support()).outgoing?.at).toBe(lastOut);
  expect((await stateOf(refused)).reason).toMatch(/No such user/);
  expect(await support()).toMatchObject({ health: 'good', incoming: { state: 'good' }, outgoing: { state: 'good' } });
  sink.mood = 'hang-up';
  const { thread: another } = await received({ from: 'frieda@customer.example' });
  const uncertain = await answer(another, 'Into the dark');
  await until(async () => (await stateOf(uncertain)).state === 'uncertain', 'uncertain');
  const failing = await support();
  expect(failing).toMatchObject({ health: 'failing', incoming: { state: 'good' }, outgoing: { state: 'failing' } });
  expect(failing.healthReason).toBe(failing.outgoing?.reason);
  expect(failing.outgoing?.since).not.toBeNull();
  const alarms = async () => {
    await lookForAlarms(product.app, workspace);
    return (await owner.call(listAlarms, {})).items.filter(({ kind }) => kind === 'mailbox.sending');
  };
  expect(await alarms()).toEqual([]);
  product.world.pass(16 * 60_000);
  expect(await alarms()).toMatchObject([{ sentence: expect.stringContaining('Nothing goes out from “Support”') }]);
  await product.owner.query(`update channels.sending_watch set failed_at = failed_at - interval '6 hours'`);
  expect(await alarms(), 'nothing that waits met it for long').toEqual([]);
  sink.mood = 'take';
  const { thread: third } = await received({ from: 'frank@customer.example' });
  await answered(third, 'It works again');
  expect(await support()).toMatchObject({ health: 'good', outgoing: { state: 'good', since: null, reason: null } });
  expect(await alarms()).toEqual([]);
});

test('mail that only comes by way of our own network says so, until somebody is named who saw it before', async () => {
  await received({ from: 'gus@customer.example' });
  const { id, version } = await support();
  const relay = async () => (await owner.call(mailboxState, { id })).relay;
  expect(await relay()).toBe('127.0.0.1');
  const named = settings({ checkedBy: 'mx.shop.example' });
  const changed = await owner.call(contract.changeMailAccount, { id, version, settings: named });
  expect(await relay()).toBeNull();
  await owner.call(contract.changeMailAccount, { id, version: changed.version, settings: settings() });
});

test('a mail keeps its files and pictures, and its layout on a page that may run nothing', async () => {
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(product.app) ?? 0, ignoreTLS: true });
  await way.sendMail({
    from: 'gina@customer.example',
    to: address,
    subject: 'Pictures',
    html: '<p onclick="x()">See <img src="cid:pic@x"><img src="https://spy.example/p.gif"></p><script>alert(1)</script>',
    attachments: [
      { filename: 'pic.png', content: Buffer.from('not really a picture'), cid: 'pic@x' },
      { filename: 'Rechnung März.pdf', content: Buffer.from('%PDF-1.4') },
    ],
  });
  way.close();
  const message = await messageOfRaw((await settled('Pictures'))[0]!);
  expect(message.files.map(({ name, inline }) => [name, inline])).toEqual([
    ['pic.png', true],
    ['Rechnung März.pdf', false],
  ]);
  const at = `/api/v1/messages/msg_${message.id.replaceAll('-', '')}`;
  const page = await owner.fetch(`${at}/html`);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'.*img-src 'self' data:;/);
  expect(html).toContain('src="data:image/png;base64,');
  expect(html).not.toMatch(/<script|onclick/);
  const shown = await owner.fetch(`${at}/html?images=true`);
  expect(shown.headers.get('content-security-policy')).toContain("img-src 'self' data:;");

  const file = await owner.fetch(`${at}/files/fil_${message.files[1]!.id.replaceAll('-', '')}`);
  expect(await file.text()).toBe('%PDF-1.4');
  expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf");
  expect((await fetch(new URL(`${at}/html`, product.url))).status).toBe(401);
});

test('a mailbox fetched by IMAP: tested, read by cursor, told of new mail, read anew when it was rebuilt', async () => {
  const incoming = {
    host: '127.0.0.1',
    port: imap.port,
    security: 'none' as const,
    user: 'desk',
    history: 'all' as const,
  };
  const second = settings({ address: 'sales@shop.example', incoming: 'imap', imap: incoming });
  const wrong = await owner.call(contract.testMailAccount, { settings: second, secrets: { imapPassword: 'wrong' } });
  expect(wrong.incoming).toMatchObject({ ok: false });
  expect(wrong.incoming?.detail).toMatch(/does not accept/);
  expect(wrong.outgoing).toMatchObject({ ok: true });
  const letter = (n: number) =>
    `From: ida@customer.example\nSubject: By IMAP\nMessage-ID: <i${n}@customer.example>\n\nLetter ${n}\n`;
  imap.append(letter(1));
  const secrets = { imapPassword: 'open sesame' };
  const tried = await owner.call(contract.testMailAccount, { settings: second, secrets });
  expect(tried.incoming).toMatchObject({ ok: true, detail: '1 mail in INBOX.' });

  const account = await owner.call(contract.createMailAccount, { name: 'Sales', settings: second, secrets });
  expect(account).toMatchObject({ secrets: ['imapPassword'], missing: [] });
  expect(JSON.stringify(account)).not.toContain('sesame');
  await settled('By IMAP', 1);
  await until(() => imap.commands.at(-1) === 'IDLE', 'it waits for news', 40);
  imap.append(letter(2));
  await settled('By IMAP', 2);
  imap.rebuild();
  imap.append(letter(3));
  const raws = await settled('By IMAP', 3);
  expect(raws).toHaveLength(3);
  const { items } = await owner.call(contract.listChannels, {});
  expect(items.find(({ name }) => name === 'Sales')).toMatchObject({ health: 'good' });
});

test('settings are checked, and two mailboxes cannot have one address', async () => {
  await expect(owner.call(contract.createMailAccount, { name: 'Again', settings: settings() })).rejects.toMatchObject({
    type: 'refused',
    more: { fields: [{ path: 'settings.address' }] },
  });
  const { items } = await owner.call(contract.listChannels, {});
  const first = items.find(({ name }) => name === 'Support')!;
  const changed = await owner.call(contract.changeMailAccount, { id: first.id, version: first.version, name: 'Help' });
  expect(changed).toMatchObject({ name: 'Help', version: first.version + 1 });
  await expect(
    owner.call(contract.changeMailAccount, { id: first.id, version: first.version, name: 'Late' }),
  ).rejects.toMatchObject({
    type: 'conflict',
    more: { code: 'stale' },
  });
});
