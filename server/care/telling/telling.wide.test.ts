import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecovery } from '#core/contract/care.ts';
import * as causes from '#core/contract/causes.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { markConversationSpam, readConversation, replyToConversation } from '#core/contract/desk.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import * as telling from '#core/contract/telling.ts';
import { plainId } from '#core/contract/codecs.ts';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let sink: SmtpSink;
beforeAll(async () => {
  [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  await mailboxSendingTo(sink, company);
});
afterAll(() => sink.stop());

const call: Client['call'] = (...given) => company.owner.call(...given);
const refused = (work: Promise<unknown>) => work.catch((error: unknown) => error);
const query = (text: string, ...values: unknown[]) => company.app.owner.query(text, values);

interface Named {
  thread: string;
  customer: string;
  name: string;
}

/** Somebody complains, was answered, and their case names the cause. */
async function names(
  cause: string,
  { alone = false, language }: { alone?: boolean; language?: string } = {},
): Promise<Named> {
  const name = fresh('Cora Named');
  const { thread, customer } = await customerWrites(company, { text: 'The carton was torn', name });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await call(replyToConversation, { id: thread, text: 'I am sorry.', resolve: true });
  const { id } = await call(openRecovery, { id: thread, words: 'Torn' });
  await call(causes.nameCause, { id, cause, named: true });
  if (alone) await query(`update care.recovery set conversation = null where id = $1`, plainId('rec', id));
  if (language !== undefined)
    await query(`update customers.customer set language = $2 where id = $1`, plainId('cus', customer), language);
  return { thread, customer, name };
}

async function fixedCause(didIn: Record<string, string> = {}) {
  const name = fresh('Cartons tear');
  const { id, version } = await call(causes.createCause, { name });
  const rest = { name, team: null, reason: '', did: 'New cartons.', didIn };
  return { id, fix: () => call(causes.changeCause, { id, ...rest, state: 'fixed', version }) };
}

const people = async (id: string) => (await call(telling.listNamed, { id })).items;
const countsOf = async (id: string) => (await call(causes.readCause, { id })).counts;
const settled = (id: string) =>
  until(async () => ((await countsOf(id)).queued === 0 ? true : undefined), 'everything went or was held');
const mailsTo = ({ name }: Named) =>
  sink.mails.filter(({ to }) => to.includes(`${name.toLowerCase().replaceAll(' ', '.')}@customers.example`));

test('one key tells everyone in their language and way, spread over time; who is to be left in peace is held with the reason', async () => {
  const { id, fix } = await fixedCause({ de: 'Neue Kartons.' });
  const here = await names(id);
  const german = await names(id, { alone: true, language: 'de' });
  const never = await names(id);
  const waits = await names(id);
  const left = await names(id);
  await query(
    `insert into listening.wish (workspace, customer, wish, at) values ($1, $2, 'never', now())`,
    company.workspace,
    plainId('cus', never.customer),
  );
  await customerWrites(company, { text: 'And now?', name: waits.name, thread: waits.thread });
  expect(await refused(call(telling.tellEveryone, { id }))).toMatchObject({ more: { code: 'not-fixed' } });
  await fix();
  const [skip] = (await people(id)).filter(({ customer }) => customer.id === left.customer);
  await call(telling.writeLetter, { id, customer: left.customer, skipped: true, version: skip!.version });
  expect((await people(id)).find(({ customer }) => customer.id === never.customer)).toMatchObject({
    peace: 'wants-none',
  });

  const started = await call(telling.tellEveryone, { id, perHour: 60 });
  expect(started.counts).toMatchObject({ people: 5, queued: 4, skipped: 1 });
  company.app.world.pass(59_000);
  await call(telling.takeBackTelling, { id: started.tellings[0]!.id });
  expect(await refused(call(telling.takeBackTelling, { id: started.tellings[0]!.id }))).toMatchObject({
    more: { code: 'gone' },
  });
  expect(await countsOf(id)).toMatchObject({ queued: 0, toTell: 4 });

  await call(telling.writeLetter, {
    id,
    customer: here.customer,
    words: 'Dear Cora, it is mended.',
    version: (await people(id)).find(({ customer }) => customer.id === here.customer)!.version,
  });
  await call(telling.tellEveryone, { id, perHour: 60 });
  company.app.world.pass(61_000);
  await until(async () => ((await countsOf(id)).queued < 4 ? true : undefined), 'the first one goes');
  expect((await countsOf(id)).queued).toBe(3);
  for (let minute = 0; minute < 4; minute++) company.app.world.pass(60_000);
  await settled(id);
  const now = new Map((await people(id)).map((each) => [each.customer.id, each]));
  expect(now.get(here.customer)).toMatchObject({ state: 'told', conversation: here.thread });
  expect(now.get(never.customer)).toMatchObject({ state: 'held', reason: 'wants-none' });
  expect(now.get(waits.customer)).toMatchObject({ state: 'held', reason: 'waits' });
  expect(now.get(left.customer)).toMatchObject({ state: 'skipped' });
  const { items, status, assignee } = await call(readConversation, { id: here.thread });
  expect({ status, assignee }).toMatchObject({ status: 'resolved' });
  expect(items.find((item) => item.type === 'message')).toMatchObject({ text: 'Dear Cora, it is mended.' });

  await until(() => mailsTo(german).length === 1, 'a new conversation by mail');
  expect(mailsTo(german)[0]!.text).toMatch(/Neue Kartons\./);
  const begun = now.get(german.customer)!.conversation!;
  expect(await call(readConversation, { id: begun })).toMatchObject({
    status: 'resolved',
    subject: 'Was Sie uns gesagt haben und was wir getan haben',
  });
  const again = await call(telling.tellEveryone, { id, perHour: 3600 });
  expect(again.counts).toMatchObject({ queued: 2, told: 2 });
  company.app.world.pass(120_000);
  await settled(id);
  const { tellings } = await call(causes.readCause, { id });
  expect(tellings.map(({ total, sent, held, takenBack }) => [total, sent, held, takenBack])).toEqual([
    [2, 0, 2, 0],
    [4, 2, 2, 0],
    [4, 0, 0, 4],
  ]);
  expect(mailsTo(german)).toHaveLength(1);
});

test('a person counts once; spam, no address, a death and a dispute are held; whoever is erased is gone with their words', async () => {
  const { id, fix } = await fixedCause();
  const twice = await names(id);
  const { id: second } = await call(openRecovery, { id: twice.thread, words: 'Again' });
  await call(causes.nameCause, { id: second, cause: id, named: true });
  const spam = await names(id);
  const { version } = await call(readConversation, { id: spam.thread });
  await call(markConversationSpam, { id: spam.thread, version });
  const bare = await names(id, { alone: true });
  await query(`delete from customers.identifier where customer = $1`, plainId('cus', bare.customer));
  const [bereaved, legal] = [await names(id), await names(id)];
  for (const [kind, { customer }] of [
    ['bereaved', bereaved],
    ['legal', legal],
  ] as const)
    await query(
      `insert into customers.caution (workspace, customer, kind, since, by_name) values ($1, $2, $3, now(), 'Ada')`,
      company.workspace,
      plainId('cus', customer),
      kind,
    );
  await fix();
  const [one] = (await people(id)).filter(({ customer }) => customer.id === twice.customer);
  await call(telling.writeLetter, { id, customer: twice.customer, words: 'Words of ours', version: one!.version });
  expect(await refused(call(telling.writeLetter, { id, customer: twice.customer, version: 0 }))).toMatchObject({
    type: 'conflict',
  });
  expect(await refused(call(telling.writeLetter, { id, customer: `cus_${'0'.repeat(32)}`, version: 0 }))).toMatchObject(
    { type: 'not-found' },
  );
  await call(eraseCustomerForGood, { id: twice.customer });
  const kept = async () =>
    (await query(`select 1 from care.letter where words is not null and cause = $1`, plainId('cau', id))).rows;
  await until(async () => (await kept()).length === 0, 'their words are gone');
  await call(telling.tellEveryone, { id, perHour: 3600 });
  company.app.world.pass(70_000);
  await settled(id);
  const reasons = new Map((await people(id)).map(({ customer, reason }) => [customer.id, reason]));
  expect(Object.fromEntries(reasons)).toEqual({
    [spam.customer]: 'This conversation is marked as spam. Take it back before you answer.',
    [bare.customer]: 'no-way',
    [bereaved.customer]: 'bereaved',
    [legal.customer]: 'legal',
  });
});

test('an agent writes to one and cannot tell all; the list is paged and chosen by state', async () => {
  const { id, fix } = await fixedCause();
  for (const _ of [1, 2, 3]) await names(id);
  await fix();
  const { link } = await call(invite, { role: 'agent' });
  const agent = client(company.app.url);
  const token = new URL(link).searchParams.get('token') ?? '';
  await agent.call(acceptInvitation, {
    token,
    name: 'Agnes',
    email: `${fresh('agnes')}@acme.example`,
    password: 'correct horse battery',
  });
  expect(await refused(agent.call(telling.tellEveryone, { id }))).toMatchObject({ type: 'forbidden' });
  const first = await agent.call(telling.listNamed, { id, limit: '2' });
  const rest = await agent.call(telling.listNamed, { id, limit: '2', after: first.next! });
  expect(new Set([...first.items, ...rest.items].map(({ customer }) => customer.id)).size).toBe(3);
  expect(rest.next).toBeNull();
  await agent.call(telling.writeLetter, { id, customer: first.items[0]!.customer.id, skipped: true, version: 0 });
  expect((await agent.call(telling.listNamed, { id, state: 'skipped' })).items).toHaveLength(1);
});
