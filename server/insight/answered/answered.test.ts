import { beforeAll, expect, test } from 'vitest';
import { listWorded, readAnswered } from '#core/contract/answered.ts';
import * as hours from '#core/contract/hours.ts';
import { identifyMany } from '#customers';
import { keepPastAsks } from '#listening';
import type { Tx } from '#platform';
import { record, type NewInteraction } from '#touchpoints';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { day } from '../story.fixture.ts';

const hour = 3_600_000;
const people = 18;
let company: TestCompany;
let customers: string[] = [];
/** When all of them answered: a Monday at noon, or the like, some days ago. */
let answeredAt: Date;

function sent(who: number, after: number, more: Partial<NewInteraction> = {}): NewInteraction {
  return {
    customer: customers[who]!,
    occurredAt: new Date(answeredAt.getTime() + after),
    channel: 'mail',
    touchpoint: 'support_mail',
    direction: 'out',
    kind: 'message.sent',
    actor: { kind: 'agent' },
    conversation: crypto.randomUUID(),
    source: null,
    messageId: crypto.randomUUID(),
    ...more,
  };
}

/** The last but one wrote nothing, the last was asked once more after a recovery. */
const asks = Array.from({ length: people }, () => crypto.randomUUID());

async function tellStory(tx: Tx): Promise<void> {
  const claims = asks.map((ask) => [{ kind: 'external_id' as const, value: ask, strength: 'proven' as const }]);
  customers = (await identifyMany(tx, claims, { at: tx.now, source: null })).map((id) => id!);
  answeredAt = new Date(tx.now.getTime() - 9 * day);
  await keepPastAsks(
    tx,
    asks.map((id, who) => ({
      id,
      customer: customers[who]!,
      conversation: crypto.randomUUID(),
      channel: 'chat',
      state: 'answered',
      reason: null,
      decidedAt: new Date(answeredAt.getTime() - hour),
      sentAt: new Date(answeredAt.getTime() - hour),
      answer: { score: 2, words: who === people - 2 ? '' : `It broke, says number ${who}`, at: answeredAt },
    })),
  );
  const replies = Array.from({ length: 9 }, (_, who) => sent(who, 2 * hour));
  const tooSoon = sent(10, -hour);
  const machine = sent(11, hour, { actor: { kind: 'bot' } });
  await record(tx, [...replies, sent(0, 5 * hour), tooSoon, machine, sent(people - 1, hour), sent(people - 2, hour)]);
}

beforeAll(async () => {
  company = await testCompany();
  const { app, workspace } = company;
  await app.app.database.inWorkspace(workspace, tellStory);
  await app.owner.query('update listening.ask set again = true where id = $1', [asks.at(-1)]);
  // Number 9 was called about their case.
  await app.owner.query(
    `with opened as (insert into care.recovery (workspace, customer, touchpoint, channel, opened_at, due_at)
       values ($1, $2, 'chat', 'chat', $3, $3) returning id)
     insert into care.step (workspace, recovery, what, by_kind, by_name, at)
     select $1, id, 'in-contact', 'agent', 'Ben', $3::timestamptz + interval '2 hours' from opened`,
    [workspace, customers[9], answeredAt],
  );
  // Three wrote without being asked, one of them nobody known.
  await app.owner.query(
    `with given as (insert into listening.response (workspace, survey, key, customer, source, way, touchpoint, channel, state, started_at, last_at, completed_at)
       select $1, survey.id, gen_random_uuid(), customer, 'volunteered', 'page', 'store', 'survey', 'complete', $3, $3, $3
       from unnest($2::uuid[]) customer, (select id from listening.survey where workspace = $1 limit 1) survey returning *)
     insert into listening.answer (workspace, survey, response, customer, question, words, at)
     select workspace, survey, id, customer, 'why', 'A queue', last_at from given`,
    [workspace, [customers[0], customers[12], null], answeredAt],
  );
});

test('a message of one of us or a contact about a case afterwards is a reply; machines, earlier ones and the question again are none', async () => {
  const { asked, volunteered, time } = await company.owner.call(readAnswered, {});
  expect(time).toBe('calendar');
  expect(asked).toMatchObject({ share: { n: 16, value: 62.5 }, unanswered: 6, anonymous: 0, drawnFrom: null });
  expect(asked.time).toMatchObject({ n: 16, open: 6, median: { value: 7200, state: 'number' } });
  expect(asked.byTouchpoint).toMatchObject([{ key: 'chat', name: 'Chat', share: { n: 16 } }]);
  const few = { share: { n: 2, value: null, state: 'few' }, time: { median: { value: null } } };
  expect(volunteered).toMatchObject({ ...few, unanswered: 1, anonymous: 1 });
  const none = await company.owner.call(readAnswered, { channel: 'mail' });
  expect(none.asked.share).toMatchObject({ n: 0, state: 'none' });
});

test('what got no reply can be read with its words', async () => {
  const { total, items } = await company.owner.call(listWorded, {
    source: 'asked',
    which: 'unanswered',
    touchpoint: 'chat',
  });
  expect([total, items.length]).toEqual([6, 6]);
  const words = items.map((item) => item.words).toSorted();
  expect(words).toEqual([10, 11, 12, 13, 14, 15].map((who) => `It broke, says number ${who}`));
  const groups = ['all', 'replied', 'unanswered'] as const;
  const lists = groups.map((which) => company.owner.call(listWorded, { source: 'asked', which }));
  expect((await Promise.all(lists)).map((list) => list.total)).toEqual([16, 10, 6]);
  const nobody = await company.owner.call(listWorded, { source: 'volunteered', which: 'anonymous' });
  expect(nobody).toMatchObject({ total: 1, items: [{ customer: null, words: 'A queue', repliedAt: null }] });
  const other = await company.owner.call(listWorded, { source: 'volunteered', which: 'unanswered' });
  expect(other.items).toMatchObject([{ words: 'A queue', touchpoint: 'Store' }]);
});

test('where opening hours are kept, only those count', async () => {
  const always = Array.from({ length: 7 }, () => [{ from: 0, until: 30 }]);
  await company.owner.call(hours.createCalendar, { name: 'Short', zone: 'UTC', week: always, sources: [] });
  const { asked, time } = await company.owner.call(readAnswered, {});
  expect(time).toBe('opening');
  expect(asked.time.median.value).toBeLessThanOrEqual(1800);
});
