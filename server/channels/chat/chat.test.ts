import { beforeAll, expect, test } from 'vitest';
import { changeChatAccount, listChatAccounts, showIdentitySecret } from '#core/contract/chat.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { wireId } from '#core/contract/codecs.ts';
import { readConversation, replyToConversation, typeInConversation } from '#core/contract/desk.ts';
import { createCalendar, removeCalendar } from '#core/contract/hours.ts';
import { giveConversationToTeam } from '#core/contract/sight.ts';
import { createTeam } from '#core/contract/teams.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { smtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';
import { postJson, signIdentity, visitor, type TestStream, type TestVisitor } from '#test/visitor.ts';
import { handOverToMail } from './deliver.ts';

let app: TestApp;
let owner: Client;
let key: string;
let account: string;

beforeAll(async () => {
  app = await testApp();
  owner = await ownerClient(app.url);
  const box = await until(async () => (await owner.call(listChatAccounts, {})).items[0], 'the first chat box');
  ({ key, id: account } = box);
}, 60_000);

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no problem',
    (error: { type?: string }) => error.type,
  );

/** The conversation in which this was said, once the desk has taken it up. */
async function conversationOf(text: string): Promise<string> {
  const { rows } = await app.owner.query<{ thread: string }>('select thread from channels.message where text = $1', [
    text,
  ]);
  const id = `cnv_${rows[0]!.thread.replaceAll('-', '')}`;
  await until(async () => (await owner.send(readConversation, { id })).status === 200, 'the desk takes it up');
  return id;
}

/** The desk has taken the conversation up, and the owner answers. */
async function answer(conversation: string, text: string): Promise<void> {
  await until(
    async () => (await owner.send(replyToConversation, { id: conversation, text })).status === 200,
    'the desk takes the answer',
  );
}

/** An event as it comes over the wire. */
interface Told {
  event: string;
  state: { messages: Array<{ id: string; text: string }> };
  message: { from: string; text: string };
  name: string;
  typing: boolean;
  fresh: boolean;
}

const heard = (stream: TestStream, event: string, has: (event: Told) => unknown = () => true) =>
  until(
    () => (stream.events as unknown as Told[]).find((one) => one.event === event && has(one)),
    `the stream tells ${event}`,
  );

test('a company begins with a chat box, and its look asks nothing of the visitor', async () => {
  const config = (await (await fetch(`${app.url}/api/v1/chat/config?key=${key}`)).json()) as Record<string, unknown>;
  expect(config).toMatchObject({ title: 'Acme', askConsent: true, online: false, language: 'en' });
  expect(config['writeKey']).toMatch(/./);
  expect(config).not.toHaveProperty('origins');
  expect((await fetch(`${app.url}/api/v1/chat/config?key=chat_00000000`)).status).toBe(404);
  const { rows } = await app.owner.query('select count(*)::int as n from channels.visitor');
  expect(rows).toEqual([{ n: 0 }]);
});

test('the same message sent again is one message; the answer arrives live and after a cut', async () => {
  const mia = await visitor(app.url, { key, zone: 'Asia/Tokyo' });
  const first = await mia.say('Where is my parcel?', { clientId: 'mia-0001' });
  expect(await mia.say('Where is my parcel?', { clientId: 'mia-0001' })).toEqual(first);
  const stream = await mia.listen();
  await heard(stream, 'sync', ({ state }) => state.messages.length === 1);

  const conversation = await conversationOf('Where is my parcel?');
  await owner.call(typeInConversation, { id: conversation, typing: true });
  await heard(stream, 'typing', ({ name, typing }) => name === 'Ada' && typing);
  await answer(conversation, 'It comes tomorrow.');
  const told = await heard(stream, 'message', ({ message }) => message.from === 'agent');
  expect(told.message).toMatchObject({ text: 'It comes tomorrow.', name: 'Ada' });

  stream.close();
  await answer(conversation, 'In the morning.');
  const again = await mia.listen(stream.lastId);
  const sync = await heard(again, 'sync');
  expect(sync.fresh).toBe(false);
  expect(sync.state.messages.map(({ text }) => text)).toContain('In the morning.');
  again.close();
  const { rows } = await app.owner.query(`select 1 from customers.customer where zone = 'Asia/Tokyo'`);
  expect(rows).toHaveLength(1);
});

test('what the page got is delivered, what the visitor saw is read', async () => {
  const noor = await visitor(app.url, { key });
  await noor.say('Do you mend lamps?');
  const conversation = await conversationOf('Do you mend lamps?');
  await answer(conversation, 'For life.');
  const stream = await noor.listen();
  const sync = await heard(stream, 'sync');
  const last = sync.state.messages.at(-1)!;
  const stateOf = async () =>
    (await app.owner.query<{ state: string }>(`select state from channels.message where text = 'For life.'`)).rows[0]
      ?.state;
  await until(async () => (await stateOf()) === 'sent', 'the answer is sent');
  await noor.post('marks', { received: last.id });
  expect(await stateOf()).toBe('delivered');
  await noor.post('marks', { read: last.id });
  await heard(stream, 'seen');
  stream.close();
});

test('nobody reads or writes in the name of another', async () => {
  const [ann, eve] = await Promise.all([visitor(app.url, { key }), visitor(app.url, { key })]);
  const { id } = await ann.say('My card ends in 4242.');
  const [text, signature] = ann.token.split('.');
  const pass = JSON.parse(Buffer.from(text!, 'base64url').toString()) as Record<string, unknown>;
  const forged = `${Buffer.from(JSON.stringify({ ...pass, epoch: 1 })).toString('base64url')}.${signature}`;
  const withToken = (token: string) => ({ authorization: `Bearer ${token}` });
  const body = { clientId: 'forged-01', text: 'I am Ann' };
  expect(await problemOf(postJson(`${app.url}/api/v1/chat/messages`, body, withToken(forged)))).toBe('unauthenticated');
  expect(await problemOf(postJson(`${app.url}/api/v1/chat/messages`, body, withToken('nonsense')))).toBe(
    'unauthenticated',
  );
  expect(await problemOf(eve.post('marks', { read: id }))).toBe('not-found');
  expect((await visitor(app.url, { key, token: eve.token })).state.messages).toEqual([]);
  expect(await problemOf(ann.post('messages', { ...body, thread: 'x' }))).toBe('invalid');

  await ann.post('forget');
  expect(await problemOf(ann.say('Still me?'))).toBe('unauthenticated');
  expect((await visitor(app.url, { key, token: ann.token })).state.messages).toEqual([]);
});

test('pages that come back all at once are each let in as who they are, or turned away', async () => {
  const visitors = await Promise.all(Array.from({ length: 12 }, () => visitor(app.url, { key })));
  await Promise.all(visitors.slice(0, 6).map((each, at) => each.say(`at once ${at}`)));
  await visitors[3]!.post('forget');
  const streams = await Promise.all(visitors.map((each) => each.listen().catch(() => undefined)));
  await until(() => streams.every((stream) => stream?.events.length !== 0), 'everybody is told what stands there');
  const said = streams.map((stream) => stream?.events[0] as { state?: TestVisitor['state'] } | undefined);
  expect(said.map((event) => event?.state?.messages.map(({ text }) => text).join() ?? 'turned away')).toEqual(
    visitors.map((_, at) => (at === 3 ? 'turned away' : at < 6 ? `at once ${at}` : '')),
  );
  for (const stream of streams) stream?.close();
});

test('files: handed in first, opened by a signed address only, nobody else may send them', async () => {
  const [ken, eve] = await Promise.all([visitor(app.url, { key }), visitor(app.url, { key })]);
  const upload = async (
    token: string,
    name: string,
    { bytes, type = 'text/html' }: { bytes: BodyInit; type?: string },
  ) =>
    await fetch(`${app.url}/api/v1/chat/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: bytes,
    });
  const kept = (await (
    await upload(ken.token, '../../etc/"pass\nwd".html', { bytes: '<script>1</script>' })
  ).json()) as {
    id: string;
    name: string;
  };
  expect(kept.name).toBe('"passwd".html');
  expect((await upload(ken.token, 'empty.txt', { bytes: '' })).status).toBe(400);
  expect(
    (await upload(ken.token, 'large.bin', { bytes: new Uint8Array(10 * 1024 * 1024 + 1), type: 'application/zip' }))
      .status,
  ).toBe(413);
  expect(await problemOf(eve.say('Mine', { files: [kept.id] }))).toBe('invalid');
  const message = (await ken.say('', { files: [kept.id] })) as unknown as {
    files: Array<{ url: string; name: string }>;
  };
  const { url } = message.files[0]!;
  const opened = await fetch(app.url + url);
  expect(await opened.text()).toBe('<script>1</script>');
  expect(opened.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(opened.headers.get('content-type')).toBe('application/octet-stream');
  expect(opened.headers.get('content-security-policy')).toContain('sandbox');
  expect((await fetch(app.url + url.replace(/until=\d+/, 'until=99999999999'))).status).toBe(404);
  app.world.pass(3 * 3_600_000);
  expect((await fetch(app.url + url)).status).toBe(404);
  app.world.pass(-3 * 3_600_000);
});

test('who the visitor is counts only with the signature of the site', async () => {
  const { secret } = await owner.call(showIdentitySecret, { id: account, renew: false });
  const amina = { sub: 'amina-1', email: 'amina@shop.test', name: 'Amina Otieno' };
  const start = (identity: string, token?: string) =>
    visitor(app.url, { key, identity, ...(token === undefined ? {} : { token }) });
  expect(await problemOf(start(signIdentity('a guess', amina)))).toBe('forbidden');
  expect(await problemOf(start(signIdentity(secret, amina, { alg: 'none' })))).toBe('forbidden');
  expect(await problemOf(start(signIdentity(secret, { ...amina, exp: 1 })))).toBe('forbidden');
  expect(await problemOf(start(signIdentity(secret, { ...amina, exp: Date.now() })))).toBe('forbidden');
  expect(await problemOf(start(signIdentity(secret, { email: amina.email })))).toBe('forbidden');

  const laptop = await visitor(app.url, { key });
  await laptop.say('I have a question about my order.');
  const signedIn = await start(signIdentity(secret, amina), laptop.token);
  expect(signedIn.state.messages.map(({ text }) => text)).toEqual(['I have a question about my order.']);
  const phone = await start(signIdentity(secret, amina));
  expect(phone.state.messages.map(({ text }) => text)).toEqual(['I have a question about my order.']);
  const brother = await start(signIdentity(secret, { sub: 'juma-2' }), signedIn.token);
  expect(brother.state.messages).toEqual([]);
  expect((await visitor(app.url, { key, token: signedIn.token })).state.messages).toEqual([]);

  const tablet = await visitor(app.url, { key });
  await tablet.say('One more thing, before I signed in.');
  await start(signIdentity(secret, amina), tablet.token);
  const laptopAgain = await start(signIdentity(secret, amina), phone.token);
  expect(laptopAgain.state.messages.map(({ text }) => text)).toEqual(['One more thing, before I signed in.']);

  const claims = await visitor(app.url, { key });
  await claims.say('Hello');
  await claims.post('email', { email: 'amina@shop.test' });
  expect((await visitor(app.url, { key, token: claims.token })).state.messages).toHaveLength(1);

  const renewed = await owner.call(showIdentitySecret, { id: account, renew: true });
  expect(renewed.secret).not.toBe(secret);
  expect(await problemOf(start(signIdentity(secret, amina)))).toBe('forbidden');
});

test('who is of a tier or written with by a team hears of their hours; who only says who they are of those of the box', async () => {
  const { secret } = await owner.call(showIdentitySecret, { id: account, renew: false });
  const week = (from: number) => Array.from({ length: 7 }, () => [{ from, until: 1440 }]);
  const team = await owner.call(createTeam, { name: 'Night' });
  const calendars = [];
  for (const [name, from, of] of [
    ['Office', 540, {}],
    ['Gold', 60, { tiers: ['gold'] }],
    ['Night', 1320, { teams: [team.id] }],
  ] as const)
    calendars.push(await owner.call(createCalendar, { name, zone: 'UTC', week: week(from), ...of } as never));
  const opens = ({ own }: TestVisitor) => own?.hours?.[1]?.from.slice(11, 16) ?? null;
  const signed = signIdentity(secret, { sub: 'gold-1', email: 'gold@shop.test' });
  const one = await visitor(app.url, { key, identity: signed });
  await one.say('Am I golden?');
  expect(opens(await visitor(app.url, { key, identity: signed }))).toBe(null);
  await app.owner.query(`update customers.customer set custom = '{"tier": "Gold"}'
    where id in (select customer from channels.visitor where user_id = 'gold-1')`);
  expect(opens(await visitor(app.url, { key, identity: signed }))).toBe('01:00');
  const claims = await visitor(app.url, { key });
  await claims.say('I am the golden one.');
  await claims.post('email', { email: 'gold@shop.test' });
  const again = () => visitor(app.url, { key, token: claims.token });
  expect(opens(await again())).toBe(null);
  const id = await conversationOf('I am the golden one.');
  const { version } = await owner.call(readConversation, { id });
  await owner.call(giveConversationToTeam, { id, team: team.id, version });
  expect(opens(await again())).toBe('22:00');
  for (const calendar of calendars.toReversed()) await owner.call(removeCalendar, { id: calendar.id });
});

test('a box shows itself only on the sites it names', async () => {
  const { version } = (await owner.call(listChatAccounts, {})).items[0]!;
  const change = { id: account, version, settings: { origins: ['https://shop.example'] } };
  const changed = await owner.call(changeChatAccount, change);
  expect(changed.settings).toMatchObject({ origins: ['https://shop.example'], language: 'en' });
  expect((await owner.send(changeChatAccount, change)).status).toBe(409);
  const from = (origin: string) => postJson(`${app.url}/api/v1/chat/session`, { key }, { origin });
  expect(await problemOf(from('https://evil.example'))).toBe('forbidden');
  expect(await problemOf(from('https://shop.example'))).toBe('no problem');
  expect(await problemOf(from(app.url))).toBe('no problem');
  await owner.call(changeChatAccount, { id: account, version: changed.version, settings: { origins: [] } });
});

test('an answer that the visitor is not there for goes by mail, one that arrived does not', async () => {
  const sink = await smtpSink();
  try {
    await owner.call(createMailAccount, {
      name: 'Desk',
      settings: {
        address: 'desk@shop.example',
        senderName: 'Acme',
        smtp: { host: '127.0.0.1', port: sink.port, security: 'none', user: '' },
      },
    });
    const [away, here] = await Promise.all([visitor(app.url, { key }), visitor(app.url, { key })]);
    expect(await away.post('email', { email: 'Leila@Customer.test' })).toEqual({ email: 'l…@customer.test' });
    await here.post('email', { email: 'omar@customer.test' });
    expect(await problemOf(away.post('email', { email: 'not an address' }))).toBe('invalid');
    await away.say('Are you open on Sunday?');
    await here.say('Are you open on Monday?');
    await answer(await conversationOf('Are you open on Sunday?'), 'On Sunday we rest.');
    await answer(await conversationOf('Are you open on Monday?'), 'On Monday from nine.');
    const sentOf = async (text: string) => {
      const rows = await app.owner.query<{ id: string; workspace: string }>(
        `select id, workspace from channels.message where text = $1 and state = 'sent'`,
        [text],
      );
      return rows.rows[0];
    };
    const first = await until(() => sentOf('On Sunday we rest.'), 'the first answer is sent');
    const second = await until(() => sentOf('On Monday from nine.'), 'the second answer is sent');
    await here.post('marks', { received: wireId('msg', second.id) });
    for (const { id: message, workspace } of [first, second]) await handOverToMail.run(app.app, { message, workspace });
    await until(() => sink.mails.length > 0, 'the mail');
    expect(sink.mails.map(({ to }) => to)).toEqual([['leila@customer.test']]);
    expect(sink.mails[0]?.text).toContain('On Sunday we rest.');

    const config = (await (await fetch(`${app.url}/api/v1/chat/config?key=${key}`)).json()) as { transcripts: boolean };
    expect(config.transcripts).toBe(true);
    const friend = { email: 'Friend@elsewhere.test' };
    const nobody = await visitor(app.url, { key });
    await nobody.say('Send my words to strangers');
    expect(await problemOf(nobody.post('transcript', friend))).toBe('refused');
    expect(await here.post('transcript', friend)).toEqual({ email: 'f…@elsewhere.test' });
    await until(() => sink.mails.length > 1, 'the conversation by mail');
    expect(sink.mails[1]?.to).toEqual(['friend@elsewhere.test']);
    for (const words of ['Your conversation with Acme', 'Are you open on Monday?', 'On Monday from nine.'])
      expect(sink.mails[1]?.text).toContain(words);
    await away.post('transcript', friend);
    expect(await problemOf(here.post('transcript', friend))).toBe('too-many');
    for (const email of [undefined, 'third@elsewhere.test']) await here.post('transcript', { email });
    expect(await problemOf(here.post('transcript', { email: 'fourth@elsewhere.test' }))).toBe('too-many');
    const words = `select 1 from platform.outbox where key like 'transcript:%' and payload <> '{}'`;
    await until(async () => (await app.owner.query(words)).rowCount === 0, 'what is sent is kept nowhere');
  } finally {
    await sink.stop();
  }
});
