import { beforeAll, expect, test } from 'vitest';
import { countRecoveries } from '#core/contract/care-count.ts';
import * as care from '#core/contract/care.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import * as causes from '#core/contract/causes.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { listAsks } from '#core/contract/listening.ts';
import { listNotices } from '#core/contract/marks.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { listNamed } from '#core/contract/telling.ts';
import { linkVerbatim, listVerbatims } from '#core/contract/verbatims.ts';
import { makePromise } from '#core/contract/promises.ts';
import { createTeam } from '#core/contract/teams.ts';
import { changeTouchpoint, listTouchpoints } from '#core/contract/touchpoints.ts';
import type { Role } from '#core/people/permissions.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const minute = 60_000;

let company: TestCompany;
let owner: string;
beforeAll(async () => {
  company = await testCompany();
  const { rows } = await company.app.owner.query(`select id from people.user order by created_at limit 1`);
  owner = `usr_${String(rows[0].id).replaceAll('-', '')}`;
});

const call: Client['call'] = (...given) => company.owner.call(...given);
const refused = (work: Promise<unknown>) => work.catch((error: unknown) => error);

async function conversationOf(name: string) {
  const written = await customerWrites(company, { text: 'My lamp is broken', name });
  await until(() => call(readConversation, { id: written.thread }).catch(() => undefined), 'the conversation');
  return written;
}

/** Asked after it was resolved, the customer answers. */
async function answers(thread: string, score: number, words = ''): Promise<(words: string) => Promise<Response>> {
  await call(replyToConversation, { id: thread, text: 'There you are.', resolve: true });
  const linkOf = async () => /\/a\/[\w.~-]+/.exec(JSON.stringify(await call(readConversation, { id: thread })))?.[0];
  const scheduled = async () => (await call(listAsks, {})).items.some((ask) => ask.conversation === thread);
  await until(scheduled, 'the question is scheduled');
  company.app.world.pass(31 * minute);
  const link = await until(linkOf, 'the question is sent');
  const post = (said: string) =>
    fetch(`${company.app.url}${link}`, {
      method: 'POST',
      body: new URLSearchParams({ score: String(score), words: said }),
    });
  expect((await post(words)).status).toBe(200);
  return post;
}

const caseOf = (thread: string, state: 'unsettled' | 'closed' = 'unsettled') =>
  until(async () => (await call(care.listRecoveries, { conversation: thread, state })).items[0], 'the case');

async function join(role: Role): Promise<Client & { user: string }> {
  const { link } = await call(invite, { role });
  const made = client(company.app.url);
  const person = {
    name: fresh(`Robin ${role}`),
    email: `${fresh(role)}@acme.example`,
    password: 'correct horse battery',
  };
  const { user } = await made.call(acceptInvitation, {
    token: new URL(link).searchParams.get('token') ?? '',
    ...person,
  });
  return { ...made, user: user.id };
}

test('a low score opens a case with its words; another sign of the same matter joins it, and it is told once on the line', async () => {
  const { thread, customer } = await conversationOf(fresh('Lena Low'));
  await answers(thread, 1, 'Nobody listened');
  const opened = await caseOf(thread);
  expect(opened).toMatchObject({ state: 'open', owner: null, touchpoint: { key: 'chat' } });
  expect(opened.signs).toMatchObject([{ kind: 'score', scale: 'csat5', score: 1, words: 'Nobody listened' }]);
  const joined = await call(care.openRecovery, { id: thread, words: 'She called, very angry' });
  expect(joined.id).toBe(opened.id);
  expect(joined.signs.map(({ kind }) => kind)).toEqual(['score', 'complaint']);
  expect(joined.steps.map(({ what }) => what)).toEqual(['opened', 'joined']);
  const { items } = await call(customerLine, { id: customer });
  expect(items.filter(({ kind }) => kind === 'recovery.opened')).toMatchObject([{ facts: { origin: 'score' } }]);
});

test('a good score opens none; what is low is a setting, which two do not change over each other', async () => {
  const settings = await call(care.readCareSettings, {});
  await call(care.changeCareSettings, { ...settings, limits: { ...settings.limits, csat5: 1 } });
  const fine = await conversationOf(fresh('Greta Good'));
  await answers(fine.thread, 4);
  const other = await conversationOf(fresh('Olaf Other'));
  await answers(other.thread, 2);
  const third = await conversationOf(fresh('Nina Now'));
  await answers(third.thread, 1);
  await caseOf(third.thread);
  for (const { thread } of [fine, other])
    expect((await call(care.listRecoveries, { conversation: thread })).items).toEqual([]);
  const after = await call(care.readCareSettings, {});
  expect(after.version).toBe(settings.version + 1);
  await call(care.changeCareSettings, { ...after, limits: settings.limits });
  expect(await refused(call(care.changeCareSettings, settings))).toMatchObject({
    type: 'conflict',
  });
  const tooHigh = { ...(await call(care.readCareSettings, {})), limits: { ...settings.limits, nps: 11 } };
  expect(await refused(call(care.changeCareSettings, tooHigh))).toMatchObject({
    type: 'invalid',
    more: { fields: [{ message: 'must be from 0 to 10' }] },
  });
});

test('a promise that is not kept opens a case; the answer of a person is contact; it is closed with an outcome and opened again', async () => {
  const { thread } = await conversationOf(fresh('Pia Promised'));
  await call(makePromise, {
    id: thread,
    text: 'We call you back',
    dueAt: new Date(company.app.world.now().getTime() + 5 * minute).toISOString(),
  });
  company.app.world.pass(6 * minute);
  const opened = await caseOf(thread);
  expect(opened.signs).toMatchObject([{ kind: 'promise', words: 'We call you back' }]);
  await call(replyToConversation, { id: thread, text: 'I am sorry.' });
  const contacted = await until(async () => {
    const now = await call(care.readRecovery, { id: opened.id });
    return now.state === 'in-contact' ? now : undefined;
  }, 'we are in contact');
  expect(contacted.steps.at(-1)).toMatchObject({ what: 'in-contact', by: 'Ada Lovelace' });
  const { id, version } = contacted;
  expect(await refused(call(care.settleRecovery, { id, state: 'closed', version }))).toMatchObject({
    more: { code: 'outcome-missing' },
  });
  const closed = await call(care.settleRecovery, { id, state: 'closed', outcome: 'won-back', version });
  expect((await caseOf(thread, 'closed')).id).toBe(id);
  expect(await refused(call(care.settleRecovery, { id, state: 'open', version }))).toMatchObject({ type: 'conflict' });
  expect(await refused(call(care.changeRecovery, { id, owner, version: closed.version }))).toMatchObject({
    more: { code: 'closed' },
  });
  const again = await call(care.settleRecovery, { id, state: 'open', version: closed.version });
  expect(again).toMatchObject({ state: 'open', outcome: null, closedAt: null });
  expect(again.steps.map(({ what }) => what)).toEqual(['opened', 'in-contact', 'closed', 'reopened']);
});

test('the team that owns the touchpoint sees to it and has a notice; its owner is reminded, and told when it is overdue', async () => {
  const agent = await join('agent');
  const team = await call(createTeam, { name: fresh('Chat people'), people: [agent.user] });
  const chat = (await call(listTouchpoints, {})).items.find(({ key }) => key === 'chat')!;
  await call(changeTouchpoint, { id: chat.id, ownerTeam: team.name.toUpperCase(), version: chat.version });
  const { thread } = await conversationOf(fresh('Tara Team'));
  const opened = await call(care.openRecovery, { id: thread, words: 'A complaint' });
  expect(opened).toMatchObject({ team: { id: team.id }, owner: null });
  const told = (what: string) =>
    until(async () => (await agent.call(listNotices, {})).items.find((each) => each.what === what), what);
  await told('recovery.opened');
  const dueAt = new Date(company.app.world.now().getTime() + 120 * minute).toISOString();
  await call(care.changeRecovery, { id: opened.id, owner: agent.user, dueAt, version: opened.version });
  await told('recovery.given');
  expect((await agent.call(care.listRecoveries, { whose: 'mine' })).items.map(({ id }) => id)).toEqual([opened.id]);
  company.app.world.pass(61 * minute);
  await told('recovery.reminded');
  company.app.world.pass(60 * minute);
  await told('recovery.overdue');
  expect(await agent.call(countRecoveries, {})).toMatchObject({ mine: 1, mineOverdue: 1 });
  const late = await agent.call(care.listRecoveries, { overdue: 'true', whose: 'mine' });
  expect(late.items.map(({ id }) => id)).toEqual([opened.id]);
});

test('goodwill above the limit waits for who may approve it; what was given stands on the line and can be taken back', async () => {
  const agent = await join('agent');
  const { thread, customer } = await conversationOf(fresh('Gina Goodwill'));
  const { id } = await agent.call(care.openRecovery, { id: thread, words: 'The lamp broke again' });
  const give = (amount: number, currency = 'EUR') =>
    agent.call(care.giveGoodwill, { id, kind: 'voucher', amount, currency, words: 'For the trouble' });
  const small = await give(5_000);
  expect(small.gestures).toMatchObject([{ state: 'given', amount: 5_000, currency: 'EUR' }]);
  const large = (await give(5_001)).gestures.at(-1)!;
  expect(large).toMatchObject({ state: 'waiting', decidedBy: null });
  expect((await give(1, 'USD')).gestures.at(-1)).toMatchObject({ state: 'waiting' });
  expect(await refused(give(1, 'XQX'))).toMatchObject({ type: 'invalid' });
  expect(await refused(give(-1))).toMatchObject({ type: 'invalid' });
  const decide = (who: Client, state: 'given' | 'refused') =>
    who.call(care.decideGoodwill, { id: large.id, state, version: large.version });
  expect(await refused(decide(agent, 'given'))).toMatchObject({ type: 'forbidden' });
  const approved = (await decide(company.owner, 'given')).gestures[1]!;
  expect(approved).toMatchObject({ state: 'given', decidedBy: 'Ada Lovelace' });
  expect(await refused(decide(company.owner, 'refused'))).toMatchObject({ type: 'conflict' });
  const told = async () =>
    (await agent.call(listNotices, {})).items.some(({ what }) => what === 'recovery.goodwill-given');
  await until(told, 'who asked is told');
  await agent.call(care.undoGoodwill, { id: large.id, version: approved.version });
  const { items } = await call(customerLine, { id: customer });
  const given = items.filter(({ kind }) => kind.startsWith('goodwill.'));
  expect(given.map(({ kind, facts }) => [kind, facts['amount'], facts['currency']])).toEqual([
    ['goodwill.undone', 5_001, 'EUR'],
    ['goodwill.given', 5_001, 'EUR'],
    ['goodwill.given', 5_000, 'EUR'],
  ]);
});

test('who only looks on does nothing; who cannot see to a case gets none; past times are refused', async () => {
  const viewer = await join('viewer');
  const { thread } = await conversationOf(fresh('Vic Viewed'));
  const { id, version } = await call(care.openRecovery, { id: thread, words: 'A complaint' });
  expect(await viewer.call(care.readRecovery, { id })).toMatchObject({ id });
  expect(await refused(viewer.call(care.noteOnRecovery, { id, text: 'x' }))).toMatchObject({ type: 'forbidden' });
  expect(await refused(call(care.changeRecovery, { id, owner: viewer.user, version }))).toMatchObject({
    type: 'refused',
  });
  const past = new Date(company.app.world.now().getTime() - minute).toISOString();
  expect(await refused(call(care.changeRecovery, { id, dueAt: past, version }))).toMatchObject({ type: 'refused' });
  const noted = await call(care.noteOnRecovery, { id, text: '<b>called</b>, nobody there' });
  expect(noted.steps.at(-1)).toMatchObject({ what: 'noted', detail: '<b>called</b>, nobody there' });
});

test('a limited sight sees no case of what it does not see, whatever a query forgets; an erased customer has none', async () => {
  const { thread, customer, message } = await conversationOf(fresh('Erik Erased'));
  const { id } = await call(care.openRecovery, { id: thread, words: 'A complaint' });
  const seen = (sight: string, table: string) =>
    company.app.app.database.inWorkspace(company.workspace, async (tx) => {
      const { sql } = await import('#platform');
      await tx.run(sql`select set_config('app.sight', ${sight}, true)`);
      return (await tx.all(sql`select 1 from ${sql.table(table)}`)).length;
    });
  await call(care.giveGoodwill, { id, kind: 'other', amount: 0, currency: 'EUR' });
  const cause = await call(causes.createCause, { name: fresh('Lamps break') });
  await call(linkVerbatim, { id: cause.id, message, named: true });
  for (const table of ['care.recovery', 'care.sign', 'care.step', 'care.gesture', 'care.verbatim']) {
    expect(await seen('', table)).toBeGreaterThan(0);
    expect(await seen(`team ${crypto.randomUUID()}`, table)).toBe(0);
  }
  await call(eraseCustomerForGood, { id: customer });
  await until(
    async () => ((await refused(call(care.readRecovery, { id }))) as { type?: string }).type === 'not-found',
    'the case is gone',
  );
  expect((await call(listVerbatims, { id: cause.id })).items).toEqual([]);
});

test('a message and an answer name a cause in their own words: newest first, a customer counted once', async () => {
  const { thread, message, customer } = await conversationOf(fresh('Vera Verbatim'));
  await answers(thread, 2, 'The carton was torn');
  const [sign] = (await caseOf(thread)).signs;
  const { id } = await call(causes.createCause, { name: fresh('Torn cartons') });
  await call(linkVerbatim, { id, message, named: true });
  const { items } = await call(linkVerbatim, { id, response: sign!.response!, named: true });
  expect(items.filter(({ named }) => named)).toMatchObject([{ id }]);
  await call(linkVerbatim, { id, message, named: true });
  expect((await call(causes.readCause, { id })).verbatims).toEqual({ texts: 2, customers: 1 });
  const newest = await call(listVerbatims, { id, limit: '1' });
  expect(newest.items).toMatchObject([{ words: 'The carton was torn', customer: { id: customer }, message: null }]);
  const older = await call(listVerbatims, { id, limit: '1', after: newest.next! });
  expect(older.items).toMatchObject([{ words: 'My lamp is broken', message, conversation: thread }]);
  await call(linkVerbatim, { id, message, named: false });
  expect((await call(listVerbatims, { id })).items).toHaveLength(1);
  expect(await refused(call(linkVerbatim, { id, named: true }))).toMatchObject({ type: 'invalid' });
  expect(await refused(call(linkVerbatim, { id, message: `msg_${'0'.repeat(32)}`, named: true }))).toMatchObject({
    type: 'not-found',
  });
});

test('words that are added to a top score reach whoever helped, once', async () => {
  const { thread } = await conversationOf(fresh('Theo Top'));
  const add = await answers(thread, 5);
  expect((await add('You were wonderful')).status).toBe(200);
  expect((await add('And so quick')).status).toBe(200);
  const praised = async () =>
    (await call(listNotices, {})).items.filter(({ what, about }) => what === 'praise.given' && about.id === thread);
  await until(async () => (await praised()).length > 0, 'the praise');
  const next = await conversationOf(fresh('Ulla Unhappy'));
  await answers(next.thread, 1, 'Bad');
  await caseOf(next.thread);
  expect(await praised()).toHaveLength(1);
});

test('a cause is named by cases, told to each once it is fixed, and six weeks later it says whether it stopped', async () => {
  const { thread } = await conversationOf(fresh('Carla Cause'));
  const { id } = await call(care.openRecovery, { id: thread, words: 'The carton was torn' });
  const name = fresh('Cartons tear');
  const made = await call(causes.createCause, { name });
  expect(await refused(call(causes.createCause, { name: name.toUpperCase() }))).toMatchObject({ type: 'conflict' });
  const named = await call(causes.nameCause, { id, cause: made.id, named: true });
  expect(named.items.filter((each) => each.named).map((each) => each.id)).toEqual([made.id]);
  const change = { id: made.id, name, team: null, reason: '', did: '' };
  const unsaid = call(causes.changeCause, { ...change, state: 'will-not-be-fixed', version: made.version });
  expect(await refused(unsaid)).toMatchObject({ type: 'invalid', more: { fields: [{ path: 'reason' }] } });
  const did = 'New cartons, twice as thick.';
  const fixed = await call(causes.changeCause, { ...change, did, state: 'fixed', version: made.version });
  expect(fixed.counts).toMatchObject({ people: 1, toTell: 1, told: 0 });
  const [person] = (await call(listNamed, { id: made.id })).items;
  expect(person).toMatchObject({ recovery: { id }, toldAt: null, way: 'conversation', peace: null });
  expect(person!.draft).toMatch(/^Hello Carla,\n\n[^]+This is what we did about it:\nNew cartons, twice as thick\./);
  expect(fixed.stopped).toMatchObject({ before: 1, after: 0, over: false, verdict: 'too-few' });
  await call(replyToConversation, { id: thread, text: 'We did something' });
  await until(
    async () => (await call(causes.readCause, { id: made.id })).told === 1,
    'it is known that they were told',
  );
  company.app.world.pass(43 * 24 * 60 * minute);
  const later = await call(causes.readCause, { id: made.id });
  expect(later.stopped).toMatchObject({ over: true, verdict: 'too-few', ratio: null });
  expect(later.weeks).toHaveLength(12);
  expect(later.weeks[5]).toMatchObject({ cases: 1 });
});

test('what a customer was given counts together, on whichever of their cases, and no longer after thirty days', async () => {
  const agent = await join('agent');
  const { thread, customer } = await conversationOf(fresh('Tina Twice'));
  const { id } = await agent.call(care.openRecovery, { id: thread, words: 'The lamp broke again' });
  const give = async (amount: number) =>
    (await agent.call(care.giveGoodwill, { id, kind: 'voucher', amount, currency: 'EUR', words: '' })).gestures.at(-1);
  expect(await give(3_000)).toMatchObject({ state: 'given' });
  expect(await give(2_001)).toMatchObject({ state: 'waiting' });
  expect(await give(0)).toMatchObject({ state: 'given' });
  const { rows } = await company.app.owner.query(
    `insert into care.recovery (workspace, customer, touchpoint, channel, state, opened_at, due_at)
      values ($1, $2, 'store', 'survey', 'open', now(), now()) returning id`,
    [company.workspace, plainId('cus', customer)],
  );
  const elsewhere = wireId('rec', rows[0].id);
  const there = { id: elsewhere, kind: 'refund', amount: 1, currency: 'EUR', words: '' } as const;
  expect((await agent.call(care.giveGoodwill, there)).gestures).toMatchObject([{ state: 'waiting' }]);
  company.app.world.pass(31 * 24 * 60 * minute);
  const later = await agent.call(care.giveGoodwill, { ...there, amount: 4_999 });
  expect(later.gestures.at(-1)).toMatchObject({ state: 'given' });
  expect(await give(1)).toMatchObject({ state: 'waiting' });
});
