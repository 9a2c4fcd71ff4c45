import { beforeAll, expect, test } from 'vitest';
import { mergeConversation, splitConversation, undoArrangement } from '#core/contract/arrange.ts';
import { plainId } from '#core/contract/codecs.ts';
import * as desk from '#core/contract/desk.ts';
import { listConversationFacts } from '#core/contract/facts-list.ts';
import * as hours from '#core/contract/hours.ts';
import { readService } from '#core/contract/insight.ts';
import { createTag, tagConversation } from '#core/contract/marks.ts';
import { acceptInvitation, addApiKey, invite } from '#core/contract/people.ts';
import { searchConversations } from '#core/contract/search.ts';
import { giveConversationToTeam } from '#core/contract/sight.ts';
import { createTeam } from '#core/contract/teams.ts';
import { filterOfSearch } from '#core/contract/views.ts';
import { sendMessage } from '#channels';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { mailStage, type MailStage } from '#test/mail-stage.ts';
import { until } from '#test/until.ts';
import { measureServiceTimes } from './measure.ts';

let company: TestCompany;
let ben: Client;
let night: { id: string };
let mails: MailStage;

const weekdays = Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ from: 540, until: 1020 }] : []));
const nights = Array.from({ length: 7 }, () => [{ from: 1320, until: 360 + 1440 }]);
const office = { name: 'Office', zone: 'Europe/Berlin', week: weekdays };
const minute = 60;

beforeAll(async () => {
  company = await testCompany();
  const { owner, app } = company;
  for (const month of ['2027-03-15', '2027-04-15'])
    await app.owner.query('select touchpoints.ensure_partition($1)', [month]);
  const { link } = await owner.call(invite, { role: 'agent' });
  ben = client(app.url);
  const token = new URL(link).searchParams.get('token')!;
  await ben.call(acceptInvitation, { token, name: 'Ben', email: 'ben@acme.test', password: 'a long enough password' });
  mails = await mailStage(company);
  night = await owner.call(createTeam, { name: 'Night' });
  const sources = [{ country: 'DE', region: null, types: ['public' as const] }];
  await owner.call(hours.createCalendar, { ...office, sources });
  await owner.call(hours.createCalendar, { ...office, name: 'Nights', week: nights, teams: [night.id] });
}, 120_000);

const at = (moment: string) => company.app.world.stand(Date.parse(moment));
const read = (id: string) => company.owner.call(desk.readConversation, { id });
const reply = (id: string, by = company.owner) => by.call(desk.replyToConversation, { id, text: 'An answer' });
const resolve = async (id: string) =>
  company.owner.call(desk.resolveConversation, { id, version: (await read(id)).version });

/** The customer writes, and the desk has it. */
async function asks(moment: string, thread?: string): Promise<{ thread: string; message: string }> {
  at(moment);
  const name = `Customer ${thread ?? crypto.randomUUID()}`;
  const written = await customerWrites(company, {
    text: 'A question',
    name,
    ...(thread === undefined ? {} : { thread }),
  });
  await until(async () => {
    const { rows } = await company.app.owner.query(`select 1 from desk.conversation where id = $1 and last_at >= $2`, [
      plainId('cnv', written.thread),
      new Date(moment),
    ]);
    return rows.length === 1;
  }, 'the desk has it');
  return written;
}

interface Told {
  kind: string;
  seconds: number | null;
  opening: number | null;
  dropped: boolean;
  by: string | null;
}

/** What is told of a conversation. */
async function told(id: string): Promise<Told[]> {
  const { rows } = await company.app.owner.query<Told>(
    `select kind, extract(epoch from until - since)::float8 as seconds, opening_s as opening, dropped,
       (select name from people."user" where id = by) as by
     from insight.service_time join (select id as lane, dropped, by from insight.service_lane) lane using (lane)
     where conversation = $1 order by array_position('{first,next,resolution,bot}', kind), place`,
    [plainId('cnv', id)],
  );
  return rows;
}

/** Whether exactly this comes to be told of a conversation; says otherwise what is. */
async function tells(id: string, expected: Array<Partial<Told>>): Promise<true> {
  let all: Told[] = [];
  const there = async () => {
    await measureServiceTimes(company.app.app, company.workspace);
    all = await told(id);
    return all.length === expected.length && expected.every((one, n) => matches(all[n]!, one));
  };
  await until(there, 'the times are told').catch(() => {
    throw new Error(`told are ${JSON.stringify(all)}, not ${JSON.stringify(expected)}`);
  });
  return true;
}

function matches(told: Told, expected: Partial<Told>): boolean {
  return Object.entries(expected).every(([key, value]) => told[key as keyof Told] === value);
}

test('over Easter half an hour on either side counts; a later wait is credited to who answered it, and stays as it was told', async () => {
  const { thread } = await asks('2027-03-25T15:30:00Z');
  at('2027-03-30T07:30:00Z');
  await reply(thread);
  await asks('2027-03-30T08:00:00Z', thread);
  at('2027-03-30T08:20:00Z');
  await reply(thread, ben);
  await resolve(thread);
  const first = { kind: 'first', seconds: 112 * 60 * minute, opening: 60 * minute, by: 'Ada Lovelace' };
  const next = { kind: 'next', seconds: 20 * minute, opening: 20 * minute, by: 'Ben' };
  const whole = { kind: 'resolution', opening: 110 * minute, dropped: false };
  expect(await tells(thread, [first, next, whole])).toBe(true);
  // Taken up again it goes on; the hours of then hold for what was told, those of now for what is told anew.
  const [calendar] = (await company.owner.call(hours.listCalendars, {})).items;
  const days = [{ day: '2027-03-30', name: 'Closed', windows: [] }];
  const { version } = await company.owner.call(hours.changeCalendar, {
    id: calendar!.id,
    version: calendar!.version,
    days,
  });
  await asks('2027-03-31T08:00:00Z', thread);
  expect(
    await tells(thread, [
      first,
      next,
      { kind: 'next', seconds: null },
      { kind: 'resolution', seconds: null, opening: null },
    ]),
  ).toBe(true);
  at('2027-03-31T08:30:00Z');
  await resolve(thread);
  const settled = { kind: 'next', seconds: 30 * minute, dropped: true, by: null };
  expect(await tells(thread, [first, next, settled, { kind: 'resolution', opening: 120 * minute }])).toBe(true);
  await company.owner.call(hours.changeCalendar, { id: calendar!.id, version, days: [] });
}, 120_000);

test('in the night in which the clocks go forward a team’s night is an hour shorter', async () => {
  const { thread } = await asks('2027-03-27T20:00:00Z');
  const { version } = await read(thread);
  await company.owner.call(giveConversationToTeam, { id: thread, team: night.id, version });
  at('2027-03-28T03:00:00Z');
  await reply(thread);
  expect(
    await tells(thread, [
      { kind: 'first', seconds: 7 * 60 * minute, opening: 6 * 60 * minute },
      { kind: 'resolution', seconds: null },
    ]),
  ).toBe(true);
});

test('a bot’s answer is a wait of its own; settled without one, the wait is at least so long until it is taken up', async () => {
  const { thread } = await asks('2027-03-30T08:00:00Z');
  at('2027-03-30T08:00:05Z');
  const { app, workspace } = company;
  await app.app.database.inWorkspace(workspace, (tx) =>
    sendMessage(tx, app.app, {
      thread: plainId('cnv', thread)!,
      text: 'I look for somebody',
      author: { kind: 'bot', id: null, name: 'Bot' },
      purpose: 'reply',
      key: crypto.randomUUID(),
    }),
  );
  await asks('2027-03-30T08:01:00Z', thread);
  at('2027-03-30T08:11:00Z');
  await resolve(thread);
  const bot = { kind: 'bot', seconds: 5, by: null };
  expect(
    await tells(thread, [{ kind: 'first', seconds: 10 * minute, dropped: true }, { kind: 'resolution' }, bot]),
  ).toBe(true);
  await asks('2027-03-30T09:00:00Z', thread);
  at('2027-03-30T09:02:00Z');
  await reply(thread, ben);
  expect(
    await tells(thread, [
      { kind: 'first', seconds: 2 * minute, dropped: false, by: 'Ben' },
      { kind: 'resolution', seconds: null },
      bot,
    ]),
  ).toBe(true);
});

test('what is split off waits from its own first message; put together again it is one wait', async () => {
  const from = `${crypto.randomUUID()}@customer.example`;
  const id = crypto.randomUUID();
  company.app.world.dns.set('customer.example', 'ETIMEOUT');
  at('2027-03-30T10:00:00Z');
  const { thread } = await mails.arrive({ from, id });
  at('2027-03-30T10:30:00Z');
  const { message } = await mails.arrive({ from, inReplyTo: id });
  await until(async () => (await read(thread)).unread === 2, 'the desk has both');
  const open = { kind: 'resolution', seconds: null };
  const { conversation } = await company.owner.call(splitConversation, {
    id: thread,
    message,
    version: (await read(thread)).version,
  });
  at('2027-03-30T11:00:00Z');
  await reply(conversation.id);
  expect(await tells(conversation.id, [{ kind: 'first', seconds: 30 * minute }, open])).toBe(true);
  expect(await tells(thread, [{ kind: 'first', seconds: null }, open])).toBe(true);
  const into = { id: conversation.id, into: thread, version: (await read(conversation.id)).version };
  const merged = await company.owner.call(mergeConversation, into);
  expect(await tells(conversation.id, [])).toBe(true);
  expect(await tells(thread, [{ kind: 'first', seconds: 60 * minute }, open])).toBe(true);
  await company.owner.call(undoArrangement, { id: merged.arrangement });
  expect(await tells(thread, [{ kind: 'first', seconds: null }, open])).toBe(true);
});

test('a row for each conversation tells times in calendar and business minutes, and nothing where nothing is known', async () => {
  const tag = await company.owner.call(createTag, { name: `=${fresh('late')}` });
  const { thread } = await asks('2027-04-06T14:30:00Z');
  const { version } = await read(thread);
  await company.owner.call(tagConversation, { id: thread, version, tags: [tag.id] });
  at('2027-04-07T07:30:00Z');
  await reply(thread, ben);
  await asks('2027-04-07T07:40:00Z', thread);
  at('2027-04-07T08:00:00Z');
  await reply(thread);
  const { thread: open } = await asks('2027-04-07T08:00:00Z');
  expect(await tells(open, [{ kind: 'first', seconds: null }, { kind: 'resolution' }])).toBe(true);
  await resolve(thread);
  expect(await tells(thread, [{ kind: 'first' }, { kind: 'next' }, { kind: 'resolution', dropped: false }])).toBe(true);
  const list = async (more: object) => (await company.owner.call(listConversationFacts, more)).items;
  const row = async (id: string, more: object) => (await list(more)).find(({ conversation }) => conversation === id);
  const day = { from: '2027-04-06', until: '2027-04-06' };
  expect(await row(thread, day)).toMatchObject({
    ...{ firstResponseCalendarMinutes: 1020, firstResponseBusinessMinutes: 60, firstResponseBy: { name: 'Ben' } },
    ...{ resolutionCalendarMinutes: 1050, resolutionBusinessMinutes: 90, nextResponses: 1 },
    ...{ nextResponseMeanCalendarMinutes: 20, nextResponseLongestBusinessMinutes: 20 },
    ...{ tags: [tag.name], reason: null, scoresHeld: false },
  });
  expect(await row(open, day)).toBeUndefined();
  const nothing = { firstResponseCalendarMinutes: null, resolutionBusinessMinutes: null, nextResponses: 0 };
  expect(await row(open, { from: '2027-04-07' })).toMatchObject({ ...nothing, scores: { csat5: null, nps: null } });
  const filter = JSON.stringify({ tagged: { all: [tag.id] } });
  expect((await list({ filter })).map(({ conversation }) => conversation)).toEqual([thread]);
  const file = await company.owner.fetch(`/api/v1/conversation-facts.csv?${new URLSearchParams({ filter })}`);
  const [head, line, end] = (await file.text()).split('\r\n').map((each) => each.split(','));
  const cell = (name: string) => line![head!.indexOf(name)];
  expect([cell('conversation'), cell('tags'), end]).toEqual([thread, `'${tag.name}`, ['']]);
  expect([cell('first_response_business_minutes'), cell('csat5_score'), cell('agent')]).toEqual(['60', '', 'Ben']);
});

test('what took long, or goes on, is found by its opening hours or by the calendar', async () => {
  const words = fresh('Slow');
  const found = async (q: string) =>
    (await company.owner.call(searchConversations, { q: `from:${words} ${q}` })).items.length;
  at('2027-04-07T08:00:00Z');
  const { thread } = await customerWrites(company, { text: 'A question', name: words });
  const first = { kind: 'first', seconds: null };
  await until(async () => (await read(thread).catch(() => undefined)) !== undefined, 'the desk has it');
  expect(await tells(thread, [first, { kind: 'resolution', seconds: null }])).toBe(true);
  // Until ten past nine of the next morning: eight hours and ten minutes of the office, minus the first hour of the day.
  at('2027-04-08T07:10:00Z');
  for (const time of ['waiting', 'first-response', 'resolution']) {
    const ways = [`${time}>425m`, `${time}>435m`, `${time}>1380m/calendar`, `${time}>1400m/calendar`];
    const counts = [];
    for (const way of ways) counts.push(await found(`slower:${way}`));
    expect([time, ...counts]).toEqual([time, 1, 0, 1, 0]);
  }
  await reply(thread);
  expect(await tells(thread, [{ kind: 'first', opening: 430 * minute }, { kind: 'resolution' }])).toBe(true);
  expect([await found('slower:first-response>425m'), await found('slower:first-response>435m')]).toEqual([1, 0]);
  expect([await found('slower:waiting>0m'), await found('slower:next-response>0m')]).toEqual([0, 0]);
  const kept = await company.owner.call(filterOfSearch, { q: 'slower:first-response>7h slower:soon>1h score:csat<3' });
  expect(kept).toEqual({
    filter: {
      slower: [{ time: 'first-response', longer: 420, in: 'opening' }],
      scores: [{ scale: 'csat5', op: 'below', score: 3 }],
    },
    left: ['slower:soon>1h'],
  });
  const { items } = await company.owner.call(listConversationFacts, { filter: JSON.stringify(kept.filter) });
  expect(items).toEqual([]);
});

test('a row for each conversation is refused by a filter that is none, and needs both permissions', async () => {
  for (const filter of ['{', '{"place":"open"}']) {
    const refused = await company.owner.fetch(`/api/v1/conversation-facts.csv?${new URLSearchParams({ filter })}`);
    expect([refused.status, await refused.json()]).toMatchObject([400, { fields: [{ path: 'filter' }] }]);
  }
  const { key } = await company.owner.call(addApiKey, { name: fresh('Figures'), scopes: ['insight.read'] });
  const figures = client(company.app.url, { authorization: `Bearer ${key}` });
  expect((await figures.call(listConversationFacts, {})).items).toEqual([]);
  const { key: other } = await company.owner.call(addApiKey, { name: fresh('Desk'), scopes: ['conversation.read'] });
  const reader = client(company.app.url, { authorization: `Bearer ${other}` });
  expect((await reader.fetch('/api/v1/conversation-facts.csv')).status).toBe(403);
});

test('the page tells both times with what goes on counted in, by whose hours, by channel, team and person', async () => {
  for (let n = 0; n < 12; n++) {
    const { thread } = await asks('2027-04-27T16:00:00Z');
    at('2027-04-28T08:00:00Z');
    if (n < 8) await reply(thread, ben);
  }
  at('2027-04-28T09:00:00Z');
  const figures = (time?: 'opening') => company.owner.call(readService, { days: '2', time });
  await until(async () => {
    await measureServiceTimes(company.app.app, company.workspace);
    const { firstResponse } = await figures();
    return firstResponse.n === 12 && firstResponse.open === 4;
  }, 'all are told');
  const all = await figures();
  const hour = 3_600;
  expect(all.firstResponse.median).toMatchObject({ value: 16 * hour, n: 12, state: 'number' });
  expect(all.resolution).toMatchObject({ n: 12, open: 12, median: { state: 'not-reached' } });
  expect(all.nextResponse.n).toBe(0);
  expect(all.time).toEqual({ of: 'calendar', kept: true, hours: [{ name: 'Office', n: 24 }], measuring: false });
  // From six in the evening until ten: one hour of it counts.
  const { firstResponse, time, byChannel, byTeam, byPerson } = await figures('opening');
  expect([time.of, firstResponse.median.value, firstResponse.open]).toEqual(['opening', hour, 4]);
  for (const group of [byChannel, byTeam]) expect(group.map(({ firstResponse: { n } }) => n)).toEqual([12]);
  expect(byPerson).toMatchObject([{ name: 'Ben', firstResponse: { n: 8, open: 0 }, nextResponse: { n: 0 } }]);
}, 120_000);
