import { beforeAll, beforeEach, expect, test } from 'vitest';
import * as care from '#core/contract/care.ts';
import { plainId } from '#core/contract/codecs.ts';
import { readConversation, replyToConversation, resolveConversation } from '#core/contract/desk.ts';
import { setCaution } from '#core/contract/cautions.ts';
import { sayConsent } from '#core/contract/consents.ts';
import { eraseCustomerForGood, mergeCustomer } from '#core/contract/customers.ts';
import { readGain } from '#core/contract/gain.ts';
import { listAsks } from '#core/contract/listening.ts';
import { listResponses } from '#core/contract/surveys.ts';
import type { AskReason } from '#core/listening/reasons.ts';
import { keepPastAsks, surveyAnswered } from '#listening';
import { publish } from '#platform';
import type { Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { heard } from '#test/heard.ts';
import { until } from '#test/until.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
// What a try that failed had planned is not counted by the next one, nor asked in its time.
beforeEach(() => company.app.owner.query('delete from care.again'));

const call: Client['call'] = (...given) => company.owner.call(...given);
const pass = (milliseconds: number) => company.app.world.pass(milliseconds);

async function linksIn(thread: string): Promise<string[]> {
  const text = JSON.stringify(await call(readConversation, { id: thread }));
  return [...new Set(text.match(/\/a\/[\w.~-]+/g))];
}

async function answer(link: string, score: number): Promise<void> {
  const body = new URLSearchParams({ score: String(score), words: '' });
  expect((await fetch(`${company.app.url}${link}`, { method: 'POST', body })).status).toBe(200);
}

/** A conversation that was asked about and scored low, with its case; the question and its answer are kept as the ledger keeps them. */
async function lowScore() {
  const { thread, customer } = await customerWrites(company, { text: 'My lamp is broken', name: fresh('Lea Low') });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await call(replyToConversation, { id: thread, text: 'There you are.' });
  const about = {
    customer: plainId('cus', customer)!,
    conversation: plainId('cnv', thread)!,
    channel: 'chat',
  } as const;
  await company.app.app.database.inWorkspace(company.workspace, async (tx) => {
    const ask = crypto.randomUUID();
    const answer = { score: 1, words: '', at: tx.now };
    await keepPastAsks(tx, [
      { ...about, id: ask, state: 'answered', reason: null, decidedAt: tx.now, sentAt: tx.now, answer },
    ]);
    const said = {
      ask,
      survey: null,
      response: null,
      source: 'asked',
      scale: 'csat5',
      score: 1,
      further: false,
      words: false,
    } as const;
    await publish(tx, surveyAnswered, { subject: about.conversation, data: { ...about, ...said } });
  });
  await call(resolveConversation, { id: thread, version: (await call(readConversation, { id: thread })).version });
  const found = await until(
    async () => (await call(care.listRecoveries, { conversation: thread })).items[0],
    'the case',
  );
  return { thread, ...found };
}

const rowOf = async (id: string) => {
  const { rows } = await company.app.owner.query(
    `select reached, state, before, after from care.again where recovery = $1`,
    [plainId('rec', id)],
  );
  return rows[0];
};
const asksOf = async (thread: string) => (await call(listAsks, {})).items.filter((ask) => ask.conversation === thread);

test('a settled case is asked once more, days later, whatever was asked lately; its gain alone is not comparable', async () => {
  const before = await call(care.readCareSettings, {});
  const settings = await call(care.changeCareSettings, { ...before, again: false, againShare: 0 });
  const none = await lowScore();
  await call(care.settleRecovery, { id: none.id, state: 'closed', outcome: 'won-back', version: none.version });
  const settled = { event: 'recovery.settled', subject: plainId('rec', none.id)! };
  await heard(company, { by: 'care.again-on-settled', ...settled });
  await call(care.changeCareSettings, { ...settings, again: true, againDays: 7 });
  const { id, thread, version, customer } = await lowScore();
  const response = (await call(listResponses, {})).items.find((each) => each.customer?.id === customer.id);
  expect(response!.given).toMatchObject([{ title: expect.stringMatching(/ from Acme\?$/) }]);
  const closed = await call(care.settleRecovery, { id, state: 'closed', outcome: 'won-back', version });
  await until(() => rowOf(id), 'it is planned');
  const open = await call(care.settleRecovery, { id, state: 'open', version: closed.version });
  await until(async () => (await rowOf(id)).state === 'dropped', 'it is dropped');
  await call(care.settleRecovery, { id, state: 'closed', outcome: 'won-back', version: open.version });
  await until(async () => (await rowOf(id)).state === 'waiting', 'it waits again');
  pass(7 * day + minute);
  await answer(await until(async () => (await linksIn(thread)).at(0), 'the question again'), 4);
  await until(async () => (await rowOf(id)).state === 'answered', 'the answer is kept');
  expect(await rowOf(id)).toMatchObject({ reached: true, before: 1, after: 4 });
  expect(await rowOf(none.id)).toBeUndefined();
  const gain = await call(readGain, {});
  expect(gain.asked).toEqual({ reached: 1, others: 0, waiting: 0 });
  expect(gain.scores).toMatchObject([{ scale: 'csat5', reached: { state: 'few', n: 1 }, difference: null }]);
});

test('a share of those not reached is asked to compare with; whoever is reached before is not among them; never stays never', async () => {
  const settings = await call(care.readCareSettings, {});
  await call(care.changeCareSettings, { ...settings, again: true, againDays: 7, againShare: 100 });
  const { others } = (await call(readGain, {})).asked;
  const [left, spoken, never] = [await lowScore(), await lowScore(), await lowScore()];
  for (const { id } of [left, spoken, never]) await until(() => rowOf(id), 'it is planned');
  await company.app.owner.query(
    `insert into listening.wish (workspace, customer, wish, at) values ($1, $2, 'never', now())`,
    [company.workspace, plainId('cus', never.customer.id)],
  );
  await call(care.settleRecovery, { id: spoken.id, state: 'in-contact', version: spoken.version });
  pass(9 * day);
  await until(async () => (await rowOf(left.id)).state === 'asked', 'who was not reached is asked');
  await until(async () => (await rowOf(spoken.id)).state === 'dropped', 'who was reached is not');
  await until(async () => (await rowOf(never.id)).state === 'not-asked', 'never stays never');
  expect(await rowOf(left.id)).toMatchObject({ reached: false });
  const link = await until(async () => (await linksIn(left.thread)).at(0), 'the question again');
  expect((await call(readGain, {})).asked.others).toBe(others + 1);
  expect((await asksOf(never.thread)).map(({ reason }) => reason)).toContain('wants-none');
  const { version } = await call(care.readRecovery, { id: left.id });
  await call(care.settleRecovery, { id: left.id, state: 'in-contact', version });
  await answer(link, 4);
  await until(async () => (await rowOf(left.id)).state === 'dropped', 'reached before the answer');
});

/** A case that was settled and waits for the question again. */
async function settledCase() {
  const found = await lowScore();
  const { id, version } = found;
  await call(care.settleRecovery, { id, state: 'closed', outcome: 'won-back', version });
  await until(async () => (await rowOf(id))?.state === 'waiting', 'it is planned');
  return found;
}

async function askAgainAfter(days: number): Promise<void> {
  const settings = await call(care.readCareSettings, {});
  await call(care.changeCareSettings, { ...settings, again: true, againDays: days, againShare: 0 });
}

const wantsNone = (customer: string) =>
  company.app.owner.query(
    `insert into listening.wish (workspace, customer, wish, at) values ($1, $2, 'never', now())`,
    [company.workspace, plainId('cus', customer)],
  );
const againOf = async (thread: string) => (await asksOf(thread)).filter(({ again }) => again);

test('nobody is asked again who mourns, has a dispute, wants none or withdrew, whichever profile they said it of; the ledger says which', async () => {
  await askAgainAfter(7);
  const [mourns, disputes, never, withdrew, merged, fine] = await Promise.all([
    settledCase(),
    settledCase(),
    settledCase(),
    settledCase(),
    settledCase(),
    settledCase(),
  ]);
  await call(setCaution, { id: mourns.customer.id, kind: 'bereaved' });
  await call(setCaution, { id: disputes.customer.id, kind: 'legal' });
  await wantsNone(never.customer.id);
  await call(sayConsent, { id: withdrew.customer.id, state: 'withdrawn' });
  const other = await customerWrites(company, { text: 'Hello', name: fresh('Ola Other') });
  await wantsNone(other.customer);
  await call(mergeCustomer, { id: other.customer, from: merged.customer.id });
  const twin = await customerWrites(company, { text: 'Hello', name: fresh('Tina Twin') });
  await call(mergeCustomer, { id: twin.customer, from: fine.customer.id });
  pass(7 * day + minute);
  const held: Array<[typeof mourns, AskReason]> = [
    [mourns, 'bereaved'],
    [disputes, 'legal'],
    [never, 'wants-none'],
    [withdrew, 'no-consent'],
    [merged, 'wants-none'],
  ];
  for (const [{ id, thread }, reason] of held) {
    await until(async () => (await rowOf(id)).state === 'not-asked', `it is held: ${reason}`);
    expect(await againOf(thread)).toMatchObject([{ state: 'not-asked', reason }]);
    expect(await linksIn(thread)).toEqual([]);
  }
  await until(async () => (await linksIn(fine.thread)).length === 1, 'who was merged is asked all the same');
  expect(await againOf(fine.thread)).toMatchObject([{ reason: null, customer: { id: twin.customer } }]);
});

test('what is said of a customer between the decision and its time holds the question back, too; whoever is erased leaves nothing to ask', async () => {
  await askAgainAfter(7);
  const [waits, erased] = [await settledCase(), await settledCase()];
  await company.app.owner.query(`update listening.survey set quiet_from = 0, quiet_until = 1439 where workspace = $1`, [
    company.workspace,
  ]);
  await call(eraseCustomerForGood, { id: erased.customer.id });
  await until(async () => (await rowOf(erased.id)) === undefined, 'nothing is planned any more');
  pass(7 * day + minute);
  await until(
    async () => (await againOf(waits.thread))[0]?.state === 'scheduled',
    'it waits for the end of the quiet hours',
  );
  await call(setCaution, { id: waits.customer.id, kind: 'bereaved' });
  await company.app.owner.query(
    `update listening.survey set quiet_from = null, quiet_until = null where workspace = $1`,
    [company.workspace],
  );
  pass(day);
  await until(async () => (await againOf(waits.thread))[0]?.state === 'not-asked', 'it is held');
  expect(await againOf(waits.thread)).toMatchObject([{ reason: 'bereaved' }]);
  expect(await againOf(erased.thread)).toEqual([]);
});
