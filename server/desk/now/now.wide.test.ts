import { beforeEach, expect, test } from 'vitest';
import { listChatAccounts } from '#core/contract/chat.ts';
import { changeCustomer, getCustomer } from '#core/contract/customers.ts';
import * as desk from '#core/contract/desk.ts';
import { createCalendar } from '#core/contract/hours.ts';
import * as contract from '#core/contract/now.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { visitor } from '#test/visitor.ts';

let company: TestCompany;
const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const read = (id: string) => call(desk.readConversation, { id });
const begun = async (name: string, channel: 'chat' | 'mail' = 'chat') => {
  const { thread } = await customerWrites(company, { text: 'Hello?', name, channel });
  return until(() => read(thread).catch(() => undefined), 'the conversation');
};

// Each counts all of a company.
beforeEach(async () => {
  company = await testCompany();
});

test('how it stands: who waits longest, who was never answered, who left, and who has how many; only of what one sees', async () => {
  expect(await call(contract.readNow, {})).toMatchObject({ waiting: 0, longest: null, unanswered: 0, people: [] });
  const first = await begun('Fay First');
  company.app.world.pass(60_000);
  const second = await begun('Sam Second', 'mail');
  const third = await begun('Tia Third');
  await call(desk.replyToConversation, { id: third.id, text: 'Yes?' });
  await customerWrites(company, { text: 'And?', name: 'Tia Third', thread: third.id });
  const now = await until(async () => {
    const found = await call(contract.readNow, {});
    return found.waiting === 3 ? found : undefined;
  }, 'three wait');
  expect(now).toMatchObject({
    longest: { conversation: first.id, since: first.waitingSince },
    unanswered: 2,
    left: 0,
    nobodys: 2,
    people: [{ name: 'Ada Lovelace', open: 1 }],
  });
  const { link } = await call(invite, { role: 'contributor' });
  const cleo = client(company.app.url);
  const token = new URL(link).searchParams.get('token') ?? '';
  await cleo.call(acceptInvitation, {
    token,
    name: 'Cleo',
    email: 'cleo@example.com',
    password: 'another horse battery',
  });
  expect(await cleo.call(contract.readNow, {})).toEqual({
    ...{ waiting: 0, longest: null, unanswered: 0, left: 0, nobodys: 0, people: [] },
  });
  expect(second.answerDue).toBeNull();
});

test('a visitor whose last page is closed before anybody answered has left, until they come back', async () => {
  const box = await until(async () => (await call(listChatAccounts, {})).items[0], 'the first chat box');
  const somebody = await visitor(company.app.url, { key: box.key });
  const page = await somebody.listen();
  await somebody.say('Is anybody there?');
  const left = (wanted: number, what: string) =>
    until(async () => (await call(contract.readNow, {})).left === wanted, what, 30);
  // Alone, or with all that stands there.
  await until(() => JSON.stringify(page.events).includes('Is anybody there?'), 'the page hears of it');
  expect((await call(contract.readNow, {})).left).toBe(0);
  page.close();
  await left(1, 'they have left');
  const again = await somebody.listen();
  await left(0, 'they are back');
  again.close();
}, 90_000);

test('a target counts business time of the conversation, and is over with the first answer', async () => {
  const { version } = await call(contract.readResponseTargets, {});
  await call(contract.changeResponseTargets, { targets: { mail: 30 }, version });
  const stale = call(contract.changeResponseTargets, { targets: {}, version });
  expect(await stale.catch((error: unknown) => error)).toMatchObject({ type: 'conflict' });
  const mail = await begun('Mia Mail', 'mail');
  expect(new Date(mail.answerDue!).getTime() - new Date(mail.waitingSince!).getTime()).toBe(30 * 60_000);
  expect((await begun('Cleo Chat')).answerDue).toBeNull();
  const answered = await begun('Ann Answered', 'mail');
  await call(desk.replyToConversation, { id: answered.id, text: 'Hello' });
  expect((await read(answered.id)).answerDue).toBeNull();
  // Where it never opens it is never due.
  const week = Array.from({ length: 7 }, () => []);
  await call(createCalendar, { name: 'Never', zone: 'Europe/Berlin', week });
  expect((await read(mail.id)).answerDue).toBeNull();
  const around = week.map(() => [{ from: 0, until: 1440 }]);
  await call(createCalendar, { name: 'For the best', zone: 'Europe/Berlin', week: around, tiers: ['gold'] });
  const { id, version: seen } = await call(getCustomer, { id: mail.customer.id });
  await call(changeCustomer, { id, version: seen, custom: { tier: 'Gold' } });
  expect((await read(mail.id)).answerDue).toBe(mail.answerDue);
  await call(contract.changeResponseTargets, { targets: {}, version: 1 });
  expect((await read(mail.id)).answerDue).toBeNull();
});
