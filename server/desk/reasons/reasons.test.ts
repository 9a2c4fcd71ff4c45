import { beforeAll, expect, test } from 'vitest';
import { startBulk, readBulk } from '#core/contract/bulk.ts';
import { plainId } from '#core/contract/codecs.ts';
import * as desk from '#core/contract/desk.ts';
import * as settings from '#core/contract/reason-settings.ts';
import * as contract from '#core/contract/reasons.ts';
import { searchConversations } from '#core/contract/search.ts';
import { listStatuses, setConversationStatus } from '#core/contract/statuses.ts';
import type { problemFrom } from '#core/contract/problems.ts';
import { keepPastThreads } from '#channels';
import { keepPastConversations } from '#desk';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { learnReasonsOf } from './learn.ts';

// Why customers get in touch: the list, what people say, and what is learnt from it.

let company: TestCompany;
const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const read = (id: string) => call(desk.readConversation, { id });
const begun = async (name: string, text = 'Hello') => {
  const { thread } = await customerWrites(company, { text, name });
  return until(() => read(thread).catch(() => undefined), 'the conversation');
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  ) as Promise<ReturnType<typeof problemFrom>>;
const changesOf = async (id: string) =>
  (await read(id)).items.flatMap((item) => (item.type === 'change' ? `${item.what} ${item.detail ?? ''}`.trim() : []));
const named = async (name: string) => (await call(contract.listReasons, {})).items.find((each) => each.name === name)!;

beforeAll(async () => {
  company = await testCompany();
  await until(async () => (await call(contract.listReasons, {})).items.length > 20, 'the usual reasons');
}, 120_000);

test('the list is the company’s own: names, order, what is retired; keys of facts stay', async () => {
  const made = await call(settings.createReason, { name: 'Événements', stage: 'before' });
  const events = made.items.at(-1)!;
  expect(events).toMatchObject({ key: 'evenements', group: null });
  const below = await call(settings.createReason, { name: 'دعوة', group: events.id });
  expect(below.items.at(-1)).toMatchObject({ key: 'evenements.reason', group: events.id });
  const third = call(settings.createReason, { name: 'Third level', group: below.items.at(-1)!.id });
  expect(await refusal(third)).toMatchObject({ type: 'refused' });
  const again = call(settings.createReason, { name: 'ÉVÉNEMENTS' });
  expect(await refusal(again)).toMatchObject({ type: 'refused', more: { code: 'taken' } });
  const first = await call(settings.orderReasons, { group: null, reasons: [events.id] });
  expect(first.items.slice(0, 2).map(({ name }) => name)).toEqual(['Événements', 'دعوة']);
  const { id, version } = first.items[0]!;
  const changed = await call(settings.updateReason, { id, version, name: 'Fairs', stage: null, retired: true });
  expect(changed.items[0]).toMatchObject({ key: 'evenements', name: 'Fairs', retired: true });
  const stale = call(settings.updateReason, { id, version, name: 'x', stage: null, retired: false });
  expect(await refusal(stale)).toMatchObject({ type: 'conflict' });
});

test('is said with the resolution, brings its stage, stands in history, facts and search, and can be taken back', async () => {
  const late = await named('Late');
  const { id, version } = await begun('Rita Reason', 'Where is my zebra?');
  const settled = await call(desk.resolveConversation, { id, version, reason: late.id });
  expect(settled).toMatchObject({ status: 'resolved', stage: 'after', reason: { name: 'Late', group: 'Delivery' } });
  const { rows } = await company.app.owner.query(
    `select facts from touchpoints.interaction where conversation = $1 and kind = 'conversation.resolved'`,
    [plainId('cnv', id)],
  );
  expect(rows[0].facts).toMatchObject({ reason: 'delivery.late', stage: 'after' });
  const found = async (q: string) => (await call(searchConversations, { q })).items.map((each) => each.id);
  expect(await found('reason:late zebra')).toEqual([id]);
  expect(await found('reason:delivery stage:after')).toEqual([id]);
  expect(await found('reason:lost zebra')).toEqual([]);
  expect(await found('reason:none zebra')).toEqual([]);
  const during = await call(contract.sayReason, { id, reason: late.id, stage: 'during', version: settled.version });
  const gone = await call(contract.sayReason, { id, reason: null, stage: null, version: during.version });
  expect(gone).toMatchObject({ reason: null, stage: null });
  expect((await changesOf(id)).toSorted()).toEqual([
    'reasoned',
    'reasoned Delivery › Late',
    'resolved',
    'staged during',
  ]);
});

test('where the company wants one, nothing is resolved without: by hand, with an answer, by a status, or with many', async () => {
  const { id, version } = await begun('Willa Wanted');
  const { settingsVersion } = await call(contract.listReasons, {});
  const wanted = await call(settings.changeReasonSettings, { asked: 'required', version: settingsVersion });
  const needed = { type: 'refused', more: { code: 'reason-needed' } };
  expect(await refusal(call(desk.resolveConversation, { id, version }))).toMatchObject(needed);
  expect(await refusal(call(desk.replyToConversation, { id, text: 'Done', resolve: true }))).toMatchObject(needed);
  const ended = async (act: Parameters<typeof call<typeof startBulk>>[1]['act']) => {
    const bulk = await call(startBulk, { act, of: { conversations: [id] } });
    return until(async () => {
      const now = await call(readBulk, { id: bulk.id });
      return now.state === 'running' ? undefined : now;
    }, 'it ended');
  };
  const { items } = await call(listStatuses, {});
  const status = items.find(({ category }) => category === 'resolved')!.id;
  expect(await refusal(call(setConversationStatus, { id, version, status }))).toMatchObject(needed);
  expect((await ended({ kind: 'resolve' })).leftOut).toBe(1);
  expect((await ended({ kind: 'reason', reason: (await named('Lost')).id })).leftOut).toBe(0);
  expect((await ended({ kind: 'resolve' })).leftOut).toBe(0);
  expect(await read(id)).toMatchObject({ status: 'resolved', reason: { name: 'Lost' }, stage: 'after' });
  await call(settings.changeReasonSettings, { asked: 'offered', version: wanted.settingsVersion });
});

const texts = {
  'return_and_refund.refund_not_there': [
    'I want my money back, the refund never came',
    'Wo bleibt meine Erstattung, ich will mein Geld',
  ],
  'account.cannot_sign_in': ['I cannot sign in, my password is wrong', 'Anmelden geht nicht, das Passwort ist falsch'],
};

/** Settled conversations from before, as somebody sorted them. */
async function sortedPast(): Promise<void> {
  const now = company.app.world.now().getTime();
  const past = Object.entries(texts).flatMap(([reason, each]) =>
    Array.from({ length: 60 }, (_, at) => ({
      reason,
      text: `${each[at % 2]!} ${['please', 'thanks', 'danke'][at % 3]}`,
      at: new Date(now - (200 - at) * 60_000),
      ...{ id: crypto.randomUUID(), customer: crypto.randomUUID() },
    })),
  );
  await company.app.database.inWorkspace(company.workspace, async (tx) => {
    await keepPastThreads(
      tx,
      past.map(({ id, customer, at, text }) => ({
        ...{ id, customer, channel: 'chat', subject: '', startedAt: at },
        messages: [{ at, direction: 'in', author: { kind: 'customer', id: customer, name: 'Past' }, text }],
      })),
    );
    await keepPastConversations(
      tx,
      past.map(({ id, customer, at, reason }) => ({
        reason,
        ...{ id, customer, channel: 'chat', status: 'resolved', assignee: null, waitingSince: null, contacts: 1 },
        ...{ handovers: 0, reopened: 0, firstInAt: at, firstAnswerAt: at, startedAt: at, lastAt: at, resolvedAt: at },
      })),
    );
  });
}

test('learns from the company’s own conversations, guesses at the first words, and is measured by what people say', async () => {
  expect((await begun('Ann Early', 'My refund never came')).guessed).toBeNull();
  expect((await call(settings.readReasonFigures, {})).model).toBeNull();
  await sortedPast();
  await learnReasonsOf(company.app.app, company.workspace);
  const { model } = await call(settings.readReasonFigures, {});
  expect(model).toMatchObject({ reasons: 2, speaks: true });
  const first = await begun('Bea Guessed', 'Hello, I want my money back, the refund never came');
  expect(first).toMatchObject({ reason: null, guessed: { name: 'Refund not there', group: 'Return and refund' } });
  const other = await begun('Cid Guessed', 'I cannot sign in: my password is wrong, please');
  const odd = await begun('Dan Odd', 'Do you sell umbrellas in Lisbon?');
  expect([other.guessed?.name, odd.guessed]).toEqual(['Cannot sign in', null]);
  await call(desk.resolveConversation, { id: first.id, version: first.version, reason: first.guessed!.id });
  const praise = await named('Praise');
  await call(desk.resolveConversation, { id: other.id, version: other.version, reason: praise.id });
  const figures = await call(settings.readReasonFigures, {});
  expect(figures.same).toMatchObject({ count: 1, n: 2, value: 0.5 });
  expect((await read(other.id)).guessed?.name).toBe('Cannot sign in');
  const learntAt = model!.learntAt;
  company.app.world.pass(3_600_000);
  await learnReasonsOf(company.app.app, company.workspace);
  expect((await call(settings.readReasonFigures, {})).model?.learntAt).toBe(learntAt);
  await company.app.owner.query('update desk.reason_model set stale = true');
  await learnReasonsOf(company.app.app, company.workspace);
  expect((await call(settings.readReasonFigures, {})).model?.learntAt).not.toBe(learntAt);
});
