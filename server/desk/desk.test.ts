import { beforeAll, describe, expect, it } from 'vitest';
import { changeAvailability } from '#core/contract/availability.ts';
import { createCannedReply, deleteCannedReply, listCannedReplies, updateCannedReply } from '#core/contract/canned.ts';
import * as contract from '#core/contract/desk.ts';
import { changeRingRules, readRingRules } from '#core/contract/ring.ts';
import { searchConversations } from '#core/contract/search.ts';
import { acceptInvitation, invite, listAudit, listMembers, removeMember } from '#core/contract/people.ts';
import { askIntoConversation } from '#core/contract/sight.ts';
import { readServiceFacts } from '#core/contract/conversation-facts.ts';
import { problemFrom } from '#core/contract/problems.ts';
import { sql } from '#platform';
import { client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const read = (id: string) => call(contract.readConversation, { id });
const begun = async (text: string, name = 'Amina Otieno') => {
  const { thread } = await customerWrites(company, { text, name });
  return until(() => read(thread).catch(() => undefined), 'the conversation');
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  ) as Promise<ReturnType<typeof problemFrom>>;

describe('a conversation', () => {
  it('begins with the customer’s words, waits, is answered, assigned to who answered, and resolved with its facts on the spine', async () => {
    const conversation = await begun('Where is my parcel?');
    expect(conversation).toMatchObject({
      status: 'open',
      assignee: null,
      customer: { name: 'Amina Otieno' },
      unread: 1,
    });
    expect(conversation.waitingSince).not.toBeNull();
    company.app.world.pass(90_000);
    const answered = await call(contract.replyToConversation, {
      id: conversation.id,
      text: 'On its way.',
      resolve: true,
    });
    expect(answered).toMatchObject({ status: 'resolved', assignee: { name: 'Ada Lovelace' }, waitingSince: null });
    const { items } = await read(conversation.id);
    expect(items.map((item) => (item.type === 'change' ? item.what : item.type))).toEqual(
      expect.arrayContaining(['resolved', 'assigned', 'message']),
    );
    const spine = await company.app.owner.query(
      `select facts from touchpoints.interaction where kind = 'conversation.resolved' and conversation = $1`,
      [plain(conversation.id)],
    );
    expect(spine.rows[0].facts).toMatchObject({ contacts: 1, reopenings: 0, handovers: 0 });
    expect(spine.rows[0].facts.first_response_s).toBeGreaterThanOrEqual(90);
    const facts = await call(readServiceFacts, { id: conversation.id });
    expect(facts).toMatchObject({
      firstResponse: { ended: true, by: { name: 'Ada Lovelace' } },
      nextResponses: [],
      hours: false,
    });
    expect(Math.round(facts.firstResponse!.seconds)).toBe(spine.rows[0].facts.first_response_s);
    expect(facts.resolution).toEqual(facts.handling);
  });

  it('comes up again when the customer writes, but not when a machine does', async () => {
    const { id } = await begun('One more thing');
    await call(contract.replyToConversation, { id, text: 'Done.', resolve: true });
    await customerWrites(company, { text: 'Out of office', thread: id, automatic: true });
    await customerWrites(company, { text: 'Sorry, still not', thread: id });
    const again = await until(async () => ((await read(id)).status === 'open' ? read(id) : undefined), 'reopened');
    expect(again.items.filter((item) => item.type === 'change' && item.what === 'reopened')).toHaveLength(1);
  });

  it('keeps an answer back when the customer wrote something that was not seen', async () => {
    const { id, items } = await begun('Hello');
    const seen = items.find((item) => item.type === 'message')!.id;
    await customerWrites(company, { text: 'Forget it, I found it', thread: id });
    const refused = await refusal(call(contract.replyToConversation, { id, text: 'Let me look', seen }));
    expect(refused).toMatchObject({ type: 'conflict', more: { code: 'moved-on' } });
    const now = (await read(id)).items.find((item) => item.type === 'message')!.id;
    await call(contract.replyToConversation, { id, text: 'Good to hear', seen: now });
  });

  it('of two who answer at the same moment one goes and the other is asked, saying who did what', async () => {
    const { link } = await call(invite, { role: 'agent' });
    const ben = client(company.app.url);
    const token = new URL(link).searchParams.get('token')!;
    const person = { name: 'Ben Brandt', email: 'ben@example.com', password: 'another horse battery' };
    await ben.call(acceptInvitation, { token, ...person });
    const { id, items } = await begun('Who is quicker?');
    const seen = items.find((item) => item.type === 'message')!.id;
    const answer = { id, text: 'I am.', seen, guard: { owner: null, held: [] } };
    const both = [company.owner, ben].map((who) => who.call(contract.replyToConversation, answer));
    const ended = await Promise.allSettled(both);
    const [refused] = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const late = ended[0]!.status === 'rejected' ? company.owner : ben;
    const quick = late === ben ? 'Ada Lovelace' : 'Ben Brandt';
    const detail = `${quick} answered meanwhile. ${quick} took this over. Your answer is kept: look first, then send.`;
    expect(refused).toMatchObject({ type: 'conflict', more: { code: 'colleague-moved-on', detail } });
    const now = await read(id);
    const newest = now.items.find((item) => item.type === 'message')!.id;
    const guard = { owner: now.assignee!.id, held: [] };
    await late.call(contract.replyToConversation, { ...answer, text: 'Me too.', seen: newest, guard });
    const waits = await late.call(contract.replyToConversation, { ...answer, seen: newest, guard, undoFor: 30 });
    const other = late === ben ? company.owner : ben;
    const last = (await read(id)).items.find((item) => item.type === 'message')!.id;
    const third = { ...answer, seen: last, guard };
    const onItsWay = await refusal(other.call(contract.replyToConversation, third));
    expect(String(onItsWay)).toContain('is on its way');
    await other.call(contract.replyToConversation, { ...third, guard: { ...guard, held: [waits.held!.id] } });
  });

  it('answers once when the same press is sent twice', async () => {
    const { id } = await begun('Twice?');
    const key = { 'idempotency-key': crypto.randomUUID() };
    await Promise.all(
      [1, 2].map(() =>
        company.owner.call(contract.replyToConversation, { id, text: 'Once.' }, key).catch(() => undefined),
      ),
    );
    await company.owner.call(contract.replyToConversation, { id, text: 'Once.' }, key);
    const ours = (await read(id)).items.filter((item) => item.type === 'message' && item.direction === 'out');
    expect(ours).toHaveLength(1);
  });

  it('refuses a change by somebody who saw an older version', async () => {
    const { id, version } = await begun('Versions');
    const user = (await call(listMembers, {})).items[0]!.user;
    await call(contract.assignConversation, { id, assignee: user, version });
    expect(await refusal(call(contract.resolveConversation, { id, version }))).toMatchObject({
      type: 'conflict',
      more: { code: 'stale' },
    });
  });

  it('keeps spam out of the views, and a blocked sender’s next conversation too, until unblocked', async () => {
    const { id, version, customer } = await begun('Buy pills', 'Spammer');
    await call(contract.markConversationSpam, { id, version, block: true });
    const next = await customerWrites(company, { text: 'Buy more', name: 'Spammer' });
    await until(async () => (await read(next.thread).catch(() => undefined))?.status === 'spam', 'held back');
    expect((await call(contract.listConversations, { view: 'spam' })).items.map((item) => item.id)).toEqual(
      expect.arrayContaining([id, next.thread]),
    );
    expect(await call(contract.unblockCustomer, { id: customer.id })).toEqual({ unblocked: true });
    expect(await call(contract.unblockCustomer, { id: customer.id })).toEqual({ unblocked: false });
    expect(await refusal(call(contract.unblockCustomer, { id: id.replace('cnv', 'cus') }))).toMatchObject({
      type: 'not-found',
    });
    const spam = await read(id);
    await call(contract.reopenConversation, { id, version: spam.version });
    expect((await read(id)).items.flatMap((item) => (item.type === 'change' ? item.what : []))).toContain(
      'unmarked-spam',
    );
  });

  it('is found by words and by name, in every view', async () => {
    const { id } = await begun('The walnut sideboard wobbles', 'Zebulon Quist');
    const found = async (q: string) => (await call(searchConversations, { q })).items.map((item) => item.id);
    expect(await found('walnut wobb')).toContain(id);
    expect(await found('zebulon')).toContain(id);
    expect(await found('nothing of the kind')).toEqual([]);
  });
});

describe('canned replies', () => {
  it('are filled with the customer’s name, and a broken placeholder is refused in words', async () => {
    const { id } = await begun('Hello there', 'Grace Mwangi');
    await call(createCannedReply, {
      title: 'Hello',
      text: 'Hello {{ customer.firstName | default: "there" }}, {{ agent.firstName }} here.',
    });
    const { items } = await call(listCannedReplies, { conversation: id });
    expect(items.find((item) => item.title === 'Hello')?.filled).toBe('Hello Grace, Ada here.');
    expect(await refusal(call(createCannedReply, { title: 'Bad', text: 'Hello {{ customer.' }))).toMatchObject({
      type: 'invalid',
      message: 'The placeholders cannot be read: “{{ customer.” lacks its }} at the end.',
    });
  });

  it('of one’s own are seen by nobody else; a reply with something unfilled is kept back', async () => {
    const { id } = await begun('Hello again', 'Grace Mwangi');
    const own = { title: 'Mine', text: 'About {{ conversation.subject }}', shortcut: 'mi', own: true };
    await call(createCannedReply, own);
    const { items } = await call(listCannedReplies, { conversation: id });
    expect(items.find(({ title }) => title === 'Mine')).toMatchObject({ own: true, shortcut: 'mi', filled: own.text });
    await company.app.database.inWorkspace(company.workspace, (tx) =>
      tx.run(sql`update desk.canned_reply set owner = uuidv7() where title = 'Mine'`),
    );
    const others = (await call(listCannedReplies, {})).items;
    expect(others.some(({ title }) => title === 'Mine')).toBe(false);
    expect(await refusal(call(contract.replyToConversation, { id, text: own.text }))).toMatchObject({
      more: { code: 'unfilled', detail: expect.stringContaining('still has {{ conversation.subject }} in it') },
    });
  });

  it('can be removed once, and each deed is in the audit log', async () => {
    const { id, version } = await call(createCannedReply, { title: 'Short-lived', text: 'Bye' });
    const changed = { id, title: 'Short-lived', text: 'Farewell' };
    await call(updateCannedReply, { ...changed, version });
    expect(await refusal(call(updateCannedReply, { ...changed, version }))).toMatchObject({
      more: { code: 'stale' },
    });
    expect(await call(deleteCannedReply, { id })).toEqual({ deleted: true });
    expect(await refusal(call(deleteCannedReply, { id }))).toMatchObject({ type: 'not-found' });
    const { items } = await call(listAudit, { action: 'canned.' });
    const deeds = items.filter(({ detail }) => detail['title'] === 'Short-lived');
    expect(deeds.map(({ action }) => action)).toEqual(['canned.remove', 'canned.change', 'canned.create']);
  });
});

function plain(id: string): string {
  return id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

describe('ringing', () => {
  const rings = async (conversation: string) => {
    const { rows } = await company.app.owner.query<{ data: { happening: string; by: string } }>(
      `select data from platform.event where name = 'notice.rung' and subject = $1 order by id`,
      [plain(conversation)],
    );
    return rows.map(({ data: { happening, by } }) => `${happening} ${by}`.trim());
  };
  const rung = (conversation: string, what: string) =>
    until(async () => (await rings(conversation)).includes(what), `it rings: ${what}`);

  it('is for who asked for it and may be disturbed: what nobody has, what they are given, answers to it, and where they are asked in', async () => {
    const { link } = await call(invite, { role: 'agent' });
    const ben = client(company.app.url);
    const person = { email: 'rung@example.com', name: 'Ben', password: 'a long password' };
    const { user } = await ben.call(acceptInvitation, { token: new URL(link).searchParams.get('token')!, ...person });
    const [ada] = (await call(listMembers, {})).items;
    const all = (await ben.call(readRingRules, {})).items.map((rule) => ({ ...rule, desktop: true }));
    await ben.call(changeRingRules, { items: all });
    await call(changeRingRules, { items: [{ happening: 'assigned', desktop: false, sound: true }] });
    const { id, version } = await begun('Anybody?', 'Rita Rings');
    await rung(id, 'unassigned');
    const { version: given } = await call(contract.assignConversation, { id, version, assignee: user.id });
    await rung(id, 'assigned Ada Lovelace');
    await customerWrites(company, { text: 'Hello?', name: 'Rita Rings', thread: id });
    await rung(id, 'answer');
    const quietUntil = new Date(company.app.world.now().getTime() + 3_600_000).toISOString();
    await ben.call(changeAvailability, { quietUntil });
    await customerWrites(company, { text: 'Hello??', name: 'Rita Rings', thread: id });
    await ben.call(contract.assignConversation, { id, version: given, assignee: ada!.user });
    await rung(id, 'assigned Ben');
    await ben.call(changeAvailability, { quietUntil: null });
    await call(askIntoConversation, { id, people: [user.id] });
    expect(await rings(id)).toEqual([
      'unassigned',
      'assigned Ada Lovelace',
      'answer',
      'assigned Ben',
      'mention Ada Lovelace',
    ]);
  });
});

describe('somebody who leaves', () => {
  it('hands open conversations back, and those that are reopened later; what they wrote keeps their name', async () => {
    const { link } = await call(invite, { role: 'agent' });
    const gordon = client(company.app.url);
    const token = new URL(link).searchParams.get('token')!;
    const person = { email: 'gordon@example.com', name: 'Gordon', password: 'a long password' };
    const { user } = await gordon.call(acceptInvitation, { token, ...person });
    const [open, settled] = [await begun('One', 'Otto Open'), await begun('Two', 'Sara Settled')];
    await gordon.call(contract.replyToConversation, { id: open.id, text: 'I look into it.' });
    await gordon.call(contract.replyToConversation, { id: settled.id, text: 'Done.', resolve: true });
    expect((await read(open.id)).assignee).toMatchObject({ name: 'Gordon' });
    await call(removeMember, { id: user.id });
    await until(async () => (await read(open.id)).assignee === null, 'the open one has nobody');
    const { version } = await read(settled.id);
    await call(contract.reopenConversation, { id: settled.id, version });
    const again = await read(settled.id);
    expect(again).toMatchObject({ status: 'open', assignee: null, latest: { author: 'Gordon' } });
  });
});
