import { beforeAll, expect, test } from 'vitest';
import { readDrivers } from '#core/contract/drivers.ts';
import { chance } from '#core/statistics/chance.ts';
import { keepPastAsks, type PastAsk } from '#listening';
import type { Tx } from '#platform';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { day, teller } from '../story.fixture.ts';

let company: TestCompany;
const people = 600;
const hour = 3600;

/** Whoever is handed over is less content; mail waits longer, which nobody minds; what comes after the answer is known to nobody. */
async function tellStory(tx: Tx): Promise<void> {
  const { tell, flush } = await teller(tx, people);
  const next = chance(5);
  const at = tx.now.getTime() - 5 * day;
  for (let who = 0; who < people; who++) {
    const [mail, handovers, conversation] = [next() < 0.5, Math.floor(3 * next()), crypto.randomUUID()];
    const here = { conversation, channel: mail ? 'mail' : 'chat', touchpoint: mail ? 'support_mail' : 'chat' };
    const wait = (mail ? 6 : 1) * hour * (0.2 + next());
    const facts = { handovers, first_response_s: wait, resolution_s: who < 15 ? wait / 2 : wait + hour * next() };
    const resolved = { ...here, kind: 'conversation.resolved' as const, direction: 'none' as const };
    tell(who, at, { ...resolved, facts });
    tell(who, at + 2 * 60_000, { ...resolved, facts: { handovers: 9 } });
    const chances = {
      stars5: 0.9 - 0.2 * handovers,
      csat5: mail ? 0.95 - 0.4 * handovers : 0.7,
      faces5: 0.7,
    };
    for (const [scale, good] of Object.entries(chances))
      tell(who, at + 60_000, {
        ...here,
        kind: 'survey.answered',
        feelings: { scale: scale as keyof typeof chances, score: next() < good ? 5 : 1 },
      });
  }
  await flush();
}

interface Given {
  customer: string;
  conversation: string;
  channel: string;
  score: number;
  at: Date;
}

/** Every answer of `csat5` was asked for. */
async function askAll(): Promise<void> {
  const { app, workspace } = company;
  const { rows } = await app.owner.query<Given>(
    `select customer, conversation, channel, score, occurred_at as at from touchpoints.interaction
    where workspace = $1 and kind = 'survey.answered' and scale = 'csat5'`,
    [workspace],
  );
  const asks = rows.map(({ customer, conversation, channel, score, at }): PastAsk => {
    const sentAt = new Date(at.getTime() - 30_000);
    const ask = {
      id: crypto.randomUUID(),
      customer,
      conversation,
      channel: channel as 'mail',
      sentAt,
      decidedAt: sentAt,
    };
    return { ...ask, state: 'answered', reason: null, answer: { score, words: '', at } };
  });
  await app.app.database.inWorkspace(workspace, (tx) => keepPastAsks(tx, asks));
  await app.owner.query(
    `update listening.ask set free = 1, probability = case channel when 'mail' then 0.25 else 1 end`,
  );
}

beforeAll(async () => {
  company = await testCompany();
  await company.app.app.database.inWorkspace(company.workspace, tellStory);
  await askAll();
  await until(async () => {
    const { lag, n } = await company.owner.call(readDrivers, { scale: 'stars5', about: 'contact' });
    return lag.rows === 0 && n === people;
  }, 'the story stands in analytics');
});

test('of all facts the one that counts is named, with what it changes', async () => {
  const found = await company.owner.call(readDrivers, { scale: 'stars5', about: 'contact' });
  expect(found).toMatchObject({ n: people, people, drawnFrom: null, weighted: 0, sharedBy: 'orders' });
  expect(found.drivers.filter(({ total }) => total.named).map(({ label, stage }) => [label, stage])).toEqual([
    ['Handovers', 'handling'],
  ]);
  const [handovers] = found.drivers;
  const [effect] = handovers!.total.effects;
  expect(effect).toMatchObject({ from: 0, to: 2 });
  expect([effect!.low < -40, effect!.high > -40]).toEqual([true, true]);
  expect(handovers!.importance).toBeGreaterThan(0.8);
  expect(found.drivers.find(({ key }) => key === ':channel')).toMatchObject({ same: [':touchpoint'], stage: 'intake' });
  expect(found.faults).toEqual([{ kind: 'crossed', label: 'Time to resolution', other: 'First response', n: 15 }]);
});

test('where nothing has an effect no driver is found, and a few answers explain nothing', async () => {
  const found = await company.owner.call(readDrivers, { scale: 'faces5', about: 'contact' });
  expect(found.drivers.length).toBeGreaterThan(3);
  expect(found.drivers.filter(({ total, held }) => total.named || held.named)).toEqual([]);
  const none = await company.owner.call(readDrivers, { scale: 'nps' });
  expect(none).toMatchObject({ n: 0, people: 0, drivers: [], faults: [], explained: null });
});

test('answers count by the chance that they were asked for', async () => {
  const effect = async (mails: number) => {
    await company.app.owner.query(
      `update listening.ask set free = 1, probability = case channel when 'mail' then $1::real else 1 end`,
      [mails],
    );
    const { drivers, weighted } = await company.owner.call(readDrivers, { scale: 'csat5', about: 'contact' });
    const handovers = drivers.find(({ label }) => label === 'Handovers')!;
    return { weighted, value: handovers.total.effects[0]!.value };
  };
  // Of mails 80 points are lost and of chats none: half of the answers are mails, of what was asked about four in five.
  const plain = await effect(1);
  const told = await effect(0.25);
  expect(told.weighted).toBe(people);
  expect([Math.abs(plain.value + 40) < 9, Math.abs(told.value + 64) < 9]).toEqual([true, true]);
});
