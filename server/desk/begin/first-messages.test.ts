import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChatAccounts, showIdentitySecret } from '#core/contract/chat.ts';
import { eraseCustomerForGood, listCustomers } from '#core/contract/customers.ts';
import { listConversations, readConversation, startConversation } from '#core/contract/desk.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import * as first from '#core/contract/first-messages.ts';
import { createReason } from '#core/contract/reason-settings.ts';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { signIdentity, visitor } from '#test/visitor.ts';

let company: TestCompany;
let sink: SmtpSink;

beforeAll(async () => {
  [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  await mailboxSendingTo(sink, company);
}, 120_000);
afterAll(() => sink.stop());

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const addressOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}@customers.example`;
const mailsWith = (words: string) => sink.mails.filter(({ text }) => text.includes(words));
const inMinutes = (minutes: number) => new Date(company.app.world.now().getTime() + minutes * 60_000).toISOString();
const waitingFor = async (to: string) => (await call(first.listFirstMessages, {})).items.filter((one) => one.to === to);

type Held = WireInputOf<typeof first.holdFirstMessage>;
const hold = (name: string, more: Partial<Held> = {}) =>
  call(first.holdFirstMessage, { email: addressOf(name), name, subject: 'Your order', text: 'Hello', ...more });

/** What stands anywhere of somebody: the customer, conversations, and what is on their line. */
async function standing(name: string) {
  const customers = (await call(listCustomers, { q: addressOf(name) })).items;
  const { items } = await call(listConversations, { view: 'open', limit: '200' });
  const { rows } = await company.app.owner.query(`select count(*)::int as sent from touchpoints.interaction
    where kind = 'message.sent'`);
  const conversations = items.filter(({ customer }) => customer.name === name);
  return { customers: customers.length, conversations: conversations.length, sent: rows[0].sent as number };
}

async function upload(): Promise<string> {
  const headers = { 'content-type': 'text/plain' };
  const answer = await company.owner.fetch('/api/v1/uploads?name=note.txt', { method: 'POST', body: 'it', headers });
  return ((await answer.json()) as { id: string }).id;
}

test('a first mail taken back in its seconds was never there; all that was written comes back', async () => {
  const name = fresh('Tara Back');
  const before = await standing(name);
  const numberOf = async (id: string) => (await call(readConversation, { id })).number;
  const earlier = await call(startConversation, { email: 'x@customers.example', subject: 'Before', text: 'Before' });
  const label = fresh('Tailoring');
  const reason = (await call(createReason, { name: label })).items.find((each) => each.name === label)!;
  const copies = [{ address: 'boss@customers.example', name: 'Boss', kind: 'bcc' as const }];
  const written = {
    marked: true,
    text: '**Dear** {{ customer.name }}',
    copies,
    reason: reason.id,
    stage: 'before' as const,
  };
  const file = await upload();
  const { id } = await hold(name, { ...written, uploads: [file], mine: false, signature: true, undoFor: 30 });
  expect(await waitingFor(name)).toMatchObject([{ id, kind: 'undo', state: 'held', author: { mine: true } }]);
  expect(await standing(name)).toEqual({ ...before, sent: before.sent + 1 });
  const back = await call(first.cancelFirstMessage, { id });
  const whom = { channel: 'mail', customer: null, email: addressOf(name), name, subject: 'Your order' };
  expect(back).toMatchObject({ ...written, ...whom, uploads: [{ id: file }], mine: false, signature: true });
  company.app.world.pass(60_000);
  await expect(call(first.sendFirstMessageNow, { id })).rejects.toMatchObject({ more: { code: 'cancelled' } });
  expect(await standing(name)).toEqual({ ...before, sent: before.sent + 1 });
  expect(await waitingFor(name)).toEqual([]);
  const { rows } = await company.app.owner.query(`select held::text as row from desk.held_first held`);
  expect(rows.filter(({ row }) => row.includes(addressOf(name)))).toEqual([]);
  const next = await call(startConversation, { email: addressOf(name), subject: 'Now', text: 'Now', uploads: [file] });
  expect(await numberOf(next.id)).toBe((await numberOf(earlier.id)) + 1);
});

test('it goes by itself when its seconds are over, once, as it was chosen', async () => {
  const name = fresh('Gwen Goes');
  const key = { 'idempotency-key': crypto.randomUUID() };
  const text = fresh('In a moment');
  const copies = [{ address: 'colleague@customers.example', name: '', kind: 'cc' as const }];
  const input = {
    email: addressOf(name),
    name,
    subject: 'Soon',
    text: `${text} {{ customer.name }}`,
    copies,
    undoFor: 20,
  };
  const press = () => call(first.holdFirstMessage, input, key);
  const pressed = await Promise.all([press(), press().catch(() => undefined)]);
  const { id } = pressed.find((one) => one !== undefined)!;
  expect(mailsWith(text)).toEqual([]);
  company.app.world.pass(21_000);
  await until(() => mailsWith(text).length === 1, 'it goes out');
  expect(mailsWith(text)[0]!.to).toEqual(expect.arrayContaining([addressOf(name), 'colleague@customers.example']));
  expect(await press()).toMatchObject({ id });
  expect(await standing(name)).toMatchObject({ customers: 1, conversations: 1 });
  await expect(call(first.cancelFirstMessage, { id })).rejects.toMatchObject({ more: { code: 'gone' } });
  const [begun] = (await call(listConversations, { view: 'mine', limit: '200' })).items.filter(
    ({ customer }) => customer.name === name,
  );
  const { items } = await call(readConversation, { id: begun!.id });
  expect(items.find(({ type }) => type === 'message')).toMatchObject({ text: `${text} ${name}` });
  company.app.world.pass(600_000);
  expect(mailsWith(text)).toHaveLength(1);
});

test('what could not be sent is refused at once, and nothing of it waits', async () => {
  const name = fresh('Nora Not');
  const before = await standing(name);
  const refusals: Array<[Partial<Held>, object]> = [
    [{ text: 'Dear {{ customer.nothing }}' }, { more: { code: 'unfilled' } }],
    [{ subject: ' ' }, { more: { fields: [{ path: 'subject' }] } }],
    [{ uploads: ['fil_00000000000000000000000000'] }, { type: 'invalid' }],
    [{ sendAt: inMinutes(-1) }, { more: { fields: [{ path: 'sendAt' }] } }],
    [{ sendAt: inMinutes(60 * 24 * 400) }, { more: { fields: [{ path: 'sendAt' }] } }],
    [{ channel: 'chat' }, { more: { fields: [{ path: 'customer' }] } }],
  ];
  for (const [more, problem] of refusals) await expect(hold(name, more)).rejects.toMatchObject(problem);
  expect(await standing(name)).toEqual(before);
  expect(await waitingFor(name)).toEqual([]);
});

test('for later it can be moved and sent at once; whoever is erased is written to no more', async () => {
  const name = fresh('Lara Later');
  const text = fresh('Good morning');
  await hold(name, { sendAt: inMinutes(600), text });
  const [waiting] = await waitingFor(name);
  const moved = { id: waiting!.id, version: waiting!.version, sendAt: inMinutes(900) };
  await call(first.changeFirstMessage, moved);
  await expect(call(first.changeFirstMessage, moved)).rejects.toMatchObject({ more: { code: 'stale' } });
  company.app.world.pass(700 * 60_000);
  const all = await Promise.allSettled([1, 2, 3].map(() => call(first.sendFirstMessageNow, { id: waiting!.id })));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await until(() => mailsWith(text).length === 1, 'it goes out at once');
  const [known] = (await call(listCustomers, { q: addressOf(name) })).items;
  await hold(name, { sendAt: inMinutes(600), text: 'Once more' });
  await call(eraseCustomerForGood, { id: known!.id, reason: 'They asked' });
  await until(async () => (await waitingFor(name)).length === 0, 'it is forgotten');
});

test('a chat that goes on keeps it back when the visitor wrote before it went; a person lets it go', async () => {
  const name = fresh('Vito Visits');
  const box = (await call(listChatAccounts, {})).items[0]!;
  const { secret } = await call(showIdentitySecret, { id: box.id });
  const exp = company.app.world.now().getTime() / 1000 + 3600;
  const identity = signIdentity(secret, { sub: addressOf(name), email: addressOf(name), name, exp });
  const there = await visitor(company.app.url, { key: box.key, identity });
  const { id: customer } = await until(
    async () => (await call(listCustomers, { q: addressOf(name) })).items[0],
    'they are known',
  );
  const { id } = await call(first.holdFirstMessage, { channel: 'chat', customer, text: 'May I help?', undoFor: 20 });
  await there.say('I am here already');
  const opened = async () =>
    (await call(listConversations, { view: 'open' })).items.some(
      (conversation) => conversation.customer.id === customer,
    );
  await until(opened, 'the desk has what they wrote');
  company.app.world.pass(21_000);
  const stopped = await until(
    async () => (await call(first.listFirstMessages, {})).items.find((one) => one.id === id && one.state === 'stopped'),
    'it is kept back',
  );
  expect(stopped.reason).toContain('The customer wrote before it went out');
  const { conversation } = await call(first.sendFirstMessageNow, { id });
  const { items } = await call(readConversation, { id: conversation });
  expect(items.flatMap((item) => (item.type === 'message' ? item.text : []))).toEqual([
    'May I help?',
    'I am here already',
  ]);
});
