import { beforeAll, expect, test } from 'vitest';
import { readyStatuses } from '#core/desk/category.ts';
import { wireId } from '#core/contract/codecs.ts';
import * as bulk from '#core/contract/bulk.ts';
import * as desk from '#core/contract/desk.ts';
import * as marks from '#core/contract/marks.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { acceptInvitation, invite, listMembers } from '#core/contract/people.ts';
import { createTeam } from '#core/contract/teams.ts';
import { client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

// Many conversations at once: as if by hand, with what could not be done, and back exactly.

let company: TestCompany;
const many = 5000;
const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
type Act = WireInputOf<typeof bulk.startBulk>['act'];

beforeAll(async () => {
  company = await testCompany();
}, 120_000);

const begun = async (name: string) => {
  const { thread } = await customerWrites(company, { text: 'Hello', name });
  return until(() => call(desk.readConversation, { id: thread }).catch(() => undefined), 'the conversation');
};
const ended = (id: string) =>
  until(
    async () => {
      const now = await call(bulk.readBulk, { id });
      return now.state === 'running' ? undefined : now;
    },
    'it ended',
    300,
  );
const doAll = async (act: Act, of: WireInputOf<typeof bulk.startBulk>['of']) =>
  ended((await call(bulk.startBulk, { act, of })).id);
const undone = async (id: string) => ended((await call(bulk.undoBulk, { id })).id);

/** All that an act may change, of every conversation. */
async function standing(): Promise<unknown[]> {
  const { rows } = await company.app.owner.query(
    `select id, status, pause, own_status, assignee, team, priority, snoozed_until, waiting_since, shelf,
      (select array_agg(tag order by tag) from desk.tagged where conversation = conversation.id) as tags
    from desk.conversation order by id`,
  );
  return rows;
}

test('each act changes all it may, tells why not of the others, and is taken back exactly', async () => {
  const [one, two, spam] = [await begun('Ann One'), await begun('Bob Two'), await begun('Sid Spam')];
  await call(desk.markConversationSpam, { id: spam.id, version: spam.version });
  const me = (await call(listMembers, {})).items[0]!.user;
  const tag = await call(marks.createTag, { name: 'Storm' });
  const team = await call(createTeam, { name: 'Returns' });
  const tomorrow = new Date(company.app.world.now().getTime() + 86_400_000).toISOString();
  const [waiting, settled] = [readyStatuses.waiting, readyStatuses.resolved].map((each) => wireId('sta', each.id)) as [
    string,
    string,
  ];
  const conversations = [one.id, two.id, spam.id];
  const acts: Array<[Act, number]> = [
    [{ kind: 'prioritise', priority: 'high' }, 0],
    [{ kind: 'tag', add: [tag.id] }, 0],
    [{ kind: 'assign', assignee: me }, 0],
    [{ kind: 'team', team: team.id }, 0],
    [{ kind: 'snooze', until: tomorrow }, 1],
    [{ kind: 'status', status: waiting }, 1],
    [{ kind: 'status', status: settled }, 1],
    [{ kind: 'resolve' }, 1],
    [{ kind: 'spam' }, 0],
    [{ kind: 'follow', following: true }, 0],
  ];
  for (const [act, leftOut] of acts) {
    const before = await standing();
    const done = await doAll(act, { conversations });
    expect([act.kind, done.done, done.leftOut]).toEqual([act.kind, 3, leftOut]);
    await undone(done.id);
    expect([act.kind, await standing()]).toEqual([act.kind, before]);
  }
  const resolved = await doAll({ kind: 'resolve' }, { conversations });
  expect(resolved.leftOutOnes).toEqual([
    { id: spam.id, subject: '', customer: 'Sid Spam', reason: 'It is marked as spam.' },
  ]);
  const { version } = await call(desk.readConversation, { id: two.id });
  await call(desk.reopenConversation, { id: two.id, version });
  const back = await undone(resolved.id);
  expect(back.leftOutOnes).toMatchObject([{ id: two.id, reason: 'Somebody changed it since.' }]);
  expect((await call(desk.readConversation, { id: one.id })).waitingSince).toBe(one.waitingSince);
  const twice = call(bulk.undoBulk, { id: resolved.id }).catch((error: unknown) => error);
  expect(await twice).toMatchObject({ type: 'refused' });
});

test('who may only look on does nothing with many either, and sees no act of others', async () => {
  const { id } = await begun('Vic Viewed');
  const { link } = await call(invite, { role: 'viewer' });
  const viewer = client(company.app.url);
  const person = { name: 'Vera', email: 'vera@example.com', password: 'another horse battery' };
  await viewer.call(acceptInvitation, { token: new URL(link).searchParams.get('token') ?? '', ...person });
  const of = { conversations: [id] };
  const refused = viewer.call(bulk.startBulk, { act: { kind: 'resolve' }, of }).catch((error: unknown) => error);
  expect(await refused).toMatchObject({ type: 'forbidden' });
  const mine = await doAll({ kind: 'follow', following: true }, of);
  const foreign = viewer.call(bulk.readBulk, { id: mine.id }).catch((error: unknown) => error);
  expect(await foreign).toMatchObject({ type: 'not-found' });
});

test('five thousand at once: and back, and cancelled where it is', { timeout: 600_000 }, async () => {
  await company.app.owner.query(
    `insert into desk.conversation (workspace, id, customer, channel, waiting_since, started_at, last_at)
      select $1, uuidv7(), uuidv7(), 'mail', now(), now(), now() from generate_series(1, $2::int)`,
    [company.workspace, many],
  );
  const before = await standing();
  const started = performance.now();
  const done = await doAll({ kind: 'prioritise', priority: 'urgent' }, { view: 'open' });
  expect(done.done).toBeGreaterThanOrEqual(many);
  expect(done.leftOut).toBe(0);
  const took = (performance.now() - started) / 1000;
  expect(took).toBeLessThan(180);
  await undone(done.id);
  expect(await standing()).toEqual(before);
  const { id } = await call(bulk.startBulk, { act: { kind: 'resolve' }, of: { view: 'open' } });
  await until(async () => (await call(bulk.readBulk, { id })).done > 100, 'it is going on');
  const cancelled = await call(bulk.cancelBulk, { id });
  expect(cancelled.state).toBe('cancelled');
  const { done: stood } = await call(bulk.readBulk, { id });
  await undone(id);
  expect((await call(bulk.readBulk, { id })).done).toBe(stood);
  expect(await standing()).toEqual(before);
});
