import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { smtpPortOf } from '#channels';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { cutPlaces } from '#test/fakes/cutting-smtp.ts';
import { until } from '#test/until.ts';

const address = 'desk@shop.example';
let shop: TestCompany;

beforeAll(async () => {
  shop = await testCompany();
  await shop.owner.call(createMailAccount, {
    name: 'Desk',
    settings: { address, senderName: 'Shop', incoming: 'forward' },
  });
});

const letter = (name: string) =>
  `From: ann@customer.example\r\nTo: ${address}\r\nSubject: Cut ${name}\r\nMessage-ID: <cut-${name}@customer.example>\r\n\r\nCut ${name}\r\n`;

/** How a TLS handshake begins: the head of a record, and no more of it. */
const halfHello = Buffer.from('1603010200010001fc0303', 'hex');
const securing = ['STARTTLS', 'handshake'];

interface Step {
  place: string;
  says: string | Buffer;
  waits: boolean;
}

/** What a sender says in this order; it waits for an answer after each but the pieces of the mail. */
function talkOf(name: string, to: string): Step[] {
  const mail = letter(name);
  const hello = [
    { place: 'banner', says: '', waits: true },
    { place: 'EHLO', says: 'EHLO mx.customer.example\r\n', waits: true },
  ];
  if (securing.includes(to))
    return [
      ...hello,
      { place: 'STARTTLS', says: 'STARTTLS\r\n', waits: true },
      { place: 'handshake', says: halfHello, waits: false },
    ];
  return [
    ...hello,
    { place: 'MAIL', says: 'MAIL FROM:<ann@customer.example>\r\n', waits: true },
    { place: 'RCPT', says: `RCPT TO:<${address}>\r\n`, waits: true },
    { place: 'DATA', says: 'DATA\r\n', waits: true },
    { place: 'body', says: mail.slice(0, 60), waits: false },
    { place: 'dot', says: `${mail.slice(60)}.\r\n`, waits: false },
    { place: 'end', says: '', waits: true },
    { place: 'QUIT', says: 'QUIT\r\n', waits: false },
  ];
}

/** Brings a mail and hangs up behind `place`; answers the last thing that was said to it. */
async function bring(name: string, place: string): Promise<string> {
  const socket = connect(smtpPortOf(shop.app.app)!, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  let heard = '';
  let last = '';
  let closed = false;
  socket.on('close', () => (closed = true));
  socket.on('data', (bytes: Buffer) => (heard += bytes.toString()));
  for (const step of talkOf(name, place)) {
    if (step.says.length > 0) await new Promise<void>((done) => socket.write(step.says, () => done()));
    if (step.waits) {
      const answered = () => closed || /^\d{3} .*\r\n$/m.exec(heard.split('\r\n').slice(-2).join('\r\n'));
      await until(answered, `an answer behind ${step.place}`);
      [last, heard] = [heard, ''];
    }
    if (step.place === place) break;
  }
  socket.destroy();
  return last;
}

const count = async (query: string, name: string) =>
  (await shop.app.owner.query<{ n: number }>(`select count(*)::int as n from ${query}`, [name])).rows[0]!.n;
const messages = (name: string) => count(`channels.message where text = $1`, `Cut ${name}`);

test('in: wherever the connection is cut, it is one message when the sender comes again', async () => {
  const cut = async (place: string) => {
    await bring(place, place);
    if (place !== 'dot' && place !== 'QUIT')
      expect(await count('channels.raw where subject = $1', `Cut ${place}`), place).toBe(0);
    expect(await bring(place, 'end')).toMatch(/^250/);
    await until(async () => (await messages(place)) === 1, `${place} is a message`);
    const understood = `channels.raw where subject = $1 and state = 'understood'`;
    await until(async () => (await count(understood, `Cut ${place}`)) === 1, `${place} is settled`);
  };
  await Promise.all([...cutPlaces, ...securing, 'QUIT'].map(cut));
});

test('no room on the disk: the sender is told to come later, nothing is lost, and it goes on when there is room', async () => {
  const { files } = shop.app.app;
  const { put } = files;
  files.put = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
  expect(await bring('full', 'end')).toMatch(/^451/);
  files.put = put;
  expect(await count('channels.raw where subject = $1', 'Cut full')).toBe(0);
  expect(await bring('full', 'end')).toMatch(/^250/);
  await until(async () => (await messages('full')) === 1, 'it is a message');
});

test('every connection to the database is cut while mail comes in: what was acknowledged is there, once', async () => {
  const acknowledged = new Set<string>();
  const carriers = Array.from({ length: 3 }, async (_, carrier) => {
    for (let number = 0; number < 4; number++) {
      const name = `storm-${carrier}-${number}`;
      while (!(await bring(name, 'end')).startsWith('250'));
      acknowledged.add(name);
    }
  });
  await until(() => acknowledged.size > 3, 'mail comes in');
  await shop.app.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await Promise.all(carriers);
  const waiting = async () => await count(`channels.raw where state = 'received' and $1 = $1`, '');
  await until(async () => {
    shop.app.world.pass(30_000); // what lost its job is asked for again after two minutes
    return (await waiting()) === 0;
  }, 'all is understood');
  for (const name of acknowledged) expect(await messages(name), name).toBe(1);
}, 60_000);

test('a clock that jumps a day on and back neither loses nor doubles a mail', async () => {
  for (const [at, jump] of [86_400_000, -90_000_000, 3_600_000].entries()) {
    const before = bring(`clock-${at}`, 'end');
    shop.app.world.pass(jump);
    expect(await before).toMatch(/^250/);
    await until(async () => (await messages(`clock-${at}`)) === 1, 'it is a message');
  }
});
