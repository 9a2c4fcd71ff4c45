import { beforeAll, expect, test } from 'vitest';
import { mergeConversation } from '#core/contract/arrange.ts';
import { openRecovery, readRecovery, settleRecovery } from '#core/contract/care.ts';
import { liftCaution, restoreCaution, setCaution } from '#core/contract/cautions.ts';
import { readAskingPlan } from '#core/contract/asking-plan.ts';
import { readAskingSettings, updateAskingSettings } from '#core/contract/asking-settings.ts';
import { plainId } from '#core/contract/codecs.ts';
import { listConsents, sayConsent } from '#core/contract/consents.ts';
import { eraseCustomerForGood, getCustomer, mergeCustomer, undoCustomerMerge } from '#core/contract/customers.ts';
import {
  markConversationSpam,
  readConversation,
  reopenConversation,
  replyToConversation,
  resolveConversation,
} from '#core/contract/desk.ts';
import { listAsks } from '#core/contract/listening.ts';
import { createSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { sql } from '#platform';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { publicToken } from '../answering/public-address.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const asks = async (conversation: string | null) =>
  (await call(listAsks, {})).items.find((ask) => ask.conversation === conversation);
const resolved = async (name: string, channel: 'chat' | 'mail' = 'chat') => {
  const { thread } = await customerWrites(company, { text: 'Hello', name, channel });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await call(replyToConversation, { id: thread, text: 'There you are.', resolve: true });
  return until(() => asks(thread), 'the decision');
};
const pageOf = (ask: string) => {
  const token = publicToken(company.app.app, 'ask', { workspace: company.workspace, id: plainId('ask', ask)! });
  return `${company.app.url}/a/${token}`;
};
const says = (ask: string, wish: string) =>
  fetch(`${pageOf(ask)}/wish`, { method: 'POST', body: new URLSearchParams({ wish }) });

test('the page of a question leads to where somebody says how often they want to be asked; looking there changes nothing', async () => {
  const ask = await resolved(fresh('Ann'));
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(ask.conversation!))?.sentAt ?? undefined, 'sent');
  const question = await (await fetch(pageOf(ask.id))).text();
  const [, address] = /href="([^"]+\/wish)"/.exec(question)!;
  const page = await fetch(new URL(address!, company.app.url));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('value="as-usual" required checked')]);
  const wrong = await says(ask.id, 'always');
  expect([wrong.status, await wrong.text()]).toEqual([
    400,
    expect.stringContaining('value="as-usual" required checked'),
  ]);
  expect((await fetch(`${pageOf(ask.id).slice(0, -3)}/wish`)).status).toBe(404);
});

test('who never wants to be asked is not, neither by what waits nor by what comes', async () => {
  const name = fresh('Ben');
  const ask = await resolved(name);
  expect(ask.state).toBe('scheduled');
  expect(await (await says(ask.id, 'never')).text()).toContain('We will keep to that.');
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(ask.conversation!))?.reason === 'wants-none', 'what waited is taken back');
  expect(await resolved(name)).toMatchObject({ state: 'not-asked', reason: 'wants-none', free: null });
  await says(ask.id, 'as-usual');
  expect(await resolved(name)).toMatchObject({ state: 'scheduled' });
});

test('who wants to be asked less is asked again after half a year, not after a month', async () => {
  const name = fresh('Cleo');
  const ask = await resolved(name);
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(ask.conversation!))?.sentAt ?? undefined, 'sent');
  await says(ask.id, 'less');
  company.app.world.pass(31 * day);
  expect(await resolved(name)).toMatchObject({ state: 'not-asked', reason: 'wants-fewer' });
  company.app.world.pass(150 * day);
  expect(await resolved(name)).toMatchObject({ state: 'scheduled' });
});

const standing = async (id: string) => (await call(getCustomer, { id })).cautions.map(({ kind }) => kind);

test('who is bereaved is asked nothing, neither what waits nor what comes, until that is over; taking it away can be undone', async () => {
  const name = fresh('Dora');
  const first = await resolved(name);
  const id = first.customer.id;
  const end = new Date(company.app.world.now().getTime() + 20 * day).toISOString();
  const { id: caution } = await call(setCaution, { id, kind: 'bereaved', until: end, note: 'Her father' });
  await expect(call(setCaution, { id, kind: 'bereaved' })).rejects.toMatchObject({ type: 'refused' });
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(first.conversation))?.reason === 'bereaved', 'what waited is taken back');
  expect(await resolved(name)).toMatchObject({ state: 'not-asked', reason: 'bereaved', free: null });
  await call(liftCaution, { id, caution });
  expect(await standing(id)).toEqual([]);
  await call(restoreCaution, { id, caution });
  expect((await call(getCustomer, { id })).cautions).toMatchObject([
    { kind: 'bereaved', note: 'Her father', by: 'Ada Lovelace' },
  ]);
  company.app.world.pass(20 * day);
  expect(await resolved(name)).toMatchObject({ state: 'scheduled' });
  const past = company.app.world.now().toISOString();
  await expect(call(setCaution, { id, kind: 'legal', until: past })).rejects.toMatchObject({ type: 'invalid' });
});

test('what is said of one profile is said of the person as long as they are one, and goes when they are erased', async () => {
  const [kept, other] = [await resolved(fresh('Eva')), await resolved(fresh('Eve'))];
  const [id, from] = [kept.customer.id, other.customer.id];
  await call(setCaution, { id: from, kind: 'legal', note: 'A lawyer wrote' });
  const { merges } = await call(mergeCustomer, { id, from });
  expect(await standing(id)).toEqual(['legal']);
  await call(undoCustomerMerge, { id, merge: merges[0]!.id });
  expect([await standing(id), await standing(from)]).toEqual([[], ['legal']]);
  await call(eraseCustomerForGood, { id: from });
  const left = `select from customers.caution where note = 'A lawyer wrote'`;
  expect((await company.app.owner.query(left)).rows).toEqual([]);
});

test('an open complaint holds asks back until its case is closed; nobody takes it away beside that', async () => {
  const name = fresh('Finn');
  const { conversation, customer } = await resolved(name);
  const { id } = await call(openRecovery, { id: conversation!, words: 'It broke twice' });
  expect(await resolved(name)).toMatchObject({ state: 'not-asked', reason: 'open-complaint' });
  const [caution] = (await call(getCustomer, { id: customer.id })).cautions;
  expect(caution).toMatchObject({ kind: 'complaint', about: id });
  const take = call(liftCaution, { id: customer.id, caution: caution!.id });
  await expect(take).rejects.toMatchObject({ type: 'refused' });
  const settled = async (state: 'closed' | 'open') => {
    const { version } = await call(readRecovery, { id });
    await call(settleRecovery, { id, version, state, outcome: state === 'closed' ? 'won-back' : null });
    return standing(customer.id);
  };
  expect(await settled('closed')).toEqual([]);
  expect(await settled('open')).toEqual(['complaint']);
});

test('a conversation that was put into another one is asked about as that one stands', async () => {
  const into = async (name: string) => {
    const ask = await resolved(name, 'mail');
    const { thread } = await customerWrites(company, { text: 'Another thing', name, channel: 'mail' });
    await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the other conversation');
    const { version } = await call(readConversation, { id: ask.conversation! });
    await call(mergeConversation, { id: ask.conversation!, into: thread, version });
    return { ask, thread };
  };
  const [open, spam] = [await into(fresh('Gila')), await into(fresh('Hein'))];
  const { version } = await call(readConversation, { id: spam.thread });
  await call(markConversationSpam, { id: spam.thread, version });
  await until(async () => (await asks(spam.ask.conversation))?.reason === 'spam', 'taken back at once');
  company.app.world.pass(day + minute);
  const left = await until(async () => {
    const ask = await asks(open.ask.conversation);
    return ask?.state === 'scheduled' ? undefined : ask;
  }, 'looked at when due');
  expect(left).toMatchObject({ state: 'not-asked', reason: 'reopened' });
});

test('reopened and resolved once more before anybody listened, a conversation is asked about after the last time', async () => {
  const { thread } = await customerWrites(company, { text: 'Hello', name: fresh('Ines') });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  const version = async () => (await call(readConversation, { id: thread })).version;
  const { app, workspace } = company;
  await app.app.database.inWorkspace(workspace, async (tx) => {
    // What is written is heard once no older transaction is left that writes.
    await tx.run(sql`select pg_current_xact_id()`);
    await call(replyToConversation, { id: thread, text: 'There you are.', resolve: true });
    await call(reopenConversation, { id: thread, version: await version() });
    await call(resolveConversation, { id: thread, version: await version() });
  });
  const decided = async () => (await call(listAsks, {})).items.filter((ask) => ask.conversation === thread);
  await until(async () => (await decided()).length === 2, 'both decisions');
  expect(new Set((await decided()).map(({ reason }) => reason))).toEqual(new Set([null, 'reopened']));
});

const ofConsent = async (id: string) => (await call(getCustomer, { id })).consents.map(({ state }) => state);

test('who withdraws their consent is asked nothing from that moment on, neither by what waits; who gives it again is', async () => {
  const name = fresh('Gil');
  const { conversation, customer } = await resolved(name);
  const { id } = customer;
  const { items } = await call(sayConsent, { id, state: 'withdrawn', source: 'form', note: 'Told us at the desk' });
  expect(items).toMatchObject([
    { purpose: 'opinion', state: 'withdrawn', source: 'form', by: 'Ada Lovelace', note: 'Told us at the desk' },
  ]);
  await until(async () => (await asks(conversation))?.reason === 'no-consent', 'what waited is taken back');
  expect(await resolved(name)).toMatchObject({ state: 'not-asked', reason: 'no-consent', free: null });
  const { basis } = await call(readAskingPlan, {});
  expect(basis.withoutConsent).toBeGreaterThanOrEqual(2);
  company.app.world.pass(minute);
  await call(sayConsent, { id, state: 'given' });
  await call(sayConsent, { id, state: 'given' });
  expect((await call(listConsents, { id })).items.map(({ state, source }) => [state, source])).toEqual([
    ['given', 'agent'],
    ['withdrawn', 'form'],
  ]);
  expect(await resolved(name)).toMatchObject({ state: 'scheduled' });
  // A word from before is kept and changes nothing.
  const before = new Date(company.app.world.now().getTime() - day).toISOString();
  await call(sayConsent, { id, state: 'given', at: before });
  expect(await ofConsent(id)).toEqual(['given']);
  const soon = new Date(company.app.world.now().getTime() + minute).toISOString();
  await expect(call(sayConsent, { id, state: 'given', at: soon })).rejects.toMatchObject({ type: 'invalid' });
});

test('where customers agree first, nobody is asked who has not; the other channels go on', async () => {
  const settings = await call(readAskingSettings, {});
  const { version } = await call(updateAskingSettings, { ...settings, consentFirst: ['chat'] });
  await expect(call(updateAskingSettings, settings)).rejects.toMatchObject({ type: 'conflict' });
  const name = fresh('Hal');
  const held = await resolved(name);
  expect(held).toMatchObject({ channel: 'chat', state: 'not-asked', reason: 'no-consent' });
  await call(sayConsent, { id: held.customer.id, state: 'given' });
  expect(await resolved(name)).toMatchObject({ state: 'scheduled' });
  await call(updateAskingSettings, { consentFirst: ['mail', 'page', 'other'], version });
  expect(await resolved(fresh('Ida'))).toMatchObject({ state: 'scheduled' });
});

test('of two who are one the later word holds, until they are parted; words go when somebody is erased', async () => {
  const name = fresh('Jo');
  const [kept, other] = [await resolved(name), await resolved(fresh('Joe'))];
  const [id, from] = [kept.customer.id, other.customer.id];
  await call(sayConsent, { id, state: 'given', note: 'Words that go' });
  company.app.world.pass(minute);
  await call(sayConsent, { id: from, state: 'withdrawn', note: 'Words that go' });
  const { merges } = await call(mergeCustomer, { id, from });
  expect(await ofConsent(id)).toEqual(['withdrawn']);
  expect(await resolved(name)).toMatchObject({ reason: 'no-consent' });
  await call(undoCustomerMerge, { id, merge: merges[0]!.id });
  expect([await ofConsent(id), await ofConsent(from)]).toEqual([['given'], ['withdrawn']]);
  for (const gone of [id, from]) await call(eraseCustomerForGood, { id: gone });
  const left = `select from customers.consent where note = 'Words that go'`;
  expect((await company.app.owner.query(left)).rows).toEqual([]);
});

test('a question that cannot be sent is put off, and the others go out', async () => {
  const [stuck, fine] = [await resolved(fresh('Nora')), await resolved(fresh('Omar'))];
  const about = 'contact';
  const draft = { pages: [{ name: 'one', elements: [{ type: 'comment', name: 'why', title: 'Why?' }] }] };
  const survey = await call(createSurvey, { name: fresh('Never published'), about, draft });
  await company.app.owner.query(
    `update listening.ask set survey = $2, due_at = due_at - interval '1 minute' where id = $1`,
    [plainId('ask', stuck.id), plainId('srv', survey.id)],
  );
  await company.app.owner.query('update listening.survey set active = true where id = $1', [plainId('srv', survey.id)]);
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(fine.conversation))?.sentAt ?? undefined, 'the other one is sent');
  const now = company.app.world.now().toISOString();
  const later = await until(async () => {
    const ask = await asks(stuck.conversation);
    return ask !== undefined && ask.dueAt! > now ? ask : undefined;
  }, 'it is put off');
  expect(later).toMatchObject({ state: 'scheduled', sentAt: null });
  await call(publishSurvey, { id: survey.id, version: survey.version });
  company.app.world.pass(10 * minute);
  await until(async () => (await asks(stuck.conversation))?.sentAt ?? undefined, 'it is sent once it can be');
});
