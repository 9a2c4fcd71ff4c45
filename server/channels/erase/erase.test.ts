import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import type { Copy } from '#core/channels/copies.ts';
import { saveDraft } from '#core/contract/drafts.ts';
import * as arrange from '#core/contract/arrange.ts';
import { listChatAccounts } from '#core/contract/chat.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import * as customers from '#core/contract/customers.ts';
import * as desk from '#core/contract/desk.ts';
import { createForm } from '#core/contract/form.ts';
import { listMembers } from '#core/contract/people.ts';
import { addSuppressed, listSuppressed } from '#core/contract/suppression.ts';
import { createSource } from '#core/contract/tracking.ts';
import { formVisitor } from '#test/form-visitor.ts';
import type { Letter } from '#test/mail-stage.ts';
import { until } from '#test/until.ts';
import { postJson, visitor } from '#test/visitor.ts';
import { deliveryReport, loopsStage } from '../mail/loops-stage.fixture.ts';
import { outboxKey } from '../outgoing.ts';
import { whatIsLeft, whereOneStands } from './what-is-left.fixture.ts';

let stage: Awaited<ReturnType<typeof loopsStage>>;
const call: typeof stage.owner.call = (...args) => stage.owner.call(...args);

/** Somebody begins an answer and does not send it. */
async function begin(thread: string, note: string, copies: Copy[] = []): Promise<void> {
  const { draft } = await call(desk.readConversation, { id: thread });
  const blank = {
    mode: 'note' as const,
    reply: '',
    uploads: [],
    seen: null,
    sender: null,
    signed: true,
    anyway: false,
  };
  await call(saveDraft, { id: thread, content: { ...blank, note, copies }, base: draft.version });
}

/** What nobody else says: in the name, the address, and what they write. */
const words = ['zelmarq', 'vellichor', 'brumous'];
const theirs = 'zelmarq@leaver.example';
const zelmarq = `Zelmarq Vellichor <${theirs}>`;
const [ann, ben, carl] = ['ann@customer.example', 'ben@customer.example', 'carl@customer.example'];
const sentence = 'My brumous parcel has not come yet, and the neighbours know nothing of it.';

beforeAll(async () => {
  stage = await loopsStage();
  const { dns } = stage.world;
  dns.set('leaver.example', { TXT: [['v=spf1 ip4:192.0.2.1 -all']] });
  dns.set('_dmarc.leaver.example', { TXT: [['v=DMARC1; p=reject']] });
}, 120_000);

const home = { by: '192.0.2.1', from: theirs, helo: 'mail.leaver.example' };
const write = (letter: Letter) => stage.arrive({ from: zelmarq, ...letter }, home);
const inTen = () => new Date(stage.world.now().getTime() + 10 * 86_400_000).toISOString();

function withFile(subject: string): Buffer {
  return Buffer.from(
    [
      `From: ${zelmarq}`,
      'To: desk@shop.example',
      `Subject: ${subject}`,
      'Message-ID: <zelmarq-file@leaver.example>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...['--b', 'Content-Type: text/html', '', `<p>${sentence}</p><p>vellichor</p>`],
      ...['--b', 'Content-Type: text/plain; name="vellichor.txt"', 'Content-Transfer-Encoding: base64'],
      'Content-Disposition: attachment; filename="vellichor.txt"',
      ...['', Buffer.from('zelmarq in a file').toString('base64'), '--b--'],
    ].join('\r\n'),
  );
}

/** A mail that cannot be understood, and the same mail under other bytes. */
async function mailsThatBecomeNothing(): Promise<void> {
  const nested = Array.from(
    { length: 30 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  const head = `From: ${zelmarq}\r\nTo: desk@shop.example\r\nSubject: Vellichor in parts\r\n`;
  const poison = Buffer.from(`${head}${nested.join('')}\r\nbrumous`);
  expect(await stage.arriveBytes(poison, home)).toMatchObject({ state: 'quarantined' });
  const again = { id: 'zelmarq-twice@leaver.example', text: 'Twice brumous.' };
  await write(again);
  expect(await write({ ...again, headers: { 'X-Way': 'other' } })).toMatchObject({ state: 'discarded' });
}

/** Their own conversations by mail, with all that the desk does in them. */
async function ownConversations(): Promise<string> {
  const { thread } = await stage.arriveBytes(withFile('About the brumous parcel'), home);
  const { customer } = await stage.shown(thread);
  const sent = await stage.write(thread, { kind: 'agent', purpose: 'reply' });
  const said = `550 5.1.1 <${theirs}> unknown`;
  await stage.arriveBytes(deliveryReport({ to: theirs, id: sent.mailId, said }), { from: '' });
  await call(desk.noteOnConversation, { id: thread, text: 'Zelmarq called.' });
  await begin(thread, 'Dear Zelmarq');
  await call(desk.replyToConversation, { id: thread, text: 'Dear Zelmarq', sendAt: inTen() });
  await call(addSuppressed, { address: theirs, words: 'Zelmarq asked for it' });
  const { version } = await call(customers.getCustomer, { id: customer.id });
  await call(customers.changeCustomer, {
    id: customer.id,
    version,
    company: 'Vellichor Ltd',
    custom: { pet: 'brumous' },
  });
  expect(await stage.write(thread, { kind: 'system', purpose: 'survey' })).toMatchObject({ state: 'failed' });
  await stage.arrive({ from: zelmarq, text: 'Not brumous at all' }, { ...home, by: '198.51.100.9' });
  return customer.id;
}

const fileOf = (text: string) =>
  [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...['--b', 'Content-Type: text/plain', '', text, '--b', 'Content-Type: text/plain; name="plan.txt"'],
    ...['Content-Disposition: attachment; filename="plan.txt"', '', 'The plan of Ben', '--b--'],
  ].join('\r\n');

/** Ben writes in a conversation of theirs, with a file, and somebody makes a conversation of its own of that. */
async function partedFromTheirs(): Promise<{ parted: string; own: string }> {
  const { thread } = await write({ cc: ben, id: 'z-ben@leaver.example', subject: 'Vellichor and Ben' });
  const head = [`From: ${ben}`, 'To: desk@shop.example', 'Subject: Re: us', 'Message-ID: <ben-1@customer.example>'];
  const bytes = [...head, 'In-Reply-To: <z-ben@leaver.example>', fileOf('A matter of Ben')].join('\r\n');
  const { message } = await stage.arriveBytes(Buffer.from(bytes));
  const { version } = await stage.shown(thread);
  const { conversation } = await call(arrange.splitConversation, { id: thread, message, version });
  return { parted: conversation.id, own: (await stage.arrive({ from: ben, text: 'Only of Ben' })).thread };
}

/** One of their conversations is put into one of Carl’s. */
async function joinedWithCarls(): Promise<string> {
  const [carls, matter] = [
    await stage.arrive({ from: carl, text: 'First of Carl' }),
    await write({ subject: 'A brumous matter' }),
  ];
  await stage.shown(carls.thread);
  const { version } = await stage.shown(matter.thread);
  const joined = { id: matter.thread, into: carls.thread, version, otherCustomer: true };
  await call(arrange.mergeConversation, joined);
  return carls.thread;
}

/** A conversation of Ann’s in which they take part; gives it. */
async function conversationOfAnn(): Promise<string> {
  const { thread } = await stage.arrive({ from: ann, cc: zelmarq, id: 'ann-1@customer.example', text: 'First of Ann' });
  await stage.shown(thread);
  const first = await stage.write(thread, { kind: 'agent', purpose: 'reply' });
  await stage.arriveBytes(
    deliveryReport({ to: ann, id: first.mailId, said: `550 5.2.2 forwarded to <${theirs}>: full` }),
    { from: '' },
  );
  const answered = await write({ inReplyTo: 'ann-1@customer.example', id: 'zelmarq-2@leaver.example', text: sentence });
  expect(answered.thread).toBe(thread);
  await call(desk.noteOnConversation, { id: thread, text: 'Zelmarq Vellichor is her friend.' });
  await begin(thread, 'Dear Ann, Zelmarq Vellichor is right.');
  const items = async () => (await call(desk.readConversation, { id: thread })).items;
  const seen = (await items()).find((item) => item.type === 'message')!.id;
  await call(desk.replyToConversation, { id: thread, text: 'To you, not to Ann', sendAt: inTen(), seen });
  const also = { copies: [{ address: theirs, name: 'Zelmarq Vellichor', kind: 'bcc' as const }] };
  await call(desk.replyToConversation, { id: thread, text: 'To Ann and to you', ...also });
  await call(desk.replyToConversation, { id: thread, text: 'Later to Ann and to you', sendAt: inTen(), ...also });
  await begin(thread, 'Dear Ann', also.copies);
  const quote = `On Monday, Zelmarq Vellichor <${theirs}> wrote:\n> My brumous parcel has not come yet,\n> and the neighbours know nothing of it.`;
  await stage.arrive({
    from: ann,
    cc: zelmarq,
    id: 'ann-2@customer.example',
    inReplyTo: 'zelmarq-2@leaver.example',
    references: ['ann-1@customer.example', 'zelmarq-2@leaver.example'],
    text: `Zelmarq Vellichor is right: where is it?\n\n${quote}`,
  });
  await call(addSuppressed, { address: ann });
  return thread;
}

/** What came by other ways than mail. */
async function otherWays(): Promise<void> {
  const { url } = stage.app;
  const box = await until(async () => (await call(listChatAccounts, {})).items[0], 'the chat box');
  const guest = await visitor(url, { key: box.key });
  await guest.say('A brumous word in the chat');
  await guest.post('email', { email: theirs });
  const unsent = { method: 'POST', body: 'zelmarq', headers: { authorization: `Bearer ${guest.token}` } };
  expect((await fetch(`${url}/api/v1/chat/files?name=vellichor.txt`, unsent)).status).toBe(200);
  const { writeKey } = await call(createSource, { name: 'Shop', kind: 'server' });
  const authorization = { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` };
  const context = { traits: { email: theirs } };
  const send = (path: string, body: object) => postJson(`${url}/v1/${path}`, { ...body, context }, authorization);
  await send('identify', { userId: 'zelmarq-7', traits: { email: theirs, firstName: 'Zelmarq' } });
  await send('track', { userId: 'zelmarq-7', event: 'Parcel Lost', properties: { note: 'brumous' } });
  await send('batch', { batch: [{ type: 'dance', userId: 'zelmarq-7', traits: { email: theirs } }] }).catch(
    () => undefined,
  );
}

/** A form of theirs with a file, and one of somebody else that names them. */
async function byForm(): Promise<string> {
  const { key } = await call(createForm, { name: 'Contact' });
  const web = formVisitor(stage.app.url, key);
  const proof = await web.work();
  const upload = await web.upload(proof, { field: 'files', name: 'vellichor.txt', bytes: 'zelmarq in a form' });
  const { id: file } = (await upload.json()) as { id: string };
  const own = { email: theirs, name: 'Zelmarq Vellichor', order: 'brumous', message: sentence };
  await web.send({ ...own, files: [file] }, { proof });
  await web.send({ ...own, message: 'Brumous again' }, { trap: 'filled in' });
  const naming = { email: 'fran@customer.example', order: `of ${theirs}`, message: 'It is not mine' };
  const { number } = await web.send(naming);
  const { rows } = await stage.app.owner.query('select id from channels.thread where number = $1', [number]);
  return wireId('cnv', rows[0].id);
}

const tables = (rows: readonly string[]) => [...new Set(rows.map((row) => row.slice(0, row.indexOf(' '))))];
const textsIn = async (id: string) =>
  (await call(desk.readConversation, { id })).items.flatMap((item) => (item.type === 'message' ? [item.text] : []));
/** Whether the mails that came from an address are there as they came, in their order. */
async function isWhole(sender: string): Promise<boolean[]> {
  const text = 'select blanked_at is null as whole from channels.raw where sender = $1 order by id';
  return (await stage.app.owner.query<{ whole: boolean }>(text, [sender])).rows.map(({ whole }) => whole);
}

test('an erased customer is in no table and no file, and what others wrote stays without them', async () => {
  await mailsThatBecomeNothing();
  const customer = await ownConversations();
  const shared = await conversationOfAnn();
  const { parted, own } = await partedFromTheirs();
  const { thread: mentioned } = await stage.arrive({ from: carl, text: `Please write to ${theirs}, too.` });
  const carls = await joinedWithCarls();
  await otherWays();
  const frans = await byForm();
  for (const thread of [mentioned, parted, own, frans]) await stage.shown(thread);
  let left: string[] = [];
  const isPlanted = async () => {
    const there = new Set(tables((left = await whatIsLeft(stage.app, words))));
    return whereOneStands.every((name) => there.has(name));
  };
  await until(isPlanted, 'they stand everywhere').catch(() => undefined);
  expect(tables(left)).toEqual(expect.arrayContaining(whereOneStands));

  await call(customers.eraseCustomerForGood, { id: customer });
  const isOver = async () => (await stage.app.owner.query('select from customers.leaving')).rowCount === 0;
  await until(isOver, 'every domain has forgotten them');
  const isForgotten = async () => (left = await whatIsLeft(stage.app, words)).length === 0;
  await until(isForgotten, 'nothing is left', 15).catch(() => undefined);
  expect(left).toEqual([]);
  const [quoting, ...others] = await textsIn(shared);
  expect(quoting).toMatch(/^█+ is right: where is it\?\n\nOn Monday, █+ <█+> wrote:\n> █+\n> █+$/);
  expect(others).toEqual([expect.stringMatching(/^Sent/), 'First of Ann']);
  expect(await textsIn(mentioned)).toEqual([expect.stringMatching(/^Please write to █+, too\.$/)]);
  expect([await textsIn(parted), await textsIn(own)]).toEqual([['A matter of Ben'], ['Only of Ben']]);
  const [form] = (await call(desk.readConversation, { id: frans })).items.flatMap((item) =>
    item.type === 'message' && item.form !== null ? [item.form] : [],
  );
  expect(form).toMatchObject({
    words: 'It is not mine',
    fields: [{ key: 'email' }, { value: expect.stringMatching(/^of █+$/) }],
  });
  expect(await textsIn(carls)).toEqual(['First of Carl']);
  expect([await isWhole(ann), await isWhole(ben), await isWhole(carl)]).toEqual([
    [false, false],
    [true, true],
    [false, true],
  ]);
  const { items } = await call(desk.readConversation, { id: parted });
  const [withPlan] = items.filter((item) => item.type === 'message');
  const opened = await stage.owner.fetch(`/api/v1/messages/${withPlan!.id}/files/${withPlan!.files[0]!.id}`);
  expect(await opened.text()).toContain('The plan of Ben');
  expect((await call(listSuppressed, {})).items.map(({ address }) => address)).toEqual([ann]);
}, 120_000);

const erase = async (thread: string) => {
  const { customer } = await stage.shown(thread);
  await call(customers.eraseCustomerForGood, { id: customer.id });
  const isOver = async () => (await stage.app.owner.query('select from customers.leaving')).rowCount === 0;
  await until(isOver, 'every domain has forgotten them');
};

test('whoever wrote under an address of ours, or a name of others, takes nothing of others along', async () => {
  const [dan, eve] = ['dan@people.example', 'eve@leaver.example'];
  const quoting = `My words.\n\nOn Monday, The Shop <desk@shop.example> and ada@acme.example wrote:\n> hello`;
  const quote = await stage.arrive({ from: dan, text: quoting });
  await stage.shown(quote.thread);
  await erase((await stage.arrive({ from: 'Boss <desk+1@shop.example>', text: 'From myself' })).thread);
  await erase((await stage.arrive({ from: 'Boss <desk@shop.example>', text: 'From myself' })).thread);
  const { email } = (await call(listMembers, {})).items[0]!;
  await erase((await stage.arrive({ from: email, text: 'From a colleague' })).thread);
  expect(await textsIn(quote.thread)).toEqual([quoting]);
  expect(await isWhole(dan)).toEqual([true]);

  const text = 'Thank you for the parcel, Eve Leaver and -eve@leaver.example_old!\nDan Customer';
  const first = { from: `Dan Customer <${dan}>`, cc: `"Thank you" <${eve}>`, id: 'dan-1@people.example', text };
  const { thread } = await stage.arrive(first);
  await stage.shown(thread);
  const own = await stage.arrive({ from: `Eve Leaver <${eve}>`, text: 'Of Eve' }, { ...home, from: eve });
  const again = { from: `"Dan Customer" <${eve}>`, inReplyTo: 'dan-1@people.example', text: 'Of Eve, too' };
  expect((await stage.arrive(again, { ...home, from: eve })).thread).toBe(thread);
  const elsewhere = `See http://x.example/?to=${eve}&x=1, not b${eve}`;
  const named = await stage.arrive({ from: carl, subject: 'A way to her', text: elsewhere });
  await stage.shown(named.thread);
  await erase(own.thread);
  const left = async (id: string) => (await textsIn(id)).join('\n');
  expect(await left(thread)).toMatch(/^Thank you for the parcel, █{10} and -█{18}_old!\nDan Customer$/);
  expect(await left(named.thread)).toMatch(/^See http:\/\/x\.example\/\?to=█{18}&x=1, not beve@leaver\.example$/);
}, 60_000);

test('whoever settles an attempt meanwhile and the erasing do not wait for each other', async () => {
  const { thread } = await stage.arrive({ from: 'fay@people.example', text: 'First of Fay' });
  await stage.shown(thread);
  const sent = await stage.write(thread, { kind: 'agent', purpose: 'reply' });
  const said = '550 5.2.2 forwarded to <gus@leaver.example>: full';
  await stage.arriveBytes(deliveryReport({ to: 'fay@people.example', id: sent.mailId, said }), { from: '' });
  const own = await stage.arrive(
    { from: 'gus@leaver.example', text: 'Of Gus' },
    { ...home, from: 'gus@leaver.example' },
  );
  await stage.shown(own.thread);
  const connected = async () => {
    const client = new pg.Client({ connectionString: stage.app.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    return client;
  };
  const [pause, settling] = [await connected(), await connected()];
  const waitsFor = (table: string) => async () => {
    const text = `select from pg_stat_activity where wait_event_type = 'Lock' and strpos(query, $1) > 0`;
    return (await stage.app.owner.query(text, [table])).rowCount! > 0;
  };
  // Events wait for whoever began to write before them: the settling begins once the erasing is under way.
  await pause.query('lock table channels.suppressed in share row exclusive mode');
  const erased = erase(own.thread);
  await until(waitsFor('channels.suppressed'), 'the erasing is under way');
  const message = plainId('msg', sent.message);
  const held = 'update platform.outbox set state = state where key = $1';
  expect((await settling.query(held, [outboxKey(message!)])).rowCount).toBe(1);
  await pause.query('commit');
  await until(waitsFor('platform.outbox'), 'the erasing waits for the outbox');
  await settling.query('select from channels.message where id = $1 for no key update nowait', [message]);
  await settling.query('commit');
  await Promise.all([pause.end(), settling.end(), erased]);
}, 60_000);
