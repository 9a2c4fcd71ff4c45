import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/insight.ts';
import { readSurvey } from '#core/contract/listening.ts';
import { changeSettings, getSettings } from '#core/contract/people.ts';
import type { Tx } from '#platform';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { converse, day, teller, type Tell } from './story.fixture.ts';

const minutes = 60_000;
let product: TestApp;
let owner: Client;
let workspace = '';
/** Half past eleven in the evening, UTC, ten days ago: the next day in Berlin, the same one in Los Angeles. */
let late: Date;

function inStory(work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  return product.app.database.inWorkspace(workspace, work);
}

interface Told {
  who: number;
  at: number;
  conversation: string;
}

/** What happened after the resolution, to some. */
function comeAgain(tell: Tell, { who, at, conversation }: Told): void {
  const closed = at + 60 * minutes;
  const here = { conversation, direction: 'none' as const };
  const wrote = { conversation, direction: 'in' as const, kind: 'message.received' as const };
  const agent = { kind: 'agent' as const };
  const after: Record<number, () => void> = {
    0: () => {
      tell(who, closed + 2 * day, wrote);
      tell(who, closed + 2 * day, { ...here, kind: 'conversation.reopened' });
      tell(who, closed + 3 * day, { ...here, kind: 'conversation.resolved', actor: agent });
    },
    1: () => tell(who, closed + 3 * day, { kind: 'call.received', channel: 'phone', touchpoint: 'call_centre' }),
    4: () => tell(who, closed, { ...here, kind: 'conversation.marked_spam', actor: agent }),
    7: () => void converse(tell, { who, at: closed + 8 * day - minutes, answered: 60, resolved: closed + 8 * day }),
    8: () => tell(who, at + 20 * minutes, { ...wrote, channel: 'mail' }),
    9: () => tell(who, closed + 2 * day, { ...wrote, actor: { kind: 'system' }, facts: { automatic: true } }),
  };
  after[who]?.();
}

/** Sixteen conversations: fourteen count, one is spam, one we began. */
async function tellService(tx: Tx): Promise<void> {
  const { tell, flush } = await teller(tx, 16);
  const start = tx.now.getTime() - 20 * day;
  late = new Date(tx.now.getTime() - 10 * day);
  late.setUTCHours(23, 30, 0, 0);
  for (let who = 0; who < 15; who++) {
    const at = who === 6 ? tx.now.getTime() - 2 * day : who === 14 ? late.getTime() : start + who * minutes;
    const closed = at + 60 * minutes;
    const open = who === 2;
    const conversation = converse(tell, {
      who,
      at,
      ...(open ? {} : { answered: (who + 1) * 60, resolved: closed }),
      channel: who === 8 ? 'mail' : 'chat',
    });
    comeAgain(tell, { who, at, conversation });
  }
  const begun = { conversation: crypto.randomUUID(), direction: 'out' as const };
  tell(15, start, { ...begun, kind: 'message.sent', actor: { kind: 'agent' }, facts: { purpose: 'reply' } });
  tell(15, start + 60 * minutes, { ...begun, kind: 'message.received', direction: 'in' });
  await flush();
}

async function tellFeelings(tx: Tx): Promise<void> {
  const { tell, flush } = await teller(tx, 240);
  const at = tx.now.getTime() - 5 * day;
  const answer = { kind: 'survey.answered' as const, touchpoint: 'support_mail', channel: 'mail' };
  for (let who = 0; who < 40; who++) {
    tell(who, at, { ...answer, feelings: { scale: 'csat5', score: who < 30 ? 5 : 2 } });
    tell(who, at, { ...answer, channel: 'survey', touchpoint: 'delivery', feelings: { scale: 'nps', score: 0 } });
    tell(who, at + minutes, {
      ...answer,
      channel: 'survey',
      touchpoint: 'delivery',
      feelings: { scale: 'nps', score: who < 20 ? 10 : 8 },
    });
  }
  for (let who = 0; who < 30; who++) {
    tell(who, at, {
      ...answer,
      touchpoint: 'checkout',
      facts: { about: 'journey' },
      feelings: { scale: 'csat5', score: 1 },
    });
    tell(who, at, { ...answer, feelings: { scale: 'ces5', score: who < 24 ? 1 : 5 } });
    const again = { touchpoint: 'after_recovery', channel: 'chat', facts: { again: true, about: 'journey' } };
    tell(who, at, { ...answer, ...again, feelings: { scale: 'csat5', score: 5 } });
  }
  for (let who = 40; who < 240; who++) {
    const handovers = who < 140 ? 0 : 2;
    const good = handovers === 0 ? who < 130 : who < 190;
    const conversation = crypto.randomUUID();
    tell(who, at, {
      conversation,
      direction: 'none',
      kind: 'conversation.resolved',
      actor: { kind: 'agent' },
      facts: { handovers, contacts: 1 + (who % 2) },
    });
    // Known only after the answer: it must not count.
    tell(who, at + 2 * minutes, {
      conversation,
      direction: 'none',
      kind: 'conversation.resolved',
      actor: { kind: 'agent' },
      facts: { handovers: 9 },
    });
    tell(who, at + minutes, {
      conversation,
      kind: 'survey.answered',
      touchpoint: 'chat',
      feelings: { scale: 'stars5', score: good ? 5 : 1 },
    });
  }
  await flush();
}

async function tellAsks(now: Date): Promise<void> {
  await owner.call(readSurvey, {});
  await product.owner.query(
    `insert into listening.ask (workspace, survey, survey_version, customer, conversation, episode, cause, touchpoint, channel, state,
       decided_at, sent_at, delivered_at, answered_at, expires_at)
     select $1, survey.id, 1, gen_random_uuid(), gen_random_uuid(), 'test:' || n, 'test:' || n, 'chat', 'chat', 'delivered', $2::timestamptz,
       sent, case when n <= 28 then sent end, case when n <= 8 or n in (21, 22) then sent + interval '1 hour' end,
       sent + interval '14 days'
     from listening.survey, generate_series(1, 30) n,
       lateral (select $2::timestamptz - case when n <= 20 then interval '20 days' else interval '2 days' end as sent) at
     where survey.workspace = $1`,
    [workspace, now],
  );
}

beforeAll(async () => {
  product = await testApp();
  owner = await ownerClient(product.url);
  const { rows } = await product.owner.query('select id from people.workspace');
  workspace = rows[0].id;
  await tellAsks(product.world.now());
  await inStory(tellService);
  await inStory(tellFeelings);
  await until(async () => {
    const { scales } = await owner.call(contract.readExperience, { days: '30' });
    return scales.some(({ scale, n }) => scale === 'stars5' && n === 200);
  }, 'the story stands in analytics');
});

test('service counts by hand: volume, first contact, reopened, backlog', async () => {
  const service = await owner.call(contract.readService, { days: '30', by: 'day' });
  // Fourteen of the sixteen, and the second conversation of number 7.
  expect(service.volume.value).toBe(15);
  expect(service.volume.before).toBe(0);
  // Not at first contact: 0 (came back), 1 (called), 8 (wrote again after our answer). Not yet known: 6. Open: 2.
  expect(service.firstContact).toMatchObject({ n: 13, open: 1, notYetKnown: 1, state: 'wide', change: null });
  expect(service.firstContact.value).toBeCloseTo((100 * 10) / 13);
  expect(service.reopened).toMatchObject({ n: 14 });
  expect(service.reopened.value).toBeCloseTo(100 / 14);
  // Number 2, and the one that we began.
  expect(service.backlog.value).toBe(2);
  expect(service.byChannel.map(({ channel, volume }) => [channel, volume])).toEqual([
    ['chat', 14],
    ['mail', 1],
  ]);
  expect(service.lag).toMatchObject({ state: 'ready', rows: 0 });
  for (const { how } of [service.volume, service.firstResponse, service.firstContact])
    expect(Object.values(how).every((words) => words.length > 10)).toBe(true);
  expect([service.firstContact, service.reopened].every(({ how }) => how.formula.includes('all that the page'))).toBe(
    true,
  );
});

test('a channel by itself', async () => {
  const service = await owner.call(contract.readService, { days: '30', channel: 'mail' });
  expect(service.channels, 'another one can be chosen').toContain('chat');
  expect(service.volume.value).toBe(1);
});

test('days are days of the workspace’s zone', async () => {
  const dayIn = (zone: string) =>
    Temporal.Instant.from(late.toISOString()).toZonedDateTimeISO(zone).toPlainDate().toString();
  const volumeOn = async (start: string) => {
    const { series } = await owner.call(contract.readService, { days: '30', by: 'day' });
    return series.find((bucket) => bucket.start === start)?.volume;
  };
  expect(dayIn('Europe/Berlin')).not.toBe(dayIn('America/Los_Angeles'));
  expect(await volumeOn(dayIn('Europe/Berlin'))).toBe(1);
  const { version } = await owner.call(getSettings, {});
  const moved = await owner.call(changeSettings, { version, zone: 'America/Los_Angeles' });
  expect(await volumeOn(dayIn('America/Los_Angeles'))).toBe(1);
  await owner.call(changeSettings, { version: moved.version, zone: 'Europe/Berlin' });
});

test('the window of first contact and the smallest difference are settings', async () => {
  const { version } = await owner.call(contract.readInsightSettings, {});
  const changed = await owner.call(contract.changeInsightSettings, {
    version,
    smallestDifference: 2,
    firstContactDays: 1,
  });
  const service = await owner.call(contract.readService, { days: '30' });
  // Within one day only number 8 came again, and number 6 is known.
  expect(service.firstContact).toMatchObject({ n: 14, notYetKnown: 0 });
  expect(service.firstContact.value).toBeCloseTo((100 * 13) / 14);
  await expect(
    owner.call(contract.changeInsightSettings, { version, smallestDifference: 1, firstContactDays: 1 }),
  ).rejects.toMatchObject({ type: 'conflict' });
  await owner.call(contract.changeInsightSettings, {
    version: changed.version,
    smallestDifference: 2,
    firstContactDays: 7,
  });
});

test('experience: shares, one recommendation per person, names of touchpoints, who answered', async () => {
  const felt = await owner.call(contract.readExperience, { days: '30' });
  expect(felt.scale).toBe('csat5');
  expect(felt.figure).toMatchObject({ value: 75, n: 40, state: 'wide' });
  expect(felt.byTouchpoint.map(({ name, n }) => [name, n])).toEqual([['Support mail', 40]]);
  expect(felt.scales.find(({ scale }) => scale === 'nps')).toMatchObject({ value: 50, n: 40 });
  // Twenty whose time is over, eight of them answered; two that never arrived do not count.
  expect(felt.response).toMatchObject({ value: 40, n: 20, open: 8, openAnswered: 2 });
  const nps = await owner.call(contract.readExperience, { days: '30', scale: 'nps' });
  expect(nps.byTouchpoint.map(({ name }) => name)).toEqual(['Delivery']);
  expect(nps.scores.find(({ score }) => score === 0)?.count).toBe(0);
});

test('effort is good when it is low, and a journey is another measure than a touchpoint', async () => {
  const effort = await owner.call(contract.readExperience, { days: '30', scale: 'ces5' });
  expect(effort.figure).toMatchObject({ value: 80, n: 30 });
  expect(effort.mean).toMatchObject({ value: 1.8, n: 30 });
  const journey = await owner.call(contract.readExperience, { days: '30', about: 'journey' });
  expect(journey).toMatchObject({ scale: 'csat5', about: 'journey', figure: { value: 0, n: 30 } });
  expect(journey.scales.filter(({ scale }) => scale === 'csat5').map(({ about, n }) => [about, n])).toEqual([
    ['touchpoint', 40],
    ['journey', 30],
  ]);
  const behind = await owner.call(contract.listAnswersBehind, { days: '30', scale: 'csat5', about: 'journey' });
  expect(behind.total).toBe(30);
});

test('the link: what was known before the answer, and no more', async () => {
  const link = await owner.call(contract.readLink, { days: '30', scale: 'stars5' });
  const handovers = link.facts.find(({ key }) => key === 'conversation.resolved:handovers');
  expect(handovers).toMatchObject({ label: 'Handovers', n: 200, verdict: 'falls', test: 'two-proportion test' });
  expect(handovers?.groups.map(({ label, value, n }) => [label, value, n])).toEqual([
    ['0', 90, 100],
    ['2', 50, 100],
  ]);
  expect(handovers?.change).toMatchObject({ value: -40, detectable: true });
  const contacts = link.facts.find(({ key }) => key === 'conversation.resolved:contacts');
  expect(contacts).toMatchObject({ verdict: 'no-detectable-change', words: 'No detectable change.' });
  expect(link.facts[0]?.key).toBe('conversation.resolved:handovers');
});

test('the answers behind a group can be read', async () => {
  const behind = await owner.call(contract.listAnswersBehind, {
    days: '30',
    scale: 'stars5',
    fact: 'conversation.resolved:handovers',
    from: '2',
  });
  expect(behind.total).toBe(100);
  expect(behind.items[0]).toMatchObject({ fact: 2, touchpoint: 'Chat', customer: { name: expect.any(String) } });
  const mail = await owner.call(contract.listAnswersBehind, { days: '30', scale: 'csat5', touchpoint: 'support_mail' });
  expect(mail.total).toBe(40);
});

test('the answers behind a figure are read page by page, each once', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await owner.call(contract.listAnswersBehind, {
      days: '30',
      scale: 'csat5',
      limit: '17',
      ...(after === undefined ? {} : { after }),
    });
    expect(page.total).toBe(70);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect([seen.length, new Set(seen).size]).toEqual([70, 70]);
  await expect(
    owner.call(contract.listAnswersBehind, { days: '30', scale: 'csat5', after: 'x' }),
  ).rejects.toMatchObject({ type: 'invalid' });
});

test('wrong choices are refused by name', async () => {
  await expect(owner.call(contract.readService, { days: '0' })).rejects.toMatchObject({ type: 'invalid' });
  await expect(owner.call(contract.readExperience, { days: '30', scale: 'mood' as never })).rejects.toMatchObject({
    type: 'invalid',
  });
});
