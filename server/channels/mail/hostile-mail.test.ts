import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/channels.ts';
import { smtpPortOf } from '#channels';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { Problem } from '#core/contract/problems.ts';
import { readMail, Unreadable } from './read-mail.ts';

const address = 'desk@shop.example';
let shop: TestCompany;

beforeAll(async () => {
  shop = await testCompany();
  const settings = { address, senderName: 'The Shop', incoming: 'forward' as const };
  await shop.owner.call(contract.createMailAccount, { name: 'Support', settings });
}, 120_000);

const port = () => smtpPortOf(shop.app.app) ?? 0;

async function post(raw: string): Promise<string> {
  const way = createTransport({ host: '127.0.0.1', port: port(), ignoreTLS: true });
  const { response } = await way.sendMail({ raw, envelope: { from: 'eve@evil.example', to: [address] } });
  way.close();
  return response;
}

/** What became of the mail with this subject. */
function settled(subject: string): Promise<{ state: string; reason: string | null; message: string | null }> {
  return until(async () => {
    const { rows } = await shop.app.owner.query(
      `select state, reason, message from channels.raw where subject = $1 and state <> 'received'`,
      [subject],
    );
    return rows[0];
  }, `the mail “${subject}” is settled`);
}

const head = (subject: string, more = '') => `From: Eve <eve@evil.example>\r\nSubject: ${subject}\r\n${more}\r\n`;

test('a long From line holds nobody up where mail is taken in', async () => {
  expect(await post(`From: ${'a'.repeat(63_000)}\r\nSubject: long from\r\n\r\nHello`)).toContain('kept');
  expect(await post(head('after the long one') + 'Hello')).toContain('kept');
  expect(await settled('after the long one')).toMatchObject({ state: 'understood' });
});

test('a mail that takes too long to take apart is given up, and the next is read', async () => {
  const lines = Buffer.from(head('slow', 'Content-Type: text/plain\r\n') + '\r\n'.repeat(4_000_000));
  await expect(readMail(lines, { milliseconds: 1 })).rejects.toThrow(Unreadable);
  expect(await readMail(Buffer.from(head('next') + 'Hello'))).toMatchObject({ subject: 'next', text: 'Hello' });
});

test('a head of returns and a date of brackets cost no more than their length', async () => {
  const returns = Buffer.from(`${head('returns', `X-Long: ${'\r'.repeat(1_500_000)}x\r\n`)}Hello`);
  expect(await readMail(returns)).toMatchObject({ subject: 'returns', text: 'Hello' });
  expect(await post(`${head('brackets', `Date: ${'('.repeat(1_000_000)}\r)\r\n`)}Hello`)).toContain('kept');
  expect(await settled('brackets')).toMatchObject({ state: 'understood' });
});

test('types of parts and lines of people that are nothing but signs cost no more than their length', async () => {
  const part = `--b\r\nContent-Type: text/plain; x=${'= ('.repeat(3_300)}\r\n\r\nHello\r\n`;
  const mail = `${head('types', 'Content-Type: multipart/mixed; boundary=b\r\n')}${part.repeat(80)}--b--\r\n`;
  expect(await readMail(Buffer.from(mail), { milliseconds: 6_000 })).toMatchObject({ subject: 'types' });
  const colons = Buffer.from(`${head('people', `To: ${':'.repeat(1_500_000)}\r\n`)}Hello`);
  expect(await readMail(colons, { milliseconds: 6_000 })).toMatchObject({ subject: 'people', text: 'Hello' });
});

test.each([
  { what: 'nested HTML', more: 'Content-Type: text/html\r\n', body: '<div>'.repeat(40_000), why: /nested too deep/ },
  {
    what: 'many files',
    more: 'Content-Type: multipart/mixed; boundary=b\r\n',
    body: manyFiles(300),
    why: /at most 200/,
  },
  {
    what: 'nested parts',
    more: 'Content-Type: multipart/mixed; boundary=b0\r\n',
    body: nestedParts(5_000),
    why: /nesting/,
  },
])('$what are set aside with the reason', async ({ what, more, body, why }) => {
  await post(head(what, more) + body);
  const { state, reason } = await settled(what);
  expect(state).toBe('quarantined');
  expect(reason).toMatch(why);
});

function manyFiles(count: number): string {
  const file = (n: number) => `--b\r\nContent-Type: application/x; name=f${n}\r\n\r\n${n}\r\n`;
  return `${Array.from({ length: count }, (_, n) => file(n)).join('')}--b--\r\n`;
}

function nestedParts(depth: number): string {
  const part = (n: number) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`;
  return `${Array.from({ length: depth }, (_, n) => part(n)).join('')}Hello`;
}

test('U+0000 in every header and a name that turns direction do no harm', async () => {
  const headers =
    'Message-ID: <a\0b@evil.example>\r\nIn-Reply-To: <c\0d@evil.example>\r\nReply-To: r\0@evil.example\r\n' +
    'Content-Type: multipart/mixed; boundary=b\r\n';
  const file =
    '--b\r\nContent-Type: image/png; name="../a\0\u202Egnp.exe"\r\nContent-ID: <a\0b>\r\n' +
    'Content-Disposition: attachment\r\n\r\nx\r\n--b--\r\n';
  await post(head('with nul', headers) + file);
  const { state, message } = await settled('with nul');
  expect(state).toBe('understood');
  const { rows } = await shop.app.owner.query('select name from channels.message_file where message = $1', [message]);
  expect(rows).toEqual([{ name: 'agnp.exe' }]);
});

test('one network does not take all the places of the listener', async () => {
  const sockets = Array.from({ length: 70 }, () => connect(port(), '127.0.0.1'));
  try {
    const said = await Promise.all(
      sockets.map(async (socket) => String(((await once(socket, 'data')) as [Buffer])[0]).slice(0, 3)),
    );
    const welcome = said.filter((code) => code === '220').length;
    expect(said.filter((code) => code === '421')).toHaveLength(70 - welcome);
    // connections of the tests before may not have ended yet
    expect(welcome).toBeGreaterThan(40);
    expect(welcome).toBeLessThanOrEqual(50);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  await until(() => post(head('places are free again') + 'Hello').catch(() => undefined), 'the places are free again');
});

/** A server that writes down what it is told. */
async function listeningServer(): Promise<{ port: number; heard: string[]; stop(): void }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('220 evil\r\n');
    socket.on('data', (bytes: Buffer) => {
      const line = bytes.toString();
      heard.push(line);
      socket.write(line.startsWith('EHLO') ? '250-evil\r\n250 AUTH PLAIN\r\n' : '235 2.7.0 thank you\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, heard, stop: () => server.close() };
}

test('a kept password goes to no other server than the one it was typed for', async () => {
  const evil = await listeningServer();
  const mailbox = { address: 'kept@shop.example', senderName: 'The Shop', incoming: 'none' as const };
  const smtp = { host: '127.0.0.1', port: evil.port, security: 'none' as const, user: 'ann' };
  const secrets = { smtpPassword: 'hunter2hunter2' };
  const { id, version } = await shop.owner.call(contract.createMailAccount, {
    name: 'Kept',
    settings: { ...mailbox, smtp },
    secrets,
  });
  const elsewhere = { ...mailbox, smtp: { ...smtp, host: 'localhost' } };
  try {
    await shop.owner.call(contract.testMailAccount, { account: id, settings: elsewhere });
    expect(evil.heard.join('')).toContain('EHLO');
    expect(evil.heard.join('')).not.toContain(Buffer.from('\0ann\0hunter2hunter2').toString('base64'));
    const change = shop.owner.call(contract.changeMailAccount, { id, version, settings: elsewhere });
    await expect(change).rejects.toThrow(Problem);
    await expect(change).rejects.toMatchObject({ more: { fields: [{ path: 'secrets.smtpPassword' }] } });
    await shop.owner.call(contract.changeMailAccount, { id, version, settings: elsewhere, secrets });
    await shop.owner.call(contract.testMailAccount, { account: id, settings: elsewhere });
    expect(evil.heard.join('')).toContain(Buffer.from('\0ann\0hunter2hunter2').toString('base64'));
  } finally {
    evil.stop();
  }
});
