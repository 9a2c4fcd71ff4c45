import { beforeAll, expect, test } from 'vitest';
import { changeMailAccount, listChannels } from '#core/contract/channels.ts';
import * as desk from '#core/contract/desk.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import * as outgoing from '#core/contract/outgoing.ts';
import { searchConversations } from '#core/contract/search.ts';
import { addSuppressed, listSuppressed } from '#core/contract/suppression.ts';
import { until } from '#test/until.ts';
import { deliveryReport, loopsStage } from '../loops-stage.fixture.ts';

let stage: Awaited<ReturnType<typeof loopsStage>>;
beforeAll(async () => {
  stage = await loopsStage();
  const { dns } = stage.world;
  for (const domain of ['customer.example', 'friend.example'])
    dns.set(domain, { TXT: [['v=spf1 ip4:192.0.2.25 -all']] });
}, 120_000);

const call: typeof stage.owner.call = (...args) => stage.owner.call(...args);
type Extras = Partial<WireInputOf<typeof desk.replyToConversation>>;
const answer = (id: string, text: string, extras: Extras = {}) =>
  call(desk.replyToConversation, { id, text, ...extras });
const mailWith = (words: string) =>
  until(() => stage.sink.mails.find(({ text }) => text.includes(words)), `a mail with “${words}”`);
const headOf = (text: string) => text.slice(0, text.indexOf('\r\n\r\n')).replaceAll('\r\n ', ' ');

async function messageWith(id: string, text: string) {
  const { items } = await call(desk.readConversation, { id });
  const found = items.find((item) => item.type === 'message' && item.text === text);
  return found as Extract<(typeof items)[number], { type: 'message' }>;
}
const settled = (id: string, text: string) =>
  until(async () => {
    const message = await messageWith(id, text);
    return !['queued', 'sending', 'retrying'].includes(message.state) && message;
  }, `“${text}” is settled`);
const cc = (address: string, name = '') => ({ address, name, kind: 'cc' as const });
const bcc = (address: string) => ({ address, name: '', kind: 'bcc' as const });

let people = 0;
async function asked() {
  const own = `own${++people}@customer.example`;
  const friend = `friend${people}@friend.example`;
  const first = {
    from: `Ann <${own}>`,
    to: 'desk@shop.example, sales@other.example',
    cc: `Fred <${friend}>, desk+7@shop.example`,
  };
  const id = `asked-${people}@customer.example`;
  const { thread } = await stage.arrive({ ...first, id, text: `Where is parcel ${people}?` });
  await stage.shown(thread);
  return { thread, own, friend, id };
}

test('an answer goes to all the customer wrote to, but not to ourselves, and each sees the others', async () => {
  const { thread, own, friend } = await asked();
  const { to, others, all } = await call(outgoing.listConversationSenders, { id: thread });
  expect({ to: to?.address, others: others.map(({ address }) => address), all }).toEqual({
    to: own,
    others: ['sales@other.example', friend],
    all: true,
  });
  await answer(thread, 'To all of you', { copies: null });
  const mail = await mailWith('To all of you');
  expect(mail.to).toEqual([own, 'sales@other.example', friend]);
  expect(headOf(mail.text)).toMatch(new RegExp(`^Cc: sales@other\\.example, Fred <${friend}>$`, 'm'));
  const { recipients } = await settled(thread, 'To all of you');
  expect(recipients.map(({ address, kind }) => `${kind} ${address}`)).toEqual([
    `to ${own}`,
    'cc sales@other.example',
    `cc ${friend}`,
  ]);
  const asking = (await call(desk.readConversation, { id: thread })).items.findLast((item) => item.type === 'message');
  expect(asking?.recipients.map(({ address, kind }) => `${kind} ${address}`)).toEqual([
    'to sales@other.example',
    `cc ${friend}`,
  ]);
  await answer(thread, 'To you alone');
  expect((await mailWith('To you alone')).to).toEqual([own]);
});

test('who gets it in secret stands nowhere in the mail, is found by to:, and answers in the same conversation', async () => {
  const { thread, own } = await asked();
  await answer(thread, 'With a secret', {
    copies: [cc('Open@Friend.example', 'Open One'), bcc('hidden@friend.example'), bcc(own)],
  });
  const mail = await mailWith('With a secret');
  expect(mail.to).toEqual([own, 'open@friend.example', 'hidden@friend.example']);
  expect(mail.text).not.toMatch(/hidden@/);
  expect((await settled(thread, 'With a secret')).recipients).toMatchObject([
    { kind: 'to', address: own },
    { kind: 'cc', state: 'sent', name: 'Open One' },
    { kind: 'bcc', state: 'sent' },
  ]);
  for (const q of ['to:hidden@friend.example', 'to:open', `to:${own}`]) {
    const { items } = await call(searchConversations, { q });
    expect(
      items.map(({ id }) => id),
      q,
    ).toContain(thread);
  }
  expect((await call(searchConversations, { q: 'has:file to:hidden' })).items).toEqual([]);
  const mailId = /^Message-ID:\s*<([^>]+)>/im.exec(mail.text)![1]!;
  const back = { from: 'hidden@friend.example', inReplyTo: mailId, text: 'I know more of this' };
  expect((await stage.arrive(back)).thread).toBe(thread);
  const { others } = await call(outgoing.listConversationSenders, { id: thread });
  expect(others.map(({ address }) => address)).not.toContain('open@friend.example');
});

test('an address of ours, a wrong one and too many are said in words', async () => {
  const { thread } = await asked();
  const refused = (copies: Extras['copies']) => answer(thread, 'Nowhere', { copies });
  await expect(refused([cc('Desk+x@shop.example')])).rejects.toMatchObject({
    type: 'invalid',
    message: expect.stringMatching(/an address of this company’s desk/),
  });
  await expect(refused([cc('nobody')])).rejects.toMatchObject({ type: 'invalid' });
  const many = Array.from({ length: 21 }, (_, at) => cc(`n${at}@friend.example`));
  await expect(refused(many)).rejects.toMatchObject({ type: 'invalid' });
  const injected = cc('x@friend.example', 'Eve\r\nBcc: eve@evil.example');
  await answer(thread, 'One line', { copies: [injected] });
  const mail = await mailWith('One line');
  expect(headOf(mail.text)).not.toMatch(/^Bcc:/m);
  expect(mail.to).toHaveLength(2);
});

test('what waits keeps who gets it, and gives it back when it is taken back', async () => {
  const { thread, own, friend } = await asked();
  const copies = [bcc('later@friend.example')];
  await answer(thread, 'In a while', {
    copies,
    sendAt: new Date(stage.world.now().getTime() + 3_600_000).toISOString(),
  });
  const [held] = (await call(desk.readConversation, { id: thread })).held;
  expect(held!.copies).toEqual(copies);
  expect((await call(outgoing.cancelHeld, { id: held!.id })).copies).toEqual(copies);
  await answer(thread, 'By and by', { copies: null, undoFor: 30 });
  const [next] = (await call(desk.readConversation, { id: thread })).held;
  await call(outgoing.sendHeldNow, { id: next!.id });
  expect((await mailWith('By and by')).to).toEqual([own, 'sales@other.example', friend]);
});

test('each who does not get it is told apart: suppressed, refused at once, or reported later', async () => {
  const { thread, own, friend } = await asked();
  await call(addSuppressed, { address: 'stopped@friend.example', words: 'They asked' });
  const looked = await call(outgoing.lookAtAddresses, {
    of: 'stopped@friend.example,desk@shop.example,x@friend.example',
  });
  expect(looked.items.map((one) => [one.own, one.suppressed])).toEqual([
    [false, expect.stringMatching(/They asked/)],
    [true, null],
    [false, null],
  ]);
  stage.sink.mood = { refused: 'gone@friend.example' };
  await answer(thread, 'To some of you', {
    copies: [cc('stopped@friend.example'), cc('gone@friend.example'), cc(friend)],
  });
  const mail = await mailWith('To some of you');
  stage.sink.mood = 'take';
  expect(mail.to).toEqual([own, friend]);
  expect(headOf(mail.text)).not.toMatch(/stopped@/);
  const of = async () => (await messageWith(thread, 'To some of you')).recipients.map(({ state }) => state);
  await until(async () => (await of()).join() === ',failed,failed,sent', 'each is told');
  const sent = await settled(thread, 'To some of you');
  expect(sent.state).toBe('sent');
  expect(sent.recipients[1]!.reason).toMatch(/They asked/);
  expect(sent.recipients[2]!.reason).toMatch(/No such user/);

  const id = /^Message-ID:\s*<([^>]+)>/im.exec(mail.text)![1]!;
  const server = { from: '', helo: 'friend.example', by: '192.0.2.25' };
  const told = (to: string) =>
    Buffer.from(deliveryReport({ to, id }).toString().replaceAll('mx.customer.example', 'friend.example'));
  await stage.arriveBytes(told(friend), server);
  expect(await of()).toEqual([null, 'failed', 'failed', 'failed']);
  expect((await settled(thread, 'To some of you')).state).toBe('sent');
  // The server of one who got a copy says nothing that counts of the customer, who is elsewhere.
  await stage.arriveBytes(told(own), server);
  expect((await settled(thread, 'To some of you')).state).toBe('failed');
  const stopped = (await call(listSuppressed, {})).items.map(({ address }) => address);
  expect(stopped).toContain(friend);
  expect(stopped).toContain('gone@friend.example');
  expect(stopped).not.toContain(own);
});

test('a mailbox that answers only the customer offers the others; of a forged mail nobody is taken along', async () => {
  stage.world.dns.set('_dmarc.strict.example', { TXT: [['v=DMARC1; p=reject']] });
  const forged = await stage.arrive(
    { from: 'boss@strict.example', cc: 'victim@friend.example' },
    { by: '198.51.100.9', from: 'boss@strict.example' },
  );
  await stage.shown(forged.thread);
  expect(await call(outgoing.listConversationSenders, { id: forged.thread })).toMatchObject({
    all: false,
    others: [{}],
  });
  const account = (await call(listChannels, {})).items.find(({ id }) => id === stage.mailbox)!;
  const settings = { ...account.mail!, replyAll: false };
  await call(changeMailAccount, { id: account.id, version: account.version, settings });
  const { thread, own } = await asked();
  expect(await call(outgoing.listConversationSenders, { id: thread })).toMatchObject({ all: false, others: [{}, {}] });
  await answer(thread, 'As the mailbox has it', { copies: null });
  expect((await mailWith('As the mailbox has it')).to).toEqual([own]);
  const first = {
    email: 'new@customer.example',
    subject: 'Hello',
    text: 'A first mail',
    copies: [cc('boss@friend.example')],
  };
  await call(desk.startConversation, first);
  expect((await mailWith('A first mail')).to).toEqual(['new@customer.example', 'boss@friend.example']);
});
