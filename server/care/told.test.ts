import { beforeAll, expect, test } from 'vitest';
import * as care from '#core/contract/care.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { listNotices, seeNotices } from '#core/contract/marks.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import * as praise from '#core/contract/praise.ts';
import { createSurvey } from '#core/contract/surveys.ts';
import { surveyAnswered } from '#listening';
import { publish, sql } from '#platform';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let survey: string;
beforeAll(async () => {
  company = await testCompany();
  const made = await company.owner.call(createSurvey, {
    name: fresh('In the shop'),
    about: 'touchpoint',
    draft: { pages: [] },
  });
  survey = plainId('srv', made.id)!;
});

const call: Client['call'] = (...given) => company.owner.call(...given);
const refused = (work: Promise<unknown>) => work.catch((error: unknown) => error);

async function join(): Promise<Client & { user: string }> {
  const { link } = await call(invite, { role: 'agent' });
  const made = client(company.app.url);
  const token = new URL(link).searchParams.get('token') ?? '';
  const person = { name: fresh('Robin'), email: `${fresh('robin')}@acme.example`, password: 'correct horse battery' };
  const { user } = await made.call(acceptInvitation, { token, ...person });
  return { ...made, user: user.id };
}

/** Somebody wrote and was answered. */
async function answered(by: Client, name: string) {
  const written = await customerWrites(company, { text: 'My lamp is broken', name });
  await until(() => call(readConversation, { id: written.thread }).catch(() => undefined), 'the conversation');
  await by.call(replyToConversation, { id: written.thread, text: 'There you are.' });
  return written;
}

interface Given {
  customer: string;
  conversation?: string;
  score: number;
  words?: string;
}

/** What a page behind a link or a device keeps: an answer that nobody was asked for. */
async function gives({ customer, conversation, score, words = '' }: Given): Promise<{ response: string }> {
  const given = { customer: plainId('cus', customer)!, conversation: conversation && plainId('cnv', conversation)! };
  const response = await company.app.app.database.inWorkspace(company.workspace, async (tx) => {
    const { id } = await tx.one<{ id: string }>(sql`
      insert into listening.response (survey, key, customer, conversation, source, way, touchpoint, channel, state, started_at, last_at, completed_at)
      values (${survey}, gen_random_uuid(), ${given.customer}, ${given.conversation ?? null}::uuid, 'volunteered', 'page', 'store', 'survey', 'complete',
        ${tx.now}, ${tx.now}, ${tx.now}) returning id`);
    await tx.run(sql`insert into listening.answer (survey, response, customer, conversation, question, scale, score, words, at)
      values (${survey}, ${id}, ${given.customer}, ${given.conversation ?? null}::uuid, 'how', 'csat5', ${score}, ${words}, ${tx.now})`);
    const about = {
      ask: null,
      channel: 'survey',
      survey,
      response: id,
      source: 'volunteered',
      scale: 'csat5',
      score,
      further: false,
      words: words !== '',
    } as const;
    const data = { ...about, customer: given.customer, conversation: given.conversation ?? null };
    await publish(tx, surveyAnswered, { subject: data.conversation ?? data.customer, data });
    return id;
  });
  return { response: wireId('rsp', response) };
}

const noticesOf = async (who: Client, what: string) =>
  (await who.call(listNotices, {})).items.filter((each) => each.what === what);

test('a case without a conversation alerts who sees to it, and leads to the case; nobody named, those who may name somebody', async () => {
  const name = fresh('Kai Kiosk');
  const { customer } = await customerWrites(company, { text: 'Hello', name });
  await gives({ customer, score: 1, words: 'A dirty shop' });
  const told = await until(
    async () => (await noticesOf(company.owner, 'recovery.opened')).find(({ about }) => about.customer === name),
    'whoever may say who sees to it is told',
  );
  expect(told).toMatchObject({ about: { kind: 'recovery', title: 'Store' }, by: 'Throughline', seen: false });
  const { id } = told.about;
  const { version } = await call(care.readRecovery, { id });
  const agent = await join();
  await call(care.changeRecovery, { id, owner: agent.user, version });
  await until(async () => (await noticesOf(agent, 'recovery.given'))[0], 'who has it now is told');
  expect((await agent.call(listNotices, {})).items).toMatchObject([{ about: { kind: 'recovery', id } }]);
  expect(await agent.call(seeNotices, { recovery: id })).toEqual({ seen: 1 });
  await agent.call(care.giveGoodwill, { id, kind: 'voucher', amount: 90_000, currency: 'EUR' });
  await until(
    async () => (await noticesOf(company.owner, 'recovery.goodwill-waiting')).some(({ about }) => about.id === id),
    'who may approve is told',
  );
  await call(eraseCustomerForGood, { id: customer });
  await until(async () => (await agent.call(listNotices, {})).items.length === 0, 'what named them is gone');
});

test('a top score with words is shown to who helped', async () => {
  const { thread, customer } = await answered(company.owner, fresh('Tom Top'));
  await gives({ customer, conversation: thread, score: 5, words: 'Ada was wonderful' });
  const praised = async () => (await noticesOf(company.owner, 'praise.given')).find(({ about }) => about.id === thread);
  expect(await until(praised, 'the praise')).toMatchObject({ about: { kind: 'conversation' } });
});

test('praise is passed on to all who helped with a line, taken back within seconds, and stands with them, by mail where they want it', async () => {
  const [ben, cat] = [await join(), await join()];
  const { thread, customer } = await answered(ben, fresh('Pia Pleased'));
  await cat.call(replyToConversation, { id: thread, text: 'And a lamp.' });
  const words = fresh('So kind, thank you');
  const { response } = await gives({ customer, conversation: thread, score: 5, words });
  const low = await gives({ customer, conversation: thread, score: 2, words: 'So slow' });
  const listed = async () => (await call(praise.listPraising, {})).items;
  const [found] = (await listed()).filter((each) => each.response === response);
  expect(found).toMatchObject({ words, scale: 'csat5', score: 5, conversation: { id: thread }, passed: null });
  expect(found!.helped.map(({ id }) => id).toSorted()).toEqual([ben.user, cat.user].toSorted());
  expect((await listed()).some((each) => each.response === low.response)).toBe(false);
  const pass = (who: Client = company.owner) =>
    who.call(praise.passPraise, { response, line: 'Well done', named: false });
  expect(await refused(pass(ben))).toMatchObject({ type: 'forbidden' });
  const first = await pass();
  expect(await refused(pass())).toMatchObject({ more: { code: 'passed' } });
  await call(praise.takeBackPraise, { id: first.id });
  await ben.call(praise.mailMyPraise, { mail: true });
  const { id } = await pass();
  expect((await ben.call(praise.listMyPraise, {})).items).toEqual([]);
  company.app.world.pass(11_000);
  const got = await until(async () => (await ben.call(praise.listMyPraise, {})).items[0], 'they have it');
  expect(got).toMatchObject({ id, words, line: 'Well done', by: 'Ada Lovelace', customer: null, conversation: null });
  const [notice] = await until(async () => {
    const told = await noticesOf(cat, 'praise.told');
    return told.length > 0 && told;
  }, 'the notice');
  expect(notice).toMatchObject({ about: { kind: 'praise', id, customer: null }, by: 'Ada Lovelace' });
  expect(await refused(call(praise.takeBackPraise, { id }))).toMatchObject({ more: { code: 'gone' } });
  const mails = await company.app.owner.query(
    `select key, payload ->> 'text' as text from platform.outbox where key like $1`,
    [`praise:${plainId('pra', id)}:%`],
  );
  expect(mails.rows).toMatchObject([{ text: expect.stringContaining(words) }]);
  const { passed, people } = await call(praise.countPraise, {});
  expect(passed).toBeGreaterThan(0);
  expect(people.map((each) => each.id)).toEqual(expect.arrayContaining([ben.user, cat.user]));
  await call(eraseCustomerForGood, { id: customer });
  await until(async () => (await cat.call(praise.listMyPraise, {})).items.length === 0, 'their words are gone');
  expect(await noticesOf(cat, 'praise.told')).toEqual([]);
});

test('words that name somebody and read well are praise without a score; where nobody answered it is said who is meant', async () => {
  const ben = await join();
  const { customer } = await customerWrites(company, { text: 'Hello', name: fresh('Walt Words') });
  const said = await gives({
    customer,
    score: 4,
    words: 'Ada in the shop was so friendly and helpful, I am very happy!',
  });
  const other = await gives({ customer, score: 4, words: 'It is a shop.' });
  const found = await until(
    async () => (await call(praise.listPraising, {})).items.find(({ response }) => response === said.response),
    'it is read',
  );
  expect(found).toMatchObject({ scale: null, helped: [], conversation: null });
  expect((await call(praise.listPraising, {})).items.some(({ response }) => response === other.response)).toBe(false);
  const given = { response: said.response, named: true };
  expect(await refused(call(praise.passPraise, given))).toMatchObject({ more: { code: 'nobody' } });
  const stranger = `usr_${'7'.repeat(32)}`;
  expect(await refused(call(praise.passPraise, { ...given, people: [stranger] }))).toMatchObject({ type: 'refused' });
  await call(praise.passPraise, { ...given, people: [ben.user] });
  company.app.world.pass(11_000);
  const got = await until(async () => (await ben.call(praise.listMyPraise, {})).items[0], 'they have it');
  expect(got).toMatchObject({ customer: expect.stringContaining('Walt Words'), line: '' });
});
