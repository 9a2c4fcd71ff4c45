import { readdir } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import { beforeAll, expect, test } from 'vitest';
import { listAlarms } from '#core/contract/alarms.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import * as contract from '#core/contract/incoming.ts';
import { addApiKey, listAudit } from '#core/contract/people.ts';
import { smtpPortOf } from '#channels';
import { checkMail } from '#main';
import { client } from '#test/client.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { lookForAlarms } from '../alarms.ts';
import { takeIn } from '../mail/intake.ts';
import { understandMail } from '../mail/understand.ts';
import { keepRaw } from '../raw.ts';
import { stuckMail } from './reconcile.ts';

const address = 'desk@shop.example';
let shop: TestCompany;
let account: string;

beforeAll(async () => {
  shop = await testCompany();
  const settings = { address, senderName: 'Shop', incoming: 'forward' as const };
  account = plainId('chn', (await shop.owner.call(createMailAccount, { name: 'Desk', settings })).id)!;
});

const letter = (subject: string, head = '', id = `<${subject.replaceAll(' ', '-')}@customer.example>`) =>
  `From: Ann <ann@customer.example>\r\nTo: ${address}\r\nSubject: ${subject}\r\nMessage-ID: ${id}\r\n${head}\r\nHello, ${subject}\r\n`;
/** Nested deeper than any program nests. */
const deep = Array.from(
  { length: 40 },
  (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}`,
).join('\r\n');
const poison = (subject: string) => `Subject: ${subject}\r\n${deep}\r\n\r\nNobody reads this\r\n`;

async function post(raw: string): Promise<string> {
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(shop.app.app) ?? 0, ignoreTLS: true });
  const envelope = { from: 'bounce@list.example', to: [address] };
  return (await way.sendMail({ raw, envelope }).finally(() => way.close())).response;
}

async function rows<T>(query: string, values: unknown[] = []): Promise<T[]> {
  return (await shop.app.owner.query(query, values)).rows as T[];
}

interface Row {
  id: string;
  state: string;
  reason: string | null;
  attempts: number;
  deaths: number;
  failures: number;
}

const rowOf = async (subject: string) =>
  (
    await rows<Row>('select id, state, reason, attempts, deaths, failures from channels.raw where subject = $1', [
      subject,
    ])
  )[0];

const settled = (subject: string) =>
  until(async () => {
    const row = await rowOf(subject);
    return row !== undefined && row.state !== 'received' ? row : undefined;
  }, `“${subject}” is settled`);

const messagesWith = (text: string) =>
  rows<{ id: string; thread: string }>('select id, thread from channels.message where text like $1', [`%${text}%`]);

/** Keeps a mail without asking for anything, so that the test decides about each attempt. */
async function keepQuietly(raw: string): Promise<{ workspace: string; raw: string }> {
  const { app, workspace } = shop;
  const mail = { account, kind: 'mail' as const, bytes: Buffer.from(raw), envelope: {}, sender: null };
  const subject = /^Subject: (.*)\r/m.exec(raw)?.[1] ?? null;
  const { id } = await app.database.inWorkspace(workspace, (tx) => keepRaw(tx, app.app, { ...mail, subject }));
  return { workspace, raw: id };
}

const attempt = (at: { workspace: string; raw: string }) => understandMail(shop.app.app, at);

test('a mail that cannot be understood never stops the next, and stands there with all that was received of it', async () => {
  const before = Date.now();
  await post(poison('Poison'));
  await post(letter('After the poison'));
  expect(await settled('After the poison')).toMatchObject({ state: 'understood', attempts: 1 });
  const { id: raw } = await settled('Poison');
  const id = wireId('raw', raw);
  const item = await shop.owner.call(contract.getIncoming, { id });
  expect(item).toMatchObject({ state: 'quarantined', attempts: 1, accountName: 'Desk', conversation: null });
  expect(item.reason).toContain('its nesting is deeper than 25 parts');
  expect(item.arrivals).toMatchObject([{ way: 'smtp', by: '127.0.0.1', from: 'bounce@list.example', to: [address] }]);
  expect(item.failures).toMatchObject([{ number: 1, outcome: 'set aside', reason: item.reason }]);
  expect(Date.parse(item.failures[0]!.endedAt!)).toBeGreaterThanOrEqual(before - 1_000);
  const { headers, parts } = await shop.owner.call(contract.readStructure, { id });
  expect(headers).toContainEqual({ name: 'Subject', value: 'Poison' });
  expect(parts[0]).toMatchObject({ depth: 0, type: 'multipart/mixed' });
  expect(parts).toHaveLength(30);
  const source = await shop.owner.call(contract.readSource, { id });
  expect(source.text).toContain('Nobody reads this');
  expect(source.next).toBeNull();
  const file = await shop.owner.fetch(`/api/v1/incoming/${id}/eml`);
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${id}.eml"`);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(await file.text()).toBe(source.text);
  const understood = await rowOf('After the poison');
  const after = await shop.owner.call(contract.getIncoming, { id: wireId('raw', understood!.id) });
  expect(after.conversation).toBe(wireId('cnv', (await messagesWith('After the poison'))[0]!.thread));
});

test('a long mail is read stretch by stretch, no letter is lost or cut in two', async () => {
  const words = 'Größe 世界 👋🏽 '.repeat(12_000);
  const at = await keepQuietly(`${letter('Long')}${words}\r\n${'\u00e9'.repeat(50_000)}`);
  const id = wireId('raw', at.raw);
  let text = '';
  let stretches = 0;
  for (let from: number | null = 0; from !== null; stretches++) {
    const page: Awaited<ReturnType<typeof read>> = await read(String(from));
    text += page.text;
    from = page.next;
  }
  function read(from: string) {
    return shop.owner.call(contract.readSource, { id, from });
  }
  expect(text).toContain(words);
  expect(text.endsWith('\u00e9'.repeat(50_000))).toBe(true);
  expect(stretches).toBeGreaterThan(5);
});

test('what is set aside is tried again, given up, and taken back later, by whom stands in the audit', async () => {
  await post(poison('Undecided'));
  const id = wireId('raw', (await settled('Undecided')).id);
  await shop.owner.call(contract.discardIncoming, { id });
  expect(await shop.owner.call(contract.getIncoming, { id })).toMatchObject({
    state: 'discarded',
    discardedBy: 'Ada Lovelace',
  });
  await expect(shop.owner.call(contract.retryIncoming, { id })).rejects.toMatchObject({ type: 'conflict' });
  await shop.owner.call(contract.restoreIncoming, { id });
  await expect(shop.owner.call(contract.restoreIncoming, { id })).rejects.toMatchObject({ type: 'conflict' });
  await shop.owner.call(contract.retryIncoming, { id });
  await until(async () => (await rowOf('Undecided'))?.attempts === 2, 'it was tried again');
  expect(await settled('Undecided')).toMatchObject({ state: 'quarantined' });
  const { items } = await shop.owner.call(listAudit, { action: 'incoming.' });
  const done = items.filter(({ subject }) => subject === plainId('raw', id)).map(({ action }) => action);
  expect(done).toEqual(['incoming.retry', 'incoming.restore', 'incoming.discard']);
});

test('many at once: all with some words are given up in stretches of two hundred and taken back as they were', async () => {
  await rows(
    `insert into channels.raw (workspace, account, kind, file, hash, size, state, reason, sender, subject, received_at)
      select $1, $2, 'mail', gen_random_uuid(), 'many' || n, 10, 'quarantined', 'No.', 'robot@many.example', 'Many ' || n, now()
      from generate_series(1, 450) n`,
    [shop.workspace, account],
  );
  const other = await keepQuietly(poison('Not of them'));
  await attempt(other);
  const all = { words: 'MANY.example' };
  const first = await shop.owner.call(contract.changeManyIncoming, { deed: 'discard', ...all });
  expect(first.done).toHaveLength(200);
  const done = [...first.done];
  for (let next = first.next; next !== null;) {
    const more = await shop.owner.call(contract.changeManyIncoming, { deed: 'discard', ...all, after: next });
    done.push(...more.done);
    next = more.next;
  }
  expect(new Set(done).size).toBe(450);
  expect((await rowOf('Not of them'))?.state).toBe('quarantined');
  const back = await shop.owner.call(contract.changeManyIncoming, { deed: 'restore', ids: done.slice(0, 200) });
  expect(back.done).toHaveLength(200);
  const list = await shop.owner.call(contract.listIncoming, { state: 'quarantined', words: 'many 45' });
  expect(list.items.every(({ subject }) => subject?.startsWith('Many 45'))).toBe(true);
  await rows(`delete from channels.raw where sender = 'robot@many.example'`);
});

test('a file store that is away for a moment costs no mail and no attachment', async () => {
  const { files } = shop.app.app;
  const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n';
  const part = (name: string) =>
    `\r\n--b\r\nContent-Type: image/png; name=${name}\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA${name}\r\n`;
  const at = await keepQuietly(`${letter('With files', head)}${part('one.png')}${part('two.png')}--b--\r\n`);
  const { read, put } = files;
  files.read = () => {
    throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  await attempt(at);
  files.read = read;
  files.put = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
  await attempt(at);
  files.put = put;
  expect(await rowOf('With files')).toMatchObject({ state: 'received', attempts: 2, failures: 2, deaths: 0 });
  await attempt(at);
  expect(await rowOf('With files')).toMatchObject({ state: 'understood', attempts: 3 });
  const filesOf =
    'select name from channels.message_file where message = (select message from channels.raw where id = $1)';
  expect(await rows(`${filesOf} order by position`, [at.raw])).toEqual([{ name: 'one.png' }, { name: 'two.png' }]);
});

test('a mail that fails again and again is set aside in the end, and the disk does not fill by it', async () => {
  const { files } = shop.app.app;
  const at = await keepQuietly(letter('Never'));
  const { read } = files;
  files.read = () => {
    throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const stored = async () => (await readdir(files.folder, { recursive: true })).length;
  const before = await stored();
  for (let turn = 0; turn < 25; turn++) {
    await attempt(at);
    await keepQuietly(letter('Never'));
  }
  files.read = read;
  expect(await stored()).toBe(before);
  const row = await rowOf('Never');
  expect(row).toMatchObject({ state: 'quarantined', attempts: 20 });
  expect(row?.reason).toMatch(/tried 20 times in vain.*EIO/);
  const item = await shop.owner.call(contract.getIncoming, { id: wireId('raw', at.raw) });
  expect(item.failures).toHaveLength(20);
  expect(item.timesCome).toBe(26);
  expect(item.arrivals).toHaveLength(20);
});

test('a mail that ends the process is set aside after the third time; one that was only beside it is understood', async () => {
  const [killer, beside] = [await keepQuietly(letter('Killer')), await keepQuietly(letter('Beside'))];
  /** What a process leaves that is killed while it understands. */
  const die = (...killed: string[]) =>
    rows(
      `update channels.raw set attempts = attempts + 1, begun_at = now(), begun_by = gen_random_uuid() where id = any($1)`,
      [killed],
    );
  await die(killer.raw, beside.raw);
  await attempt(beside);
  expect(await rowOf('Beside')).toMatchObject({ state: 'received', deaths: 1 }); // not at once: others go first
  await attempt(beside);
  expect(await rowOf('Beside')).toMatchObject({ state: 'understood', deaths: 1 });
  await die(killer.raw);
  await die(killer.raw);
  await rows(`update channels.raw set deaths = 2 where id = $1`, [killer.raw]);
  await attempt(killer);
  const row = await rowOf('Killer');
  expect(row).toMatchObject({ state: 'quarantined', deaths: 3 });
  expect(row?.reason).toContain('stopped 3 times');
  await shop.owner.call(contract.retryIncoming, { id: wireId('raw', killer.raw) });
  expect(await settled('Killer')).toMatchObject({ state: 'understood', deaths: 0 });
});

test('mails with an empty Message-ID, or none, are taken like all others', async () => {
  for (const id of ['<>', '', '<', '   '])
    await post(letter(`Empty ${id.length}`, '', id).replace(/Message-ID: \r\n/, ''));
  for (const length of [2, 0, 1, 3]) expect(await settled(`Empty ${length}`)).toMatchObject({ state: 'understood' });
});

test('two fetchers that bring the same mail at once make one message, complete', async () => {
  const { app, workspace } = shop;
  const bytes = Buffer.from(letter('Raced'));
  await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      takeIn(app.app, { workspace, account }, { bytes, envelope: { by: `INBOX ${at}`, to: [address] } }),
    ),
  );
  const { id } = await settled('Raced');
  await Promise.all(Array.from({ length: 5 }, () => attempt({ workspace, raw: id })));
  expect(await messagesWith('Hello, Raced')).toHaveLength(1);
  const item = await shop.owner.call(contract.getIncoming, { id: wireId('raw', id) });
  expect(item).toMatchObject({ timesCome: 12, attempts: 1 });
  expect(item.arrivals[0]).toMatchObject({ way: 'imap' });
});

test('letters that the database cannot hold do no harm in what a stranger says of himself', async () => {
  const { app, workspace } = shop;
  const envelope = { from: 'a\0b@x.example', helo: 'half \ud800', to: ['c\0@shop.example'], by: '192.0.2.1' };
  await takeIn(app.app, { workspace, account }, { bytes: Buffer.from(letter('Hostile envelope')), envelope });
  expect(await settled('Hostile envelope')).toMatchObject({ state: 'understood' });
});

test('more than a company takes in within an hour is told to come later', async () => {
  const { config } = shop.app.app;
  const most = config.mailGigabytesPerHour;
  config.mailGigabytesPerHour = 0.000001;
  await expect(post(letter('Flood'))).rejects.toMatchObject({ responseCode: 451 });
  config.mailGigabytesPerHour = most;
  expect(await post(letter('Flood'))).toContain('250');
});

const alarms = async () => {
  await lookForAlarms(shop.app.app, shop.workspace);
  return (await shop.owner.call(listAlarms, {})).items;
};
const metric = async (line: RegExp) => line.test(await (await fetch(`${shop.app.url}/metrics`)).text());

test('what was taken in and what is there are counted against each other, and it is said when they differ', async () => {
  expect((await alarms()).filter(({ kind }) => kind === 'incoming.counts')).toEqual([]);
  const count = (more: number) =>
    rows(
      `update channels.intake_tally set taken = taken + $1 where ctid = (select ctid from channels.intake_tally limit 1)`,
      [more],
    );
  await count(1);
  const [alarm] = (await alarms()).filter(({ kind }) => kind === 'incoming.counts');
  expect(alarm).toMatchObject({ count: 1, place: '/settings/incoming?state=all' });
  expect(await metric(/^throughline_alarms\{kind="incoming.counts"\} 1$/m)).toBe(true);
  const [standing, aside] = await checkMail(shop.app.app);
  expect(standing).toMatchObject({ well: false, found: expect.stringContaining(alarm!.sentence) });
  const held = await rows(`select 1 from channels.raw where state = 'quarantined'`);
  expect(aside).toMatchObject({ well: held.length === 0, found: expect.stringMatching(`^${held.length}\\b`) });
  await count(-1);
  expect((await alarms()).filter(({ kind }) => kind === 'incoming.counts')).toEqual([]);
});

test('a mail that waits too long raises an alarm with its number, and goes on', async () => {
  const at = await keepQuietly(letter('Stuck'));
  await rows(`update channels.raw set received_at = received_at - interval '16 minutes' where id = $1`, [at.raw]);
  const broken = { every: '1 minute' as const, kinds: [], look: () => Promise.reject(new Error('broken')) };
  await expect(lookForAlarms(shop.app.app, shop.workspace, [broken, stuckMail])).rejects.toThrow('broken');
  expect((await shop.owner.call(listAlarms, {})).items.map(({ kind }) => kind)).toContain('incoming.waiting');
  const [alarm] = (await alarms()).filter(({ kind }) => kind === 'incoming.waiting');
  expect(alarm).toMatchObject({ count: expect.any(Number), place: '/settings/incoming?state=received' });
  expect(alarm!.sentence).toContain('waited longer than 15 minutes');
  await attempt(at);
  await rows(`update channels.raw set received_at = now() where state = 'received'`);
  expect((await alarms()).filter(({ kind }) => kind === 'incoming.waiting')).toEqual([]);
});

test('mail that was set aside and waits for a person is an alarm until it is tried again or given up', async () => {
  const aside = async () => (await alarms()).filter(({ kind }) => kind === 'incoming.set-aside');
  const ids = [];
  for (const subject of ['Aside, tried again', 'Aside, given up']) {
    const at = await keepQuietly(poison(subject));
    await attempt(at);
    ids.push(wireId('raw', at.raw));
  }
  expect(await aside()).toEqual([]);
  await rows(`update channels.raw set settled_at = settled_at - interval '16 minutes' where subject like 'Aside, %'`);
  const [{ since }] = (await rows<{ since: Date }>(
    `select min(settled_at) as since from channels.raw where subject like 'Aside, %'`,
  )) as [{ since: Date }];
  const [alarm] = await aside();
  expect(alarm).toMatchObject({ count: 2, since: since.toISOString(), place: '/settings/incoming?state=quarantined' });
  expect(alarm!.sentence).toContain('2 mails could not be understood');
  expect(await metric(/^throughline_alarms\{kind="incoming.set-aside"\} 1$/m)).toBe(true);
  await shop.owner.call(contract.retryIncoming, { id: ids[0]! });
  expect(await aside()).toMatchObject([{ count: 1, sentence: expect.stringContaining('1 mail could') }]);
  await shop.owner.call(contract.discardIncoming, { id: ids[1]! });
  expect(await aside()).toEqual([]);
  await rows(
    `update channels.raw set settled_at = settled_at - interval '16 minutes' where subject = 'Aside, given up'`,
  );
  await shop.owner.call(contract.restoreIncoming, { id: ids[1]! });
  expect(await aside(), 'who took it back has just looked at it').toEqual([]);
});

test('whoever may not read conversations reads no mail here either', async () => {
  const { key } = await shop.owner.call(addApiKey, { name: 'Channels', scopes: ['channel.manage'] });
  const caller = client(shop.app.url, { authorization: `Bearer ${key}` });
  const id = wireId('raw', (await keepQuietly(letter('Private'))).raw);
  expect((await caller.call(contract.getIncoming, { id })).state).toBe('received');
  for (const target of [contract.readSource, contract.readStructure])
    await expect(caller.call(target, { id })).rejects.toMatchObject({ type: 'forbidden' });
  expect((await caller.fetch(`/api/v1/incoming/${id}/eml`)).status).toBe(403);
});
