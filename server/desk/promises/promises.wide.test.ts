import { beforeAll, describe, expect, it } from 'vitest';
import { mergeConversation, splitConversation, undoArrangement } from '#core/contract/arrange.ts';
import { plainId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import * as desk from '#core/contract/desk.ts';
import { createCalendar } from '#core/contract/hours.ts';
import * as marks from '#core/contract/marks.ts';
import { acceptInvitation, invite, listMembers, removeMember } from '#core/contract/people.ts';
import * as contract from '#core/contract/promises.ts';
import { changeRingRules } from '#core/contract/ring.ts';
import type { problemFrom } from '#core/contract/problems.ts';
import type { Role } from '#core/people/permissions.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let ben: Client;
let benId: string;
const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const read = (id: string) => call(desk.readConversation, { id });
const begun = async (name: string, text = 'Will you call me?') => {
  const { thread } = await customerWrites(company, { text, name, channel: 'mail' });
  return until(() => read(thread).catch(() => undefined), 'the conversation');
};
const inMinutes = (minutes: number) => new Date(company.app.world.now().getTime() + minutes * 60_000).toISOString();
const pass = (minutes: number) => company.app.world.pass(minutes * 60_000);
const make = (id: string, more: { text?: string; owner?: string; remind?: number | null; minutes?: number } = {}) => {
  const { text = 'We call back', minutes = 60, ...rest } = more;
  return call(contract.makePromise, { id, text, dueAt: inMinutes(minutes), remind: null, ...rest });
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  ) as Promise<ReturnType<typeof problemFrom>>;
const one = async (id: string) => (await read(id)).promises[0]!;
const spineOf = async (id: string) =>
  (
    await company.app.owner.query<{ kind: string; facts: Record<string, number>; at: Date }>(
      `select kind, facts, occurred_at as at from touchpoints.interaction
       where conversation = $1 and kind like 'promise.%' order by occurred_at, id`,
      [plainId('cnv', id)],
    )
  ).rows;

const ringsAt = async (id: string) => {
  const { rows } = await company.app.owner.query<{ what: string }>(
    `select data ->> 'happening' as what from platform.event where name = 'notice.rung' and subject = $1`,
    [plainId('cnv', id)],
  );
  return rows.map(({ what }) => what);
};

async function colleague(name: string, role: Role = 'agent'): Promise<{ client: Client; id: string }> {
  const { link } = await call(invite, { role });
  const made = client(company.app.url);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  const token = new URL(link).searchParams.get('token') ?? '';
  await made.call(acceptInvitation, { token, name, email, password: 'another horse battery' });
  const { items } = await call(listMembers, {});
  return { client: made, id: items.find((each) => each.name === name)!.user };
}

beforeAll(async () => {
  company = await testCompany();
  ({ client: ben, id: benId } = await colleague('Ben Brandt'));
});

describe('a promise', () => {
  it('is seen where the conversation is, kept in time, and taken back; the spine knows no words', async () => {
    const { id, customer } = await begun('Kim Kept');
    const made = await make(id, { text: 'We call back about 4711' });
    expect(made).toMatchObject({ state: 'open', owner: { name: 'Ada Lovelace' }, customer: { name: 'Kim Kept' } });
    expect((await read(id)).promised).toMatchObject({ dueAt: made.dueAt });
    const listed = await call(contract.listPromises, { customer: customer.id });
    expect(listed.items.map((each) => each.id)).toEqual([made.id]);
    pass(10);
    const kept = await call(contract.decidePromise, { id: made.id, state: 'kept', version: made.version });
    expect(kept).toMatchObject({ state: 'kept', brokenAt: null, decidedBy: 'Ada Lovelace' });
    expect((await read(id)).promised).toBeNull();
    const stale = call(contract.decidePromise, { id: made.id, state: 'open', version: made.version });
    expect(await refusal(stale)).toMatchObject({ type: 'conflict' });
    await call(contract.decidePromise, { id: made.id, state: 'open', version: kept.version });
    const told = await spineOf(id);
    expect(told.map(({ kind }) => kind)).toEqual(['promise.made', 'promise.kept', 'promise.reopened']);
    expect(told[0]?.facts).toEqual({ due_in_s: 3600 });
    expect(told[1]?.facts['late_s']).toBe(0);
    expect(told[1]?.facts['early_s']).toBeGreaterThan(2900);
    expect(JSON.stringify(told)).not.toContain('4711');
  });

  it('reminds its owner, is broken when its time comes, and kept late with both times', async () => {
    const { id } = await begun('Lara Late');
    await ben.call(changeRingRules, { items: [{ happening: 'promise', desktop: true, sound: false }] });
    const made = await make(id, { minutes: 30, remind: 600, owner: benId });
    const notices = async () => (await ben.call(marks.listNotices, {})).items.map(({ what }) => what);
    pass(21);
    await until(async () => (await notices()).includes('promise.reminded'), 'Ben is reminded');
    pass(10);
    await until(async () => (await one(id)).brokenAt === made.dueAt, 'it is broken at its time');
    await until(async () => (await notices()).includes('promise.broken'), 'Ben hears of it');
    expect(await notices()).toEqual(['promise.broken', 'promise.reminded', 'promise.made']);
    await until(async () => (await ringsAt(id)).length === 2, 'it rings at the reminder and when it is over');
    expect(await ringsAt(id)).toEqual(['promise', 'promise']);
    const counts = await ben.call(contract.countPromises, {});
    expect(counts.mine).toEqual({ late: 1, today: 0, open: 1 });
    const late = await one(id);
    const withdrawn = call(contract.decidePromise, { id: late.id, state: 'withdrawn', version: late.version });
    expect(await refusal(withdrawn)).toMatchObject({ type: 'refused', more: { code: 'past-due' } });
    const moved = call(contract.changePromise, { id: late.id, dueAt: inMinutes(60), version: late.version });
    expect(await refusal(moved)).toMatchObject({ more: { code: 'past-due' } });
    pass(59);
    const kept = await ben.call(contract.decidePromise, { id: late.id, state: 'kept', version: late.version });
    expect(kept).toMatchObject({ state: 'kept', brokenAt: made.dueAt });
    const told = await spineOf(id);
    expect(told.map(({ kind }) => kind)).toEqual(['promise.made', 'promise.broken', 'promise.kept']);
    expect(told[1]?.at.toISOString()).toBe(made.dueAt);
    expect(told[2]?.facts['late_s']).toBeGreaterThanOrEqual(3600);
    const history = (await read(id)).items.flatMap((item) => (item.type === 'change' ? [item] : []));
    expect(history.find(({ what }) => what === 'promise-broken')).toMatchObject({ by: 'Throughline', detail: made.id });
  });

  it('keeps its owner when the conversation is given away, gets another by choice, and is handed on who leaves', async () => {
    const { id, version } = await begun('Olga Owner');
    const made = await make(id, { minutes: 120 });
    const leaver = await colleague('Lea Leaver');
    await call(desk.assignConversation, { id, assignee: benId, version });
    expect((await one(id)).owner?.name).toBe('Ada Lovelace');
    const given = await call(contract.changePromise, { id: made.id, owner: leaver.id, version: made.version });
    expect(given.owner?.name).toBe('Lea Leaver');
    const what = async () => (await leaver.client.call(marks.listNotices, {})).items[0]?.what;
    await until(async () => (await what()) === 'promise.changed', 'she is told');
    await call(removeMember, { id: leaver.id });
    await until(async () => (await one(id)).owner?.name === 'Ben Brandt', 'whoever has the conversation sees to it');
    const moved = await call(contract.changePromise, {
      id: made.id,
      text: 'We write',
      dueAt: inMinutes(240),
      version: (await one(id)).version,
    });
    expect(moved.text).toBe('We write');
    expect((await spineOf(id)).map(({ kind }) => kind)).toEqual(['promise.made', 'promise.changed']);
  });

  it('goes where its conversation goes: joined, taken back, parted', async () => {
    const [here, there] = [await begun('Jo Joined'), await begun('Jo Joined')];
    const made = await make(here.id);
    const into = { id: here.id, into: there.id, version: here.version, otherCustomer: true };
    const { arrangement } = await call(mergeConversation, into);
    expect(await one(there.id)).toMatchObject({ id: made.id, conversation: { id: there.id } });
    const shown = (await call(desk.listConversations, { customer: there.customer.id })).items;
    expect(shown.map(({ id, promised }) => [id, promised?.dueAt])).toEqual([[there.id, made.dueAt]]);
    const kept = await call(contract.decidePromise, { id: made.id, state: 'kept', version: made.version });
    await call(undoArrangement, { id: arrangement });
    expect((await read(there.id)).promises).toEqual([]);
    expect(await one(here.id)).toMatchObject({ id: made.id, state: 'kept', version: kept.version });

    pass(1);
    const { message } = await customerWrites(company, {
      text: 'And?',
      name: 'Jo Joined',
      thread: here.id,
      channel: 'mail',
    });
    pass(1);
    await until(async () => (await read(here.id)).items.some((item) => item.id === message), 'it is there');
    const later = await make(here.id, { text: 'About the other' });
    const parted = await call(splitConversation, {
      id: here.id,
      message,
      alone: false,
      version: (await read(here.id)).version,
    });
    expect((await read(parted.conversation.id)).promises.map(({ id }) => id)).toEqual([later.id]);
    expect((await read(here.id)).promises.map(({ id }) => id)).toEqual([made.id]);
  });

  it('is erased with its customer', async () => {
    const { id, customer } = await begun('Emil Erased');
    await make(id, { text: 'We call Emil Erased back' });
    const kept = async () =>
      (await company.app.owner.query(`select 1 from desk.promise where text like '%Emil%'`)).rows.length;
    expect(await kept()).toBe(1);
    await call(eraseCustomerForGood, { id: customer.id });
    await until(async () => (await kept()) === 0, 'the words are gone');
  });
});

describe('who may', () => {
  it('a contributor who is to see to a promise is asked in and sees that alone; who looks on cannot see to any', async () => {
    const carla = await colleague('Carla Contributor', 'contributor');
    const vera = await colleague('Vera Viewer', 'viewer');
    const outside = await colleague('Otto Outside', 'outsourced');
    const { id } = await begun('Cora Case');
    const other = await begun('Olaf Other');
    await make(other.id);
    const made = await make(id, { owner: carla.id });
    expect((await carla.client.call(contract.listPromises, {})).items.map((each) => each.id)).toEqual([made.id]);
    expect(await carla.client.call(contract.countPromises, {})).toMatchObject({ everyone: { open: 1 } });
    await carla.client.call(contract.decidePromise, { id: made.id, state: 'kept', version: made.version });
    expect(await refusal(make(id, { owner: vera.id }))).toMatchObject({ message: expect.stringContaining('looks on') });
    expect(await refusal(make(id, { owner: outside.id }))).toMatchObject({ more: { code: 'outsourced' } });
    const hidden = outside.client.call(contract.decidePromise, { id: made.id, state: 'open', version: 2 });
    expect(await refusal(hidden)).toMatchObject({ type: 'not-found' });
  });

  it('nothing is promised for the past; business time is that of the conversation', async () => {
    const { id } = await begun('Tom Times');
    expect(await refusal(make(id, { minutes: -1 }))).toMatchObject({ message: expect.stringContaining('past') });
    expect(await call(contract.listPromiseTimes, { id })).toEqual({ items: [] });
    const week = Array.from({ length: 7 }, () => [{ from: 0, until: 1440 }]);
    await call(createCalendar, { name: 'Always', zone: 'Europe/Berlin', week });
    const { items } = await call(contract.listPromiseTimes, { id });
    expect(items.map(({ hours }) => hours)).toEqual([1, 4, 8]);
  });
});
