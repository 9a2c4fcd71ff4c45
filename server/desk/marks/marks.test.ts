import { beforeAll, describe, expect, it } from 'vitest';
import * as desk from '#core/contract/desk.ts';
import * as marks from '#core/contract/marks.ts';
import { searchConversations } from '#core/contract/search.ts';
import * as statuses from '#core/contract/statuses.ts';
import { countConversations } from '#core/contract/counts.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { mergeConversation, undoArrangement } from '#core/contract/arrange.ts';
import { acceptInvitation, invite, listMembers } from '#core/contract/people.ts';
import type { problemFrom } from '#core/contract/problems.ts';
import { createTeam } from '#core/contract/teams.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let ben: Client;
const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const read = (id: string) => call(desk.readConversation, { id });
const begun = async (name: string, channel: 'chat' | 'mail' = 'chat') => {
  const { thread } = await customerWrites(company, { text: 'Where is it?', name, channel });
  return until(() => read(thread).catch(() => undefined), 'the conversation');
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  ) as Promise<ReturnType<typeof problemFrom>>;
const changesOf = async (id: string) =>
  (await read(id)).items.flatMap((item) => (item.type === 'change' ? `${item.what} ${item.detail ?? ''}`.trim() : []));
const standsIn = async (view: desk.InboxView, id: string) =>
  (await call(desk.listConversations, { view, limit: '200' })).items.some((item) => item.id === id);

type Tag = WireOutputOf<typeof marks.createTag>;
const as = ({ id, name, colour, archived, version }: Tag, change: Partial<Tag>) => ({
  ...{ id, name, colour, archived, version },
  ...change,
});

beforeAll(async () => {
  company = await testCompany();
  const { link } = await call(invite, { role: 'agent' });
  ben = client(company.app.url);
  const person = { name: 'Ben Brandt', email: 'ben@example.com', password: 'another horse battery' };
  await ben.call(acceptInvitation, { token: new URL(link).searchParams.get('token') ?? '', ...person });
});

describe('tags and priority', () => {
  it('stand on a conversation, with who put them there; who saw an older version is told', async () => {
    const { id, version } = await begun('Tara Tagged');
    const bill = await call(marks.createTag, { name: ' Billing ', colour: 'good' });
    const vip = await call(marks.createTag, { name: 'VIP' });
    expect((await call(marks.createTag, { name: 'billing' })).id).toBe(bill.id);
    const after = await call(marks.tagConversation, { id, tags: [vip.id, bill.id], version });
    expect(after.tags).toEqual([
      { id: bill.id, name: 'Billing', colour: 'good' },
      { id: vip.id, name: 'VIP', colour: 'plain' },
    ]);
    const stale = call(marks.prioritiseConversation, { id, priority: 'urgent', version });
    expect(await refusal(stale)).toMatchObject({ type: 'conflict', more: { code: 'stale' } });
    await call(marks.prioritiseConversation, { id, priority: 'urgent', version: after.version });
    await call(marks.tagConversation, { id, tags: [bill.id], version: after.version + 1 });
    expect(await read(id)).toMatchObject({ priority: 'urgent', tags: [{ name: 'Billing' }] });
    expect((await changesOf(id)).toSorted()).toEqual(['prioritised urgent', 'tagged Billing, VIP', 'untagged VIP']);
  });

  it('are renamed, merged and archived by who may; agents only make new ones', async () => {
    const { id, version } = await begun('Mona Merge');
    const [one, other] = [
      await ben.call(marks.createTag, { name: 'Retour' }),
      await ben.call(marks.createTag, { name: 'Return' }),
    ];
    await call(marks.tagConversation, { id, tags: [one.id], version });
    expect(await refusal(ben.call(marks.mergeTag, { id: one.id, into: other.id }))).toMatchObject({
      type: 'forbidden',
    });
    expect(await refusal(call(marks.updateTag, as(one, { name: 'return' })))).toMatchObject({
      more: { code: 'taken' },
    });
    await call(marks.mergeTag, { id: one.id, into: other.id });
    expect((await read(id)).tags.map(({ name }) => name)).toEqual(['Return']);
    await call(marks.updateTag, as(other, { archived: true }));
    const next = await begun('Nora Next');
    const late = call(marks.tagConversation, { id: next.id, tags: [other.id], version: next.version });
    expect(await refusal(late)).toMatchObject({ type: 'refused', message: expect.stringContaining('archived') });
    const { items } = await call(marks.listTags, { counted: 'true' });
    expect(items.find((tag) => tag.id === other.id)).toMatchObject({ archived: true, conversations: 1 });
    expect(items.some((tag) => tag.id === one.id)).toBe(false);
  });

  it('go along when conversations are joined, and back when that is taken back', async () => {
    const [here, there] = [await begun('Jo Joined', 'mail'), await begun('Jo Joined', 'mail')];
    const tag = await call(marks.createTag, { name: 'Joined' });
    const tagged = await call(marks.tagConversation, { id: here.id, tags: [tag.id], version: here.version });
    const high = await call(marks.prioritiseConversation, { id: here.id, priority: 'high', version: tagged.version });
    const done = await call(mergeConversation, {
      id: here.id,
      into: there.id,
      version: high.version,
      otherCustomer: true,
    });
    expect(done.conversation).toMatchObject({ priority: 'high', tags: [{ name: 'Joined' }] });
    await call(undoArrangement, { id: done.arrangement });
    expect(await read(there.id)).toMatchObject({ priority: 'normal', tags: [] });
    expect(await read(here.id)).toMatchObject({ priority: 'high', tags: [{ name: 'Joined' }] });
  });
});

describe('snooze', () => {
  const tomorrow = () => new Date(company.app.world.now().getTime() + 86_400_000).toISOString();

  it('keeps a conversation out of the open lists and counts until its time, and it wakes by itself then', async () => {
    const { id, version: first } = await begun('Sara Snoozed');
    const own = await call(statuses.createStatus, { name: 'Looked into', category: 'open' });
    const { version } = await call(statuses.setConversationStatus, { id, status: own.id, version: first });
    const before = await call(countConversations, {});
    const at = tomorrow();
    await call(marks.snoozeConversation, { id, until: at, version });
    expect([await standsIn('open', id), await standsIn('unassigned', id), await standsIn('snoozed', id)]).toEqual([
      false,
      false,
      true,
    ]);
    const during = await call(countConversations, {});
    expect([during.open - before.open, during.snoozed - before.snoozed, during.waiting - before.waiting]).toEqual([
      -1, 1, -1,
    ]);
    company.app.world.pass(86_400_000 - 60_000);
    expect((await read(id)).snoozedUntil).toBe(at);
    company.app.world.pass(61_000);
    await until(() => standsIn('open', id), 'it woke');
    expect(await read(id)).toMatchObject({ snoozedUntil: null, state: { name: 'Looked into' } });
    expect(await changesOf(id)).toContain('woken its time came');
    expect((await call(desk.listConversations, { view: 'open', limit: '1' })).items[0]?.id).toBe(id);
  });

  it('ends at once when the customer writes, and with the matter', async () => {
    const one = await begun('Wanda Writes');
    await call(marks.snoozeConversation, { id: one.id, until: tomorrow(), version: one.version });
    await customerWrites(company, { text: 'Hello?', name: 'Wanda Writes', thread: one.id });
    await until(async () => (await read(one.id)).snoozedUntil === null, 'it woke');
    const other = await begun('Rita Resolved');
    const asleep = await call(marks.snoozeConversation, { id: other.id, until: tomorrow(), version: other.version });
    const settled = await call(desk.resolveConversation, { id: other.id, version: asleep.version });
    expect(settled.snoozedUntil).toBeNull();
    const late = call(marks.snoozeConversation, { id: other.id, until: tomorrow(), version: settled.version });
    expect(await refusal(late)).toMatchObject({ type: 'refused' });
    const past = call(marks.snoozeConversation, {
      id: one.id,
      until: '2020-01-01T00:00:00Z',
      version: (await read(one.id)).version,
    });
    expect(await refusal(past)).toMatchObject({ message: expect.stringContaining('past') });
  });
});

describe('following', () => {
  it('tells of what others do and what the customer writes, not of one’s own deeds', async () => {
    const { id, version } = await begun('Fay Followed');
    expect(await ben.call(marks.followConversation, { id, following: true })).toMatchObject({ following: true });
    expect((await read(id)).following).toBe(false);
    await call(marks.prioritiseConversation, { id, priority: 'high', version });
    await ben.call(desk.noteOnConversation, { id, text: 'I look into it' });
    await customerWrites(company, { text: 'Still nothing', name: 'Fay Followed', thread: id });
    const told = await until(async () => {
      const { items, unseen } = await ben.call(marks.listNotices, {});
      return unseen === 2 ? items : undefined;
    }, 'both are told');
    expect(told.map(({ what, by, about }) => [what, by, about.customer])).toEqual([
      ['message.received', 'The customer', 'Fay Followed'],
      ['conversation.prioritised', 'Ada Lovelace', 'Fay Followed'],
    ]);
    expect(await ben.call(marks.seeNotices, { conversation: id })).toEqual({ seen: 2 });
    expect(await ben.call(marks.listNotices, {})).toMatchObject({ unseen: 0, items: [{ seen: true }, { seen: true }] });
  });

  it('a mention tells the person that it is about them, once; nobody else is named by it', async () => {
    const { id } = await begun('Mia Mentioned');
    const me = (await ben.call(listMembers, {})).items.find(({ name }) => name === 'Ben Brandt')!.user;
    const stranger = `usr_${'7'.repeat(32)}`;
    const before = (await ben.call(marks.listNotices, {})).unseen;
    const { id: team } = await call(createTeam, { name: 'Care', people: [me] });
    const text = `**Look**, @[the boss](${me}) and @[Care](${team}), not @[Eve](${stranger})\n\n- @[x](tem_${'7'.repeat(32)})`;
    await call(desk.noteOnConversation, { id, text, marked: true });
    const note = (await read(id)).items.find(({ type }) => type === 'note');
    expect(note).toMatchObject({
      text: 'Look, @Ben Brandt and @Care, not @Eve\n\n- @x',
      marked: `**Look**, @[Ben Brandt](${me}) and @[Care](${team}), not @Eve\n\n- @x`,
    });
    const { items, unseen } = await until(async () => {
      const now = await ben.call(marks.listNotices, {});
      return now.unseen > before ? now : undefined;
    }, 'Ben is told');
    expect([unseen - before, items[0]]).toMatchObject([1, { what: 'conversation.mentioned', by: 'Ada Lovelace' }]);
    expect(await changesOf(id)).toEqual(['asked-in Ben Brandt']);
    expect((await ben.call(desk.readConversation, { id })).following).toBe(true);
    // one's own name, and a name in plain words, call nobody
    await ben.call(desk.noteOnConversation, { id, text: `I am @[Ben](${me})`, marked: true });
    await call(desk.noteOnConversation, { id, text: `@[Ben](${me})` });
    await until(async () => (await ben.call(marks.listNotices, {})).unseen === before + 2, 'the note after it is told');
    expect((await ben.call(marks.listNotices, {})).items[0]).toMatchObject({ what: 'conversation.noted' });
  });

  it('whoever has a snoozed conversation is told when it wakes', async () => {
    const { id, version } = await begun('Will Wake');
    const me = (await ben.call(listMembers, {})).items.find(({ name }) => name === 'Ben Brandt')!.user;
    const given = await call(desk.assignConversation, { id, assignee: me, version });
    const at = new Date(company.app.world.now().getTime() + 60_000).toISOString();
    await call(marks.snoozeConversation, { id, until: at, version: given.version });
    company.app.world.pass(61_000);
    const told = await until(
      async () => (await ben.call(marks.listNotices, {})).items.find(({ what }) => what === 'conversation.woken'),
      'Ben is told',
    );
    expect(told).toMatchObject({ about: { kind: 'conversation', id }, seen: false });
  });
});

describe('statuses', () => {
  const settings = async (name: string) =>
    (await call(statuses.listStatuses, {})).items.find((each) => each.name === name)!;
  const put = async (id: string, status: string) =>
    call(statuses.setConversationStatus, { id, status, version: (await read(id)).version });

  it('say for whom a conversation waits, in a list of its own, until the customer writes', async () => {
    const { id } = await begun('Wim Waiting');
    const before = await call(countConversations, {});
    expect(await put(id, (await settings('Waiting for customer')).id)).toMatchObject({
      status: 'open',
      state: { name: 'Waiting for customer', category: 'waiting' },
    });
    expect([await standsIn('open', id), await standsIn('waiting', id)]).toEqual([false, true]);
    const during = await call(countConversations, {});
    expect([during.open - before.open, during.forCustomer - before.forCustomer]).toEqual([-1, 1]);
    await customerWrites(company, { text: 'Here it is', name: 'Wim Waiting', thread: id });
    await until(() => standsIn('open', id), 'it is open again');
    expect((await read(id)).state).toMatchObject({ name: 'Open', category: 'open' });
    expect(await changesOf(id)).toEqual(expect.arrayContaining(['status-set Waiting for customer', 'status-set Open']));
  });

  it('have names of their own; an archived one stays where it is and is offered no more', async () => {
    const { id } = await begun('Otto Hold');
    const carrier = await call(statuses.createStatus, { name: 'With the carrier', category: 'on-hold' });
    await put(id, carrier.id);
    expect([await standsIn('on-hold', id), (await read(id)).state?.name]).toEqual([true, 'With the carrier']);
    const found = async (q: string) => (await call(searchConversations, { q })).items.map((item) => item.id);
    expect(await found('status:"with the carrier"')).toEqual([id]);
    expect(await found('status:on-hold')).toContain(id);
    const same = call(statuses.createStatus, { name: 'with THE carrier', category: 'open' });
    expect(await refusal(same)).toMatchObject({ more: { code: 'taken' } });
    const refused = ben.call(statuses.createStatus, { name: 'Mine', category: 'open' });
    expect(await refusal(refused)).toMatchObject({ type: 'forbidden' });
    const renamed = { id: carrier.id, name: 'Carrier', retired: true };
    await call(statuses.updateStatus, { ...renamed, version: carrier.version });
    const late = call(statuses.updateStatus, { ...renamed, version: carrier.version });
    expect(await refusal(late)).toMatchObject({ type: 'conflict' });
    expect((await read(id)).state?.name).toBe('Carrier');
    const other = await begun('Olga Other');
    expect(await refusal(put(other.id, carrier.id))).toMatchObject({ message: expect.stringContaining('archived') });
    const usual = await settings('On hold');
    expect(
      await refusal(
        call(statuses.updateStatus, { id: usual.id, name: 'On hold', retired: true, version: usual.version }),
      ),
    ).toMatchObject({ type: 'refused' });
    await call(statuses.updateStatus, { id: usual.id, name: 'Parked', retired: false, version: usual.version });
    expect((await put(other.id, usual.id)).state?.name).toBe('Parked');
  });

  it('of the category resolved settle the matter, and others take it up again', async () => {
    const { id } = await begun('Rosa Refund');
    const refunded = await call(statuses.createStatus, { name: 'Refunded', category: 'resolved' });
    expect(await put(id, refunded.id)).toMatchObject({ status: 'resolved', state: { name: 'Refunded' } });
    expect(await put(id, (await settings('Open')).id)).toMatchObject({ status: 'open', state: { name: 'Open' } });
    expect(await changesOf(id)).toEqual(expect.arrayContaining(['resolved', 'status-set Refunded', 'reopened']));
    const order = (await call(statuses.listStatuses, {})).items.filter(({ category }) => category === 'resolved');
    const { items } = await call(statuses.orderStatuses, { order: order.toReversed().map((each) => each.id) });
    expect(items.filter(({ category }) => category === 'resolved').map(({ name }) => name)).toEqual([
      'Refunded',
      'Resolved',
    ]);
  });
});

it('the numbers beside the views are those of the rows, whatever was done', async () => {
  const { rows } = await company.app.owner.query<{
    [of in 'open' | 'nobody' | 'waits' | 'snoozed' | 'forCustomer' | 'onHold']: number;
  }>(
    `select count(*) filter (where shelf = 'open')::int as open, count(*) filter (where shelf = 'snoozed')::int as snoozed,
      count(*) filter (where shelf = 'waiting')::int as "forCustomer", count(*) filter (where shelf = 'on-hold')::int as "onHold",
      count(*) filter (where shelf = 'open' and assignee is null)::int as nobody,
      count(*) filter (where shelf = 'open' and waiting_since is not null)::int as waits from desk.conversation`,
  );
  const { open, nobody: unassigned, waits: waiting, snoozed, forCustomer, onHold } = rows[0]!;
  expect(await call(countConversations, {})).toMatchObject({
    open,
    unassigned,
    waiting,
    snoozed,
    forCustomer,
    onHold,
  });
});
