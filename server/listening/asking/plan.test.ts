import { beforeAll, expect, test } from 'vitest';
import { readAskingPlan, updateAskingPlan } from '#core/contract/asking-plan.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { readExperience } from '#core/contract/insight.ts';
import { askRates, listAsks } from '#core/contract/listening.ts';
import { readSilence } from '#core/contract/silence.ts';
import { sql } from '#platform';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { keepPastAsks, type PastAsk } from './history.ts';

const day = 86_400_000;
const customers = 300;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
  const { app, workspace } = company;
  await app.app.database.inWorkspace(workspace, async (tx) => {
    const ago = (days: number) => new Date(tx.now.getTime() - days * day);
    // 60 days ago 300 customers were asked about a chat, each about one, and half of them answered.
    const asks = Array.from({ length: customers }, (_, at): PastAsk => {
      const about = { id: crypto.randomUUID(), customer: crypto.randomUUID(), conversation: crypto.randomUUID() };
      const answer = at % 2 === 0 ? { score: 4, words: '', at: ago(59) } : null;
      const state = answer === null ? 'expired' : 'answered';
      return { ...about, channel: 'chat', state, reason: null, decidedAt: ago(60), sentAt: ago(60), answer };
    });
    // And 20 about a mail: half of them answered, four came back, two were asked again after a recovery.
    const mails = Array.from({ length: 20 }, (_, at): PastAsk => {
      const about = { id: crypto.randomUUID(), customer: crypto.randomUUID(), conversation: crypto.randomUUID() };
      const answer = at < 10 ? { score: 4, words: '', at: ago(59) } : null;
      const state = answer === null ? 'expired' : 'answered';
      return { ...about, channel: 'mail', state, reason: null, decidedAt: ago(60), sentAt: ago(60), answer };
    });
    await keepPastAsks(tx, [...asks, ...mails]);
    const ids = mails.map(({ id }) => id);
    await tx.run(sql`update listening.ask set again = true where id = any(${ids.slice(0, 2)}::uuid[])`);
    await tx.run(sql`update listening.ask set state = 'failed' where id = any(${ids.slice(-4)}::uuid[])`);
  });
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const chatOf = async () => {
  const plan = await call(readAskingPlan, {});
  return { plan, chat: plan.touchpoints.find(({ touchpoint }) => touchpoint === 'chat')! };
};
const wanted = async (targets: Record<string, number>) => {
  const { plan } = await chatOf();
  return call(updateAskingPlan, { targets, version: plan.version });
};
const resolved = async (name: string) => {
  const { thread } = await customerWrites(company, { text: 'Hello', name });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await call(replyToConversation, { id: thread, text: 'There you are.', resolve: true });
  return until(
    async () => (await call(listAsks, {})).items.find(({ conversation }) => conversation === thread),
    'the decision',
  );
};

test('before anything is wanted everybody free is asked, and the plan says what that rests on', async () => {
  const { plan, chat } = await chatOf();
  expect(plan).toMatchObject({ version: 0, quarantineDays: 30, basis: { decisions: customers + 20 } });
  expect(plan.basis.days).toBeCloseTo(60, 1);
  expect(chat).toMatchObject({ name: 'Chat', kind: 'csat5', target: 0, chance: 1, own: 1, asked: 300, answered: 150 });
  expect(chat.response).toBeCloseTo(152 / 310, 6);
  expect(chat.plan.episodes).toBeCloseTo(customers / (60 / (365.25 / 12)), 0);
  expect(chat.month.course).toBe(null);
});

test('the plan, the ledger, the response rate and the silent know of the same asks: of those that reached somebody', async () => {
  const { plan } = await chatOf();
  expect(plan.touchpoints.find(({ touchpoint }) => touchpoint === 'support_mail')).toMatchObject({
    asked: 14,
    answered: 8,
  });
  expect(await call(askRates, { channel: 'mail' })).toMatchObject({ all: { n: 14, answered: 8 } });
  const { response } = await call(readExperience, { days: '90', channel: 'mail' });
  expect(response.n).toBe(14);
  const silent = await call(readSilence, { scale: 'csat5', about: 'contact', days: '90', channel: 'mail' });
  expect(silent).toMatchObject({ asked: 14, answered: 8 });
});

test('what is wanted is planned, with the chance it takes, or with the reason why it cannot be had', async () => {
  const { touchpoints } = await wanted({ chat: 20, store: 5 });
  const [chat, store] = ['chat', 'store'].map((key) => touchpoints.find(({ touchpoint }) => touchpoint === key)!);
  expect(chat).toMatchObject({ target: 20, plan: { short: null } });
  expect(chat!.expected.low).toBeLessThan(chat!.plan.answers);
  expect(chat!.expected.high).toBeGreaterThan(chat!.plan.answers);
  expect(chat!.chance).toBeCloseTo(chat!.plan.p, 9);
  expect(chat!.chance).toBeGreaterThan(0.3);
  expect(chat!.chance).toBeLessThan(0.6);
  expect(chat!.month.course!.low).toBeLessThanOrEqual(chat!.month.course!.high);
  expect(store).toMatchObject({ name: 'Store', target: 5, plan: { episodes: 0, short: 'episodes' } });
  const more = await wanted({ chat: 5_000 });
  expect(more.touchpoints.map(({ touchpoint, plan }) => [touchpoint, plan.short])).toContainEqual(['chat', 'episodes']);
});

test('two who plan at once do not write over each other, and what cannot be is refused', async () => {
  const { plan } = await chatOf();
  await call(updateAskingPlan, { targets: { chat: 10 }, version: plan.version });
  await expect(call(updateAskingPlan, { targets: { chat: 9 }, version: plan.version })).rejects.toMatchObject({
    type: 'conflict',
  });
  await expect(wanted({ chat: -1 })).rejects.toMatchObject({ type: 'invalid' });
  await expect(wanted({ 'Chat!': 1 })).rejects.toMatchObject({ type: 'invalid' });
});

test('whom chance does not draw is not asked, and the ledger keeps the chance', async () => {
  await company.app.owner.query(
    `update listening.asking_plan set touchpoints = '{"chat": {"target": 1, "chance": 0}}' where workspace = $1`,
    [company.workspace],
  );
  expect(await resolved('Nobody')).toMatchObject({
    state: 'not-asked',
    reason: 'not-sampled',
    probability: 0,
    free: 1,
  });
  await wanted({});
  expect(await resolved('Somebody')).toMatchObject({ state: 'scheduled', reason: null, probability: 1, free: 1 });
});

test('an ask that waits holds back the next one, which knows that it was never free', async () => {
  expect(await resolved('Twice')).toMatchObject({ state: 'scheduled' });
  expect(await resolved('Twice')).toMatchObject({
    state: 'not-asked',
    reason: 'asked-recently',
    probability: 1,
    free: 0,
  });
});
