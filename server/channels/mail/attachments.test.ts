import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import { listIncoming } from '#core/contract/incoming.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { png } from '#test/mails/png.ts';
import { samples, type Sample } from '#test/mails/samples.ts';
import { file, together, words, writeMail } from '#test/mails/write-mail.ts';
import { until } from '#test/until.ts';
import { takeIn } from './intake.ts';
import { understandMail } from './understand.ts';

const address = 'desk@shop.example';
let shop: TestCompany;
let account = '';

beforeAll(async () => {
  shop = await testCompany();
  const settings = { address, senderName: 'The Shop', incoming: 'forward' as const };
  const { id } = await shop.owner.call(createMailAccount, { name: 'Support', settings });
  account = plainId('chn', id) ?? '';
}, 120_000);

type Row = { id: string; thread: string; files: Array<{ id: string; name: string; hash: string }> };

/** Takes a mail in and waits for the message it becomes, with what is kept of its files. */
async function arrive(bytes: Buffer, from = 'ann@customer.example'): Promise<Row> {
  await takeIn(shop.app.app, { workspace: shop.workspace, account }, { bytes, envelope: { from, to: [address] } });
  return await until(async () => {
    const { rows } = await shop.app.owner.query<Row>(
      `select message.id, message.thread, coalesce((select jsonb_agg(jsonb_build_object('name', file.name, 'id', file.file, 'hash',
          (select hash from platform.file_reference where id = file.file)) order by position)
        from channels.message_file file where file.message = message.id), '[]') as files
      from channels.message join channels.raw on raw.message = message.id
      where raw.hash = encode(sha256($1), 'hex') and raw.state = 'understood'`,
      [bytes],
    );
    return rows[0];
  }, 'the mail is a message');
}

function hashOf(bytes: Buffer): Promise<string> {
  return crypto.subtle.digest('SHA-256', new Uint8Array(bytes)).then((digest) => Buffer.from(digest).toString('hex'));
}

const mail = (subject: string, names: string[]) =>
  writeMail(
    ['From: Ann <ann@customer.example>', `Subject: ${subject}`],
    together('mixed', [
      words('See the files.'),
      ...names.map((name) => file(name, 'application/x-own', { bytes: `bytes of ${name}` })),
    ]),
  );

async function itemOf({ thread, id }: Row) {
  return await until(async () => {
    const read = await shop.owner.call(readConversation, { id: wireId('cnv', thread) }).catch(() => undefined);
    return read?.items.filter((item) => item.type === 'message').find((item) => item.id === wireId('msg', id));
  }, 'the message stands in its conversation');
}

test('attachments in are attachments out, also when the file store is away for a moment: never half', async () => {
  const { files } = shop.app.app;
  const { put } = files;
  const names = ['one.bin', 'two.bin', 'three.bin'];
  const seen: number[] = [];
  let times = 0;
  files.put = async (workspace, bytes) => {
    times += 1;
    // the bytes of the mail itself come first; then the second file fails, for reasons that say nothing
    if (times === 3) {
      const { rows } = await shop.app.owner.query(`select 1 from channels.message where subject = 'Blip'`);
      seen.push(rows.length);
      throw new Error('the store is away');
    }
    return await put(workspace, bytes);
  };
  try {
    const bytes = mail('Blip', names);
    const arriving = arrive(bytes);
    await until(() => seen.length > 0, 'the store was away');
    const { rows } = await until(async () => {
      const found = await shop.app.owner.query(
        `select id, state, failures from channels.raw where subject = 'Blip' and failures = 1`,
      );
      return found.rows.length > 0 ? found : undefined;
    }, 'the failure is counted');
    expect(rows).toMatchObject([{ state: 'received', failures: 1 }]);
    const half = await shop.app.owner.query(`select 1 from channels.message where subject = 'Blip'`);
    expect(half.rows).toHaveLength(0);
    files.put = put;
    await understandMail(shop.app.app, { workspace: shop.workspace, raw: rows[0].id });
    const row = await arriving;
    expect(row.files.map(({ name }) => name)).toEqual(names);
    const expected = await Promise.all(names.map((name) => hashOf(Buffer.from(`bytes of ${name}`))));
    expect(row.files.map(({ hash }) => hash)).toEqual(expected);
  } finally {
    files.put = put;
  }
}, 40_000);

async function lookAt(sample: Sample): Promise<void> {
  const row = await arrive(sample.raw);
  expect([sample.name, row.files.length]).toEqual([sample.name, sample.files]);
  for (const each of row.files) {
    const answer = await shop.owner.fetch(`/api/v1/messages/${wireId('msg', row.id)}/files/${wireId('fil', each.id)}`);
    expect(await hashOf(Buffer.from(await answer.arrayBuffer()))).toBe(each.hash);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  }
}

test('every sample keeps its files, and the same bytes come out', async () => {
  await Promise.all(samples().map(lookAt));
}, 60_000);

test('mails without a Message-ID, or with an empty one, each become a message and hold up nobody', async () => {
  const lines = (n: number, id: string[]) =>
    Buffer.from([`From: c${n}@customer.example`, 'Subject: No id', ...id, '', `Words ${n}`].join('\r\n'));
  const arrived = await Promise.all(
    [lines(1, []), lines(2, ['Message-ID:']), lines(3, ['Message-ID: <>']), lines(4, [])].map((each) => arrive(each)),
  );
  expect(new Set(arrived.map(({ id }) => id)).size).toBe(4);
  expect(new Set(arrived.map(({ thread }) => thread)).size).toBe(4);
});

test('a mail that names no sender is a conversation of whoever brought it; nothing at all is shown with the reason', async () => {
  const row = await arrive(Buffer.from('Subject: No sender\r\n\r\nHello'), 'carrier@customer.example');
  const item = await itemOf(row);
  expect(item).toMatchObject({ marks: [{ kind: 'mended' }] });
  const bytes = Buffer.from('Subject: Nobody\r\n\r\nHello');
  await takeIn(shop.app.app, { workspace: shop.workspace, account }, { bytes, envelope: { from: '', to: [address] } });
  const { items } = await until(async () => {
    const found = await shop.owner.call(listIncoming, { state: 'quarantined', limit: '10' });
    return found.items.length > 0 ? found : undefined;
  }, 'the mail of nobody is set aside');
  expect(items[0]).toMatchObject({ subject: 'Nobody', reason: expect.stringContaining('no sender') });
});

/** A web server of the outside that counts who asks. */
async function pictureServer() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.cookie ?? '');
    response.writeHead(200, { 'content-type': 'image/png' }).end(png(20, 10, [1, 2, 3]));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { asked, port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

test('pictures of the web are asked for, come by a signed link, and no link is good for anything else', async () => {
  const web = await pictureServer();
  const { world } = shop.app;
  try {
    world.dns.set('pictures.example', { A: ['127.0.0.1'] });
    const url = `http://pictures.example:${web.port}`;
    const html = `<p>Look</p><img src="${url}/a.png"><img src="${url}/b.png">`;
    const row = await arrive(writeMail(['From: n@news.example', 'Subject: Web'], words(html, 'text/html')));
    const page = `/api/v1/messages/${wireId('msg', row.id)}/html`;
    const blocked = await shop.owner.fetch(page);
    expect(await blocked.text()).not.toContain('pictures.example');
    expect(blocked.headers.get('content-security-policy')).toMatch(/sandbox.*default-src 'none'.*img-src 'self' data:/);
    const asked = await (await shop.owner.fetch(`${page}?images=true`)).text();
    const links = [...asked.matchAll(/src="([^"]+)"/g)].map(([, src = '']) => src.replaceAll('&amp;', '&'));
    const [link = '', other = ''] = links;
    const get = (path: string) => fetch(new URL(path, shop.app.url));
    const absent = await get(other);
    expect([absent.status, absent.headers.get('content-type')]).toEqual([404, 'image/svg+xml; charset=utf-8']);
    expect(await absent.text()).toContain('Picture could not be loaded');
    expect(web.asked).toEqual([]);
    world.mayReach = (at) => at === '127.0.0.1';
    const picture = await get(link);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await get(link)).status).toBe(200);
    expect(web.asked).toEqual(['']);
    expect((await get(link.replace(/signature=..../, 'signature=AAAA'))).status).toBe(404);
    world.pass(61 * 60_000);
    expect((await get(link)).status).toBe(410);
  } finally {
    delete world.mayReach;
    web.stop();
  }
});

test('a mail within a mail is opened on a page that runs nothing', async () => {
  const row = await arrive(
    samples()
      .find(({ name }) => name === 'nothing but a mail within')!
      .raw.subarray(),
  );
  const item = await itemOf(row);
  const page = await shop.owner.fetch(`/api/v1/messages/${item.id}/files/${item.files[0]!.id}/mail`);
  const text = await page.text();
  expect(text).toContain('The first answer');
  expect(text).toContain('Nobody answered me last week.');
  expect(text).toContain('bill.pdf');
  expect(page.headers.get('content-security-policy')).toMatch(/^sandbox/);
});

test('a picture named over and over stands as often as 25 MB hold, then its words, in a mail and in one within; words stay', async () => {
  const head = ['From: n@news.example', 'Subject: Over and over'];
  const said = 'Write src="cid:a" and mean it.';
  const html = `<p>${said}</p>${'<img src="cid:a" alt="A dot">'.repeat(30)}<img src="cid:b" alt="Small">`;
  const large = Buffer.concat([png(1, 1, [1, 2, 3]), Buffer.alloc(1024 * 1024)]);
  const small = png(2, 1, [4, 5, 6]);
  const laidOut = together('related', [
    words(html, 'text/html'),
    file('large.png', 'image/png', { bytes: large, more: ['Content-ID: <a>'] }),
    file('small.png', 'image/png', { bytes: small, more: ['Content-ID: <b>'] }),
  ]);
  const within = file('it.eml', 'message/rfc822', { bytes: writeMail(head, laidOut) });
  const item = await itemOf(await arrive(writeMail(head, together('mixed', [laidOut, within]))));
  const eml = item.files.find(({ name }) => name === 'it.eml');
  for (const page of ['html', `files/${eml?.id}/mail`]) {
    const shown = await (await shop.owner.fetch(`/api/v1/messages/${item.id}/${page}`)).text();
    const url = (each: Buffer) => `data:image/png;base64,${each.toString('base64')}`;
    const rest = shown.replaceAll(url(large), 'large').replaceAll(url(small), 'small');
    expect(shown.length).toBeLessThan(25.1 * 1024 * 1024);
    expect(rest.match(/<img [^>]*>/g)).toEqual([
      ...Array.from({ length: 18 }, () => '<img src="large" alt="A dot" />'),
      ...Array.from({ length: 12 }, () => '<img alt="A dot" />'),
      '<img src="small" alt="Small" />',
    ]);
    expect(rest).toContain(said);
  }
});
