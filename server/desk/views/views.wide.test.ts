import { beforeAll, expect, test } from 'vitest';
import { searchConversations } from '#core/contract/search.ts';
import { countForBulk, readBulk, startBulk, undoBulk } from '#core/contract/bulk.ts';
import * as desk from '#core/contract/desk.ts';
import * as marks from '#core/contract/marks.ts';
import * as contract from '#core/contract/views.ts';
import type { WireFilter, ViewSort } from '#core/desk/filter.ts';
import { readyStatuses } from '#core/desk/category.ts';
import { wireId } from '#core/contract/codecs.ts';
import { acceptInvitation, invite, listMembers } from '#core/contract/people.ts';
import { listReasons, sayReason } from '#core/contract/reasons.ts';
import { countTeams, giveConversationToTeam } from '#core/contract/sight.ts';
import { createStatus, setConversationStatus } from '#core/contract/statuses.ts';
import { createTeam } from '#core/contract/teams.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

// Views by a filter: who sees what in them, in which order, and how many.

let company: TestCompany;
let ben: Client;
let made = 0;
let carrier = '';
const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const read = (id: string) => call(desk.readConversation, { id });
const ids = new Map<string, string>();

async function begin(name: string, text: string, channel: 'chat' | 'mail' = 'chat'): Promise<void> {
  const { thread } = await customerWrites(company, { text, name, channel });
  await until(() => read(thread).catch(() => undefined), 'the conversation');
  ids.set(name, thread);
  company.app.world.pass(60_000);
}

const refusal = (work: Promise<unknown>) => work.catch((error: unknown) => error);

async function save(filter: WireFilter, more: { sort?: ViewSort; audience?: string; by?: Client } = {}) {
  const { sort = 'newest', audience = 'me', by = company.owner } = more;
  return await by.call(contract.createView, { name: `View ${++made}`, filter, sort, audience });
}

async function standing(saved: string, by: Client = company.owner): Promise<string[]> {
  const { items } = await by.call(desk.listConversations, { saved });
  return items.map(({ customer }) => customer.name);
}

const found = async (filter: WireFilter) => (await standing((await save(filter)).id)).toSorted();

beforeAll(async () => {
  company = await testCompany();
  const { link } = await call(invite, { role: 'agent' });
  ben = client(company.app.url);
  const person = { name: 'Ben Brandt', email: 'ben@example.com', password: 'another horse battery' };
  await ben.call(acceptInvitation, { token: new URL(link).searchParams.get('token') ?? '', ...person });
  await begin('Ann', 'Where is my lamp?');
  await begin('Bob', 'The lamp is broken');
  await begin('Cem', 'An invoice please', 'mail');
  await begin('Sid', 'Buy cheap lamps now');
  const version = async (name: string) => ({ id: ids.get(name)!, version: (await read(ids.get(name)!)).version });
  await call(desk.markConversationSpam, await version('Sid'));
  const me = (await call(listMembers, {})).items.find(({ name }) => name !== 'Ben Brandt')!.user;
  await call(desk.assignConversation, { ...(await version('Ann')), assignee: me });
  await call(marks.prioritiseConversation, { ...(await version('Bob')), priority: 'urgent' });
  carrier = (await call(createStatus, { name: 'With the carrier', category: 'waiting' })).id;
  await call(setConversationStatus, { ...(await version('Cem')), status: carrier });
}, 120_000);

test('what each part of a filter says, holds', async () => {
  const tag = await call(marks.createTag, { name: 'Lamps' });
  for (const name of ['Ann', 'Bob']) {
    const { id, version } = await read(ids.get(name)!);
    await call(marks.tagConversation, { id, version, tags: [tag.id] });
  }
  await call(marks.followConversation, { id: ids.get('Bob')!, following: true });
  const cases: Array<[WireFilter, string[]]> = [
    [{}, ['Ann', 'Bob', 'Cem']],
    [{ place: ['open'] }, ['Ann', 'Bob']],
    [{ place: ['waiting', 'spam'] }, ['Cem', 'Sid']],
    [{ status: [wireId('sta', readyStatuses.open.id)] }, ['Ann', 'Bob']],
    [{ status: [carrier] }, ['Cem']],
    [{ status: [wireId('sta', readyStatuses.waiting.id)] }, []],
    [{ assignee: ['me'] }, ['Ann']],
    [{ assignee: ['nobody'] }, ['Bob', 'Cem']],
    [{ assignee: ['me', 'nobody'], channel: ['mail'] }, ['Cem']],
    [{ priority: ['urgent', 'high'] }, ['Bob']],
    [{ tagged: { any: [tag.id] } }, ['Ann', 'Bob']],
    [{ tagged: { none: [tag.id] } }, ['Cem']],
    [{ tagged: { all: [tag.id] }, priority: ['normal'] }, ['Ann']],
    [{ following: true }, ['Bob']],
    [{ waitingLonger: 3 }, ['Ann', 'Bob']],
    [{ created: { to: '2000-01-01T00:00:00Z' } }, []],
    [{ updated: { from: '2000-01-01T00:00:00Z' } }, ['Ann', 'Bob', 'Cem']],
    [{ subject: '100%_\\' }, []],
  ];
  for (const [filter, names] of cases) expect([filter, await found(filter)]).toEqual([filter, names]);
  expect(await refusal(save({ place: ['nowhere' as never] }))).toMatchObject({ type: 'invalid' });
});

test('stands in its order, page by page, and words are looked for in it', async () => {
  const { id } = await save({ place: ['open', 'waiting'] }, { sort: 'waiting' });
  expect(await standing(id)).toEqual(['Ann', 'Bob', 'Cem']);
  expect(await standing((await save({ place: ['open'] }, { sort: 'newest' })).id)).toEqual(['Bob', 'Ann']);
  expect(await standing((await save({ place: ['open'] }, { sort: 'oldest' })).id)).toEqual(['Ann', 'Bob']);
  const first = await call(desk.listConversations, { saved: id, limit: '2' });
  const second = await call(desk.listConversations, { saved: id, limit: '2', after: first.next! });
  expect([first.items.length, second.items.map(({ customer }) => customer.name), second.next]).toEqual([
    2,
    ['Cem'],
    null,
  ]);
  const view = await save({ assignee: ['me'] });
  const items = (await call(searchConversations, { q: 'lamp', saved: view.id })).items;
  expect(items.map(({ customer }) => customer.name)).toEqual(['Ann']);
});

test('is counted, as it is for whoever looks', async () => {
  const all = await save({ place: ['open'] }, { audience: 'everybody' });
  const mine = await save({ assignee: ['me'] }, { audience: 'everybody' });
  const countOf = async (by: Client, id: string) =>
    (await by.call(contract.countViews, {})).items.find((item) => item.id === id);
  expect(await countOf(company.owner, all.id)).toEqual({ id: all.id, count: 2, more: false });
  expect(await countOf(company.owner, mine.id)).toMatchObject({ count: 1 });
  expect(await countOf(ben, mine.id)).toMatchObject({ count: 0 });
});

test('is one’s own until it is shared by who may; who was slower is told', async () => {
  const own = await save({ place: ['open'] });
  const seen = async (by: Client) => (await by.call(contract.listViews, {})).items.map(({ id }) => id);
  expect((await seen(ben)).includes(own.id)).toBe(false);
  expect(await refusal(ben.call(desk.listConversations, { saved: own.id }))).toMatchObject({ type: 'not-found' });
  expect(await refusal(save({}, { audience: 'everybody', by: ben }))).toMatchObject({ type: 'forbidden' });
  const { id, name, filter, sort, version } = own;
  const shared = await call(contract.updateView, { id, name, filter, sort, version, audience: 'everybody' });
  expect((await ben.call(contract.listViews, {})).items.find((view) => view.id === id)).toMatchObject({
    audience: 'everybody',
    mayChange: false,
  });
  const change = { id, name, filter, sort, audience: 'everybody' };
  expect(await refusal(ben.call(contract.updateView, { ...change, version: shared.version }))).toMatchObject({
    type: 'forbidden',
  });
  expect(await refusal(call(contract.updateView, { ...change, version }))).toMatchObject({
    type: 'conflict',
    message: expect.stringContaining('meanwhile'),
  });
  expect(await refusal(ben.call(contract.deleteView, { id }))).toMatchObject({ type: 'forbidden' });
  const ordered = await call(contract.orderViews, { order: [id] });
  expect(ordered.items[0]?.id).toBe(id);
  await call(contract.deleteView, { id });
  expect((await seen(ben)).includes(id)).toBe(false);
  expect(await refusal(ben.call(contract.restoreView, { id }))).toMatchObject({ type: 'forbidden' });
  await call(contract.restoreView, { id });
  expect((await seen(ben)).includes(id)).toBe(true);
});

test('a team sees what was made for it, and whoever sees only what their team has sees no more by any view', async () => {
  const { link } = await call(invite, { role: 'outsourced' });
  const olga = client(company.app.url);
  const person = { name: 'Olga Outside', email: 'olga@example.com', password: 'another horse battery' };
  await olga.call(acceptInvitation, { token: new URL(link).searchParams.get('token') ?? '', ...person });
  const { user } = (await call(listMembers, {})).items.find(({ name }) => name === 'Olga Outside')!;
  const team = await call(createTeam, { name: 'Night shift', outsourced: true, people: [user] });
  const everybody = await save({}, { audience: 'everybody' });
  const all = await save({}, { audience: team.id });
  const theirs = await save({ team: [team.id] }, { audience: team.id });
  const seen = async (by: Client) => (await by.call(contract.listViews, {})).items.map(({ id }) => id);
  expect(await seen(olga)).toEqual([all.id, theirs.id]);
  expect((await seen(ben)).filter((id) => id === all.id)).toEqual([]);
  expect(await refusal(olga.call(desk.listConversations, { saved: everybody.id }))).toMatchObject({
    type: 'not-found',
  });
  expect([await standing(all.id), await standing(all.id, olga)]).toEqual([expect.any(Array), []]);
  const { id, version } = await read(ids.get('Ann')!);
  await call(giveConversationToTeam, { id, version, team: team.id });
  expect([await standing(all.id, olga), await standing(theirs.id)]).toEqual([['Ann'], ['Ann']]);
  expect([await standing(team.id), await standing(team.id, olga)]).toEqual([['Ann'], ['Ann']]);
  const days = await call(createTeam, { name: 'Day shift' });
  expect([await standing(days.id), (await call(countTeams, {})).items]).toEqual([
    [],
    [{ team: team.id, open: 1, waiting: 1 }],
  ]);
  expect(await refusal(olga.call(desk.listConversations, { saved: days.id }))).toMatchObject({ type: 'not-found' });
  expect(await found({ team: ['none'] })).toEqual(['Bob', 'Cem']);
  const own = await save({ team: ['mine'] }, { by: olga });
  expect(await standing(own.id, olga)).toEqual(['Ann']);
  const counts = (await olga.call(contract.countViews, {})).items;
  expect(counts).toEqual([own, all, theirs].map((view) => ({ id: view.id, count: 1, more: false })));
  const byWords = olga.call(contract.createView, {
    name: 'x',
    filter: { subject: '01' },
    sort: 'newest',
    audience: 'me',
  });
  expect(await refusal(byWords)).toMatchObject({ type: 'refused' });
});

test('all that it finds can be acted on at once', async () => {
  const { id: saved } = await save({ place: ['open'], channel: ['chat'] });
  const { id, total } = await call(startBulk, { act: { kind: 'prioritise', priority: 'low' }, of: { saved } });
  expect(total).toBe(2);
  await until(async () => (await call(readBulk, { id })).state === 'done', 'it is done');
  expect((await read(ids.get('Bob')!)).priority).toBe('low');
  expect((await read(ids.get('Cem')!)).priority).toBe('normal');
  expect(await call(countForBulk, { saved })).toEqual({ count: 2, more: false });
  const act = { kind: 'prioritise', priority: 'high' } as const;
  const mails = await call(startBulk, { act, of: { filter: { channel: ['mail'] } } });
  await until(async () => (await call(readBulk, { id: mails.id })).state === 'done', 'it is done');
  expect((await read(ids.get('Cem')!)).priority).toBe('high');
  await call(undoBulk, { id: mails.id });
  await until(async () => (await read(ids.get('Cem')!)).priority === 'normal', 'it is taken back');
});

test('what somebody looks for becomes the filter of a view, as far as one can say it', async () => {
  const inside = await save({ place: ['open'], channel: ['chat'] });
  const q = 'lamp -refund from:ann tag:lamps tag:gone assignee:me status:open after:2026-03 has:file';
  const { filter, left } = await call(contract.filterOfSearch, { q, saved: inside.id });
  expect(filter).toMatchObject({ place: ['open'], channel: ['chat'], assignee: ['me'], subject: 'lamp' });
  expect(filter.updated?.from).toMatch(/^2026-0[23]-/);
  expect(left.toSorted()).toEqual(['-refund', 'from:ann', 'tag:gone']);
  expect(filter.hasFile).toBe(true);
  const own = await call(contract.filterOfSearch, { q: 'status:"with the carrier" status:open assignee:nobody-there' });
  expect(own).toEqual({
    filter: { status: [carrier, wireId('sta', readyStatuses.open.id)] },
    left: ['assignee:nobody-there'],
  });
  expect(await found(own.filter)).toContain('Cem');
});

test('a view asks for reasons, a group for all of its own, and for where in the purchase', async () => {
  const { items } = await call(listReasons, {});
  const late = items.find(({ group }) => group !== null)!;
  const { id, version } = await read(ids.get('Bob')!);
  await call(sayReason, { id, version, reason: late.id, stage: 'after' });
  expect(await found({ reason: [late.group!] })).toEqual(['Bob']);
  expect(await found({ reason: ['none'], stage: ['after'] })).toEqual([]);
  expect(await found({ stage: ['after'] })).toEqual(['Bob']);
  expect((await call(contract.filterOfSearch, { q: `reason:"${late.name}" stage:after` })).filter).toMatchObject({
    reason: expect.arrayContaining([late.id]),
    stage: ['after'],
  });
});
