import { beforeAll, expect, test } from 'vitest';
import { mergeConversation, undoArrangement } from '#core/contract/arrange.ts';
import { plainId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import * as desk from '#core/contract/desk.ts';
import { listNotices, snoozeConversation } from '#core/contract/marks.ts';
import type { Problem } from '#core/contract/problems.ts';
import * as people from '#core/contract/people.ts';
import { askIntoConversation, giveConversationToTeam } from '#core/contract/sight.ts';
import { createTeam } from '#core/contract/teams.ts';
import type { Role } from '#core/people/permissions.ts';
import { client, type Client } from '#test/client.ts';
import * as sides from '#core/contract/sides.ts';
import { deliveryReport, loopsStage } from '../mail/loops-stage.fixture.ts';
import { whatIsLeft } from '../erase/what-is-left.fixture.ts';
import { until } from '#test/until.ts';

// Somebody else is asked by mail about a conversation: what they answer stays beside it, and goes with it.

let stage: Awaited<ReturnType<typeof loopsStage>>;
beforeAll(async () => {
  stage = await loopsStage();
}, 120_000);

let count = 0;
const call: typeof stage.owner.call = (...given) => stage.owner.call(...given);
const rowsOf = async (sql: string, ...values: unknown[]) => (await stage.app.owner.query(sql, values)).rows;
const code = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Problem) => error.more.code ?? error.type,
  );

interface Asked {
  /** The conversation of a customer, their address, and the carrier that is asked about it. */
  conversation: string;
  ann: string;
  hans: string;
  /** What they wrote. */
  message: string;
}

async function begun(words = 'My lamp has not come.'): Promise<Asked> {
  const [ann, hans] = [`ann${(count += 1)}@customer.example`, `hans${count}@carrier.example`];
  const { thread, message } = await stage.arrive({
    from: `Ann Ant <${ann}>`,
    subject: 'The lamp',
    text: words,
    id: `first-${count}@customer.example`,
  });
  await stage.shown(thread);
  return { conversation: thread, ann, hans, message };
}

const ask = ({ conversation, hans }: Asked, more: object = {}) =>
  call(sides.beginSide, {
    id: conversation,
    to: { address: hans, name: 'Hans' },
    subject: `Parcel ${count}`,
    text: `Where is parcel ${count}?`,
    ...more,
  });
const read = (id: string, side: string) => call(sides.readSide, { id, side });
const mailTo = (address: string, words: string) =>
  until(
    () => stage.sink.mails.find(({ to, text }) => to.includes(address) && text.includes(words)),
    `a mail to ${address}`,
  );
const header = (name: string, text: string) => new RegExp(`^${name}: (.+(?:\r\n[ \t].+)*)`, 'im').exec(text)?.[1] ?? '';
const idOf = (mail: { text: string }) => /^Message-ID:\s*<([^>]+)>/im.exec(mail.text)?.[1] ?? '';
const texts = async (id: string) =>
  (await call(desk.readConversation, { id })).items.flatMap((item) => (item.type === 'message' ? item.text : []));
const join = async (id: string, into: string) =>
  call(mergeConversation, { id, into, otherCustomer: true, version: (await stage.shown(id)).version });
const kindsOf = (ann: string) =>
  rowsOf(
    `select interaction.kind from touchpoints.interaction join customers.identifier using (customer) where value = $1 order by 1`,
    ann,
  ).then((rows) => rows.map(({ kind }) => String(kind)));

test('what somebody else answers stands beside the conversation, is told, wakes it, and makes nobody a customer', async () => {
  const asked = await begun();
  const { conversation, ann, hans, message } = asked;
  const side = await ask(asked, { quotes: [message] });
  const mail = await mailTo(hans, `parcel ${count}`);
  expect(mail.to).toEqual([hans]);
  expect(mail.text).toContain(`From: Ann Ant <${ann}>`);
  expect(mail.text).toContain('My lamp has not come.');
  await call(snoozeConversation, {
    id: conversation,
    until: new Date(Date.now() + 9e7).toISOString(),
    version: (await stage.shown(conversation)).version,
  });
  const customersBefore = await rowsOf('select count(*)::int as n from customers.customer');
  const answer = await stage.arrive({ from: `Hans <${hans}>`, inReplyTo: idOf(mail), text: 'In the van.' });
  expect(plainId('cnv', answer.thread)).toBe(plainId('sid', side.id));
  const there = await until(async () => {
    const found = await read(conversation, side.id);
    return found.messages.length === 2 ? found : undefined;
  }, 'the answer stands there');
  expect(there.messages.map(({ text, author }) => [author.name, text])).toEqual([
    ['Ada Lovelace', `Where is parcel ${count}?`],
    ['Hans', 'In the van.'],
  ]);
  expect([there.unread, there.to?.address, there.messages[0]!.quotes[0]!.text]).toEqual([
    1,
    hans,
    'My lamp has not come.',
  ]);
  const shown = await until(async () => {
    const found = await stage.shown(conversation);
    return found.snoozedUntil === null ? found : undefined;
  }, 'it wakes');
  expect(shown.waitingSince).not.toBeNull();
  const notices = await until(async () => {
    const { items } = await call(listNotices, {});
    return items.find(({ what, about: of }) => what === 'conversation.side-received' && of.id === conversation);
  }, 'a notice');
  expect(notices.by).toBe('Hans');
  expect(await texts(conversation)).toEqual(['My lamp has not come.']);
  expect(await rowsOf('select count(*)::int as n from customers.customer')).toEqual(customersBefore);
  expect(await rowsOf('select 1 from desk.conversation where id = $1', plainId('sid', side.id))).toEqual([]);
  expect(await kindsOf(ann)).toEqual(['conversation.started', 'message.received', 'side.received', 'side.sent']);
  await call(sides.markSideRead, { id: conversation, side: side.id, message: there.messages[1]!.id });
  expect((await call(sides.listSides, { id: conversation })).items).toMatchObject([{ unread: 0, state: 'open' }]);
});

test('a colleague of theirs answers with an id that only they know, a stranger without one does not, nor does who is forged', async () => {
  const asked = await begun();
  const { conversation, ann, hans } = asked;
  const side = await ask(asked);
  const mail = await mailTo(hans, `parcel ${count}`);
  const other = `berta${count}@depot.example`;
  await stage.arrive({ from: other, inReplyTo: idOf(mail), cc: ann, text: 'I took this over.' });
  const there = await read(conversation, side.id);
  expect(there.messages.at(-1)).toMatchObject({ text: 'I took this over.', address: other });
  // Whom the conversation is with takes no part beside it, whoever copies them in: what they answer is theirs.
  expect(there.people.map(({ address }) => address)).toEqual([hans, other]);
  const annAnswers = await stage.arrive({ from: ann, inReplyTo: idOf(mail), text: 'Whose van is that?' });
  expect(annAnswers.thread).toBe(conversation);
  const stranger = await stage.arrive({ from: `eve${count}@evil.example`, subject: `Re: Parcel ${count}` });
  expect(stranger).toMatchObject({ outcome: 'new' });
  expect((await read(conversation, side.id)).messages).toHaveLength(2);
});

test('what a machine of theirs answers stands there, wakes nothing and is not answered; a mail that comes back is told', async () => {
  const asked = await begun();
  const { conversation, hans } = asked;
  const side = await ask(asked);
  const mail = await mailTo(hans, `parcel ${count}`);
  await call(sides.settleSide, { id: conversation, side: side.id, state: 'done' });
  await stage.arrive({
    from: hans,
    inReplyTo: idOf(mail),
    text: 'We got your mail.',
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  const there = await read(conversation, side.id);
  expect(there.messages.at(-1)).toMatchObject({ automatic: true, text: 'We got your mail.' });
  expect(there.state).toBe('done');
  await stage.arriveBytes(deliveryReport({ to: hans, id: idOf(mail) }));
  await until(async () => {
    const { items } = await call(listNotices, {});
    return items.some(({ what, about: of }) => what === 'conversation.side-failed' && of.id === conversation);
  }, 'it is told that it came back');
  const { items } = await call(sides.listSides, { id: conversation });
  expect(items).toMatchObject([{ state: 'done' }]);
  expect(stage.sink.mails.filter(({ to }) => to.includes(hans))).toHaveLength(1);
});

test('nothing goes to the customer or to the desk itself; what is taken back in time was never begun', async () => {
  const asked = await begun();
  const { conversation, ann, hans } = asked;
  const to = (address: string) => code(ask({ ...asked, hans: address }));
  expect([await to(ann), await to('desk@shop.example')]).toEqual(['customer', 'invalid']);
  expect(await code(ask(asked, { copies: [{ address: ann.toUpperCase(), kind: 'bcc' }] }))).toBe('customer');
  const side = await ask(asked, { undoFor: 30 });
  const [message] = side.messages;
  expect(message!.heldUntil).not.toBeNull();
  const back = await call(sides.recallFromSide, { id: conversation, side: side.id, message: message!.id });
  expect(back).toMatchObject({ text: `Where is parcel ${count}?`, begun: true });
  expect((await call(sides.listSides, { id: conversation })).items).toEqual([]);
  expect(await code(read(conversation, side.id))).toBe('not-found');
  const changes = (await stage.shown(conversation)).items.filter(({ type }) => type === 'change');
  expect(changes).toEqual([]);
  expect(
    await rowsOf('select 1 from platform.outbox where key = $1', `message:${plainId('msg', message!.id)}`),
  ).toEqual([]);
  // Answered on and settled, with the way back.
  const again = await ask(asked);
  await mailTo(hans, `parcel ${count}`);
  await call(sides.settleSide, { id: conversation, side: again.id, state: 'done' });
  const on = await call(sides.writeInSide, { id: conversation, side: again.id, text: `And by when? ${count}` });
  expect(on.state).toBe('open');
  const second = await mailTo(hans, `And by when? ${count}`);
  expect(header('Subject', second.text)).toBe(`Re: Parcel ${count}`);
});

test('the customer is nobody beside their conversation, by whatever address of theirs, nor is who was joined to it', async () => {
  const [asked, other] = [await begun(), await begun()];
  const { conversation, ann, hans } = asked;
  const second = ann.replace('@customer', '@home');
  await stage.app.owner.query(
    `insert into customers.identifier (workspace, kind, value, customer, strength, linked_at)
      select workspace, 'email', $2, customer, 'claimed', now() from channels.thread where id = $1`,
    [plainId('cnv', conversation), second],
  );
  expect(await code(ask({ ...asked, hans: second }))).toBe('customer');
  const side = await ask(asked);
  const mail = await mailTo(hans, 'parcel');
  const fromSecond = await stage.arrive({ from: second, inReplyTo: idOf(mail), text: 'From home.' });
  expect([fromSecond.outcome, fromSecond.thread === conversation]).toEqual(['review', false]);
  // Who was told something beside a conversation and writes in the customer's name brings nobody in.
  const eve = `eve${count}@evil.example`;
  const named = await stage.arrive({
    from: ann,
    to: `desk@shop.example, ${eve}`,
    inReplyTo: idOf(mail),
    text: 'Cc Eve',
  });
  expect(named.thread).toBe(conversation);
  const taking = await rowsOf(
    'select address from channels.participant where thread = $1',
    plainId('cnv', conversation),
  );
  expect(taking.map(({ address }) => address)).toEqual([ann]);
  await join(other.conversation, conversation);
  const joined = await stage.arrive({ from: other.ann, inReplyTo: idOf(mail), text: 'I am in it, too.' });
  expect(joined.thread).toBe(conversation);
  expect((await read(conversation, side.id)).people.map(({ address }) => address)).toEqual([hans]);
});

test('what somebody asked writes about something else is a conversation of their own, also beside one who is kept out', async () => {
  const asked = await begun();
  const { conversation, hans } = asked;
  await ask(asked);
  const mail = await mailTo(hans, 'parcel');
  const from = `Hans Quorkmann <${hans}>`;
  await stage.arrive({ from, inReplyTo: idOf(mail), text: 'In the van.' });
  await stage.app.owner.query(
    `insert into channels.kept_out (workspace, customer, at) select workspace, customer, now() from channels.thread where id = $1`,
    [plainId('cnv', conversation)],
  );
  const own = await stage.arrive({ from, subject: 'Our prices', text: 'They rise.' });
  expect(own.outcome).toBe('new');
  // Erased as a customer, they are gone from beside the other conversation and from what was told of it.
  const { customer } = await stage.shown(own.thread);
  await until(async () => {
    const { items } = await call(listNotices, {});
    return items.some(({ what, by }) => what === 'conversation.side-received' && by === 'Hans Quorkmann');
  }, 'a notice');
  await call(eraseCustomerForGood, { id: customer.id });
  await until(async () => (await whatIsLeft(stage.app, ['quorkmann'])).length === 0, 'nothing is left of the name');
});

test('joined conversations bring theirs along, and take them back', async () => {
  const [one, other] = [await begun(), await begun()];
  const side = await ask(one);
  const { arrangement } = await join(one.conversation, other.conversation);
  const of = async (id: string) => (await call(sides.listSides, { id })).items.map((each) => each.id);
  expect(await of(other.conversation)).toEqual([side.id]);
  const mail = await mailTo(one.hans, 'parcel');
  await stage.arrive({ from: one.hans, inReplyTo: idOf(mail), text: 'Found it.' });
  expect((await read(other.conversation, side.id)).messages.at(-1)!.text).toBe('Found it.');
  await call(undoArrangement, { id: arrangement });
  expect([await of(other.conversation), await of(one.conversation)]).toEqual([[], [side.id]]);
});

test('who is erased goes from what others were asked: their words, what was quoted of them, their files', async () => {
  const asked = await begun('My quixotish lamp is broken.');
  const { conversation, hans } = asked;
  const bytes = withFile(asked.ann);
  const { message } = await stage.arriveBytes(bytes);
  const file = (await until(async () => {
    const { items } = await stage.shown(conversation);
    return items.find((item) => item.type === 'message' && item.id === message);
  }, 'the file is there')) as { files: Array<{ id: string }> };
  await ask(asked, { quotes: [asked.message, message], along: [{ message, file: file.files[0]!.id }] });
  const mail = await mailTo(hans, `parcel ${count}`);
  expect(mail.text).toContain('quixotish');
  expect(mail.text).toContain('filename=quixotish.txt');
  await stage.arrive({ from: hans, inReplyTo: idOf(mail), text: 'Quixotish? Broken.' });
  // Of somebody else whose conversation quotes them, too.
  const host = await begun('Something else.');
  await join(conversation, host.conversation);
  await ask(host, { quotes: [asked.message], along: [{ message, file: file.files[0]!.id }] });
  await mailTo(host.hans, 'quixotish');
  const { customer } = await stage.shown(conversation);
  const [{ id }] = await rowsOf(
    `select customer as id from channels.thread where id = $1`,
    plainId('cnv', conversation),
  );
  expect(customer.id).not.toBe(`cus_${id.replaceAll('-', '')}`);
  expect(await whatIsLeft(stage.app, ['quixotish'])).not.toEqual([]);
  await call(eraseCustomerForGood, { id: `cus_${id.replaceAll('-', '')}` });
  await until(async () => (await whatIsLeft(stage.app, ['quixotish'])).length === 0, 'nothing of it is left');
  const { items } = await call(sides.listSides, { id: host.conversation });
  expect(items).toHaveLength(1);
});

function withFile(from: string): Buffer {
  const lines = [
    `From: Ann Ant <${from}>`,
    'To: desk@shop.example',
    'Subject: Re: The lamp',
    `Message-ID: <file-${count}@customer.example>`,
    `In-Reply-To: <first-${count}@customer.example>`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...['--b', 'Content-Type: text/plain', '', 'Here is a quixotish picture.'],
    ...[
      '--b',
      'Content-Type: text/plain; name="quixotish.txt"',
      'Content-Disposition: attachment; filename="quixotish.txt"',
    ],
    ...['', 'quixotish in a file', '--b--'],
  ];
  return Buffer.from(lines.join('\r\n'));
}

async function colleague(name: string, role: Role): Promise<Client & { user: string }> {
  const { link } = await call(people.invite, { role });
  const made = client(stage.app.url);
  const token = new URL(link).searchParams.get('token') ?? '';
  const person = { name, email: `${name.toLowerCase()}${count}@partner.example`, password: 'correct horse battery' };
  const { user } = await made.call(people.acceptInvitation, { token, ...person });
  return { ...made, user: user.id };
}

test('who does not see the conversation sees nothing beside it; who works from outside reads it masked and asks nobody', async () => {
  const asked = await begun();
  const { conversation, hans } = asked;
  const side = await ask(asked);
  const [omar, cora] = [await colleague('Omar', 'outsourced'), await colleague('Cora', 'contributor')];
  const seen = { id: conversation, side: side.id };
  expect([
    await code(omar.call(sides.readSide, seen)),
    await code(cora.call(sides.listSides, { id: conversation })),
  ]).toEqual(['not-found', 'not-found']);
  const { id: team } = await call(createTeam, { name: `Night ${count}`, outsourced: true, people: [omar.user] });
  const { version } = await stage.shown(conversation);
  await call(giveConversationToTeam, { id: conversation, team, version });
  await call(askIntoConversation, { id: conversation, people: [cora.user] });
  const masked = await omar.call(sides.readSide, seen);
  expect(JSON.stringify(masked)).not.toContain(hans);
  expect(masked.messages).toHaveLength(1);
  expect((await cora.call(sides.readSide, seen)).messages).toHaveLength(1);
  const begin = { id: conversation, to: { address: hans }, subject: 'x', text: 'x' };
  for (const person of [omar, cora]) {
    expect(await code(person.call(sides.beginSide, begin))).toBe('permission');
    expect(await code(person.call(sides.writeInSide, { ...seen, text: 'x' }))).toBe('permission');
  }
});
