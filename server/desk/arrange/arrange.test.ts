import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/arrange.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { plainId } from '#core/contract/codecs.ts';
import * as desk from '#core/contract/desk.ts';
import type { Endpoint } from '#core/contract/endpoint.ts';
import * as fields from '#core/contract/fields.ts';
import { acceptInvitation, addApiKey, invite } from '#core/contract/people.ts';
import { askIntoConversation, giveConversationToTeam } from '#core/contract/sight.ts';
import { createTeam } from '#core/contract/teams.ts';
import type { Problem } from '#core/contract/problems.ts';
import { permissions } from '#core/people/permissions.ts';
import { client } from '#test/client.ts';
import { mailStage, type Letter, type MailStage } from '#test/mail-stage.ts';
import { until } from '#test/until.ts';

let stage: MailStage;
let count = 0;
beforeAll(async () => {
  stage = await mailStage();
}, 120_000);

const call: MailStage['company']['owner']['call'] = (...args) => stage.company.owner.call(...args);
const read = (id: string) => call(desk.readConversation, { id });
const somebody = () => `p${(count += 1)}@somewhere${count}.example`;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Problem) => error,
  );

/** Takes mails in and waits until the desk has all of them. */
async function conversation(...letters: Letter[]) {
  const arrived = [];
  for (const letter of letters) {
    stage.company.app.world.pass(1000);
    arrived.push(await stage.arrive(letter));
  }
  const { thread } = arrived[0]!;
  const here = arrived.filter((each) => each.thread === thread).length;
  await until(async () => {
    const { rows } = await stage.company.app.owner.query('select contacts from desk.conversation where id = $1', [
      plainId('cnv', thread),
    ]);
    return rows[0]?.contacts === here;
  }, 'the desk has all of it');
  return { thread, messages: arrived.map(({ message }) => message) };
}

/** All that the console shows of a conversation, without what counts views of it. */
async function shown(id: string) {
  const { version: _, items, ...rest } = await read(id);
  return { ...rest, items: items.filter(({ type }) => type !== 'change') };
}

const wordsIn = async (id: string) =>
  (await read(id)).items.flatMap((item) => (item.type === 'message' ? [item.text] : [])).toReversed();

test('two conversations become one: words, notes, addresses and ids lead to it, and taken back all is as before', async () => {
  const from = somebody();
  const one = await conversation({ from, id: `m1-${count}`, text: 'First' });
  const two = await conversation({ from, id: `m2-${count}`, text: 'Second', headers: { 'X-Other': '1' } });
  await call(desk.noteOnConversation, { id: two.thread, text: 'A note on the second' });
  const before = { one: await shown(one.thread), two: await shown(two.thread) };
  const { version } = await read(two.thread);
  const done = await call(contract.mergeConversation, { id: two.thread, into: one.thread, version });
  expect(done.conversation.id).toBe(one.thread);
  expect(await wordsIn(one.thread)).toEqual(['First', 'Second']);
  const merged = await read(two.thread);
  expect(merged.id).toBe(one.thread);
  expect(merged.items.filter(({ type }) => type === 'note')).toHaveLength(1);
  expect((await call(desk.listConversations, { customer: merged.customer.id })).items.map(({ id }) => id)).toEqual([
    one.thread,
  ]);
  const later = await stage.arrive({ from, inReplyTo: `m2-${count}`, id: `m3-${count}`, text: 'Third' });
  expect(later.thread).toBe(one.thread);
  await until(async () => (await read(one.thread)).unread === 3, 'the desk has the third');
  await call(desk.noteOnConversation, { id: two.thread, text: 'By the old address' });

  await call(contract.undoArrangement, { id: done.arrangement });
  expect(await wordsIn(one.thread)).toEqual(['First']);
  expect(await wordsIn(two.thread)).toEqual(['Second', 'Third']);
  const { contacts } = (
    await stage.company.app.owner.query('select contacts from desk.conversation where id = $1', [
      plainId('cnv', two.thread),
    ])
  ).rows[0];
  expect(contacts).toBe(2);
  const after = await shown(one.thread);
  expect({ ...after, items: after.items.filter(({ type }) => type === 'message') }).toEqual(before.one);
  expect((await stage.arrive({ from, inReplyTo: `m3-${count}` })).thread).toBe(two.thread);
  expect(await refusal(call(contract.undoArrangement, { id: done.arrangement }))).toMatchObject({ type: 'conflict' });
});

test('taken back at once, both are exactly as they were', async () => {
  const from = somebody();
  const one = await conversation({ from, id: `e1-${count}` }, { from, inReplyTo: `e1-${count}` });
  const two = await conversation({ from, subject: 'Other' });
  await call(desk.resolveConversation, { id: one.thread, version: (await read(one.thread)).version });
  const before = [await shown(one.thread), await shown(two.thread)];
  const { version } = await read(two.thread);
  const { arrangement, conversation: into } = await call(contract.mergeConversation, {
    id: two.thread,
    into: one.thread,
    version,
  });
  expect(into.status).toBe('open');
  await call(contract.undoArrangement, { id: arrangement });
  expect([await shown(one.thread), await shown(two.thread)]).toEqual(before);
});

test('a queue, who was asked in and what was filled in come along where there is none, and go back again', async () => {
  const from = somebody();
  const one = await conversation({ from });
  const two = await conversation({ from, subject: 'Other' });
  const versionOf = async (id: string) => (await read(id)).version;
  const name = crypto.randomUUID();
  const [team, order, colour] = [
    await call(createTeam, { name }),
    await call(fields.createField, { name: `Order ${name}`, kind: 'text', choices: [] }),
    await call(fields.createField, { name: `Colour ${name}`, kind: 'text', choices: [] }),
  ];
  const fill = async (id: string, field: string, value: string) =>
    call(fields.fillField, { id, field, value, version: await versionOf(id) });
  await fill(two.thread, order.id, 'A-17');
  await fill(two.thread, colour.id, 'red');
  await fill(one.thread, colour.id, 'blue');
  await call(giveConversationToTeam, { id: two.thread, team: team.id, version: await versionOf(two.thread) });
  const { link } = await call(invite, { role: 'contributor' });
  const cara = client(stage.company.app.url);
  const token = new URL(link).searchParams.get('token')!;
  const person = { email: `${name}@example.com`, name: 'Cara', password: 'a long password' };
  const { user } = await cara.call(acceptInvitation, { token, ...person });
  await call(askIntoConversation, { id: two.thread, people: [user.id] });
  const standing = async (id: string) => ({
    fields: (await call(fields.readFields, { id })).items.flatMap(({ value }) => value ?? []),
    team: (await read(id)).team?.id ?? null,
    asked: (await cara.send(desk.readConversation, { id })).status === 200,
  });
  const before = [await standing(one.thread), await standing(two.thread)];
  expect(before[0]).toEqual({ fields: ['blue'], team: null, asked: false });
  const merging = { id: two.thread, into: one.thread, version: await versionOf(two.thread) };
  const { arrangement } = await call(contract.mergeConversation, merging);
  expect(await standing(one.thread)).toEqual({ fields: ['A-17', 'blue'], team: team.id, asked: true });
  await call(contract.undoArrangement, { id: arrangement });
  expect([await standing(one.thread), await standing(two.thread)]).toEqual(before);
});

test('a settled conversation keeps the figures it told, an open one brings its own along', async () => {
  const contactsOf = async (id: string) =>
    (await stage.company.app.owner.query('select contacts from desk.conversation where id = $1', [plainId('cnv', id)]))
      .rows[0].contacts as number;
  const from = somebody();
  const [one, open, settled] = [
    await conversation({ from }),
    await conversation({ from }),
    await conversation({ from }),
  ];
  await call(desk.resolveConversation, { id: settled.thread, version: (await read(settled.thread)).version });
  for (const { thread } of [open, settled])
    await call(contract.mergeConversation, { id: thread, into: one.thread, version: (await read(thread)).version });
  expect(await contactsOf(one.thread)).toBe(2);
  expect(await wordsIn(one.thread)).toHaveLength(3);
});

test('another matter within a conversation becomes one of its own, from a message on or that message alone', async () => {
  const from = somebody();
  const at = (name: string) => `${name}-${count}`;
  const whole = await conversation(
    { from, id: at('s1'), text: 'One' },
    { from, id: at('s2'), inReplyTo: at('s1'), text: 'Two' },
    { from, id: at('s3'), inReplyTo: at('s2'), text: 'Three' },
  );
  const before = await shown(whole.thread);
  const { version } = await read(whole.thread);
  const message = whole.messages[1]!;
  const done = await call(contract.splitConversation, { id: whole.thread, message, version });
  expect(await wordsIn(whole.thread)).toEqual(['One']);
  expect(await wordsIn(done.conversation.id)).toEqual(['Two', 'Three']);
  expect(done.conversation.status).toBe('open');
  expect((await stage.arrive({ from, references: [at('s1'), at('s3')], id: at('s4') })).thread).toBe(
    done.conversation.id,
  );
  expect((await stage.arrive({ from, inReplyTo: at('s1'), id: at('s5') })).thread).toBe(whole.thread);
  await until(async () => (await read(done.conversation.id)).unread === 3, 'the desk has both');
  await until(async () => (await read(whole.thread)).unread === 2, 'the desk has both');
  await call(contract.undoArrangement, { id: done.arrangement });
  expect((await read(done.conversation.id)).id).toBe(whole.thread);
  expect(await wordsIn(whole.thread)).toHaveLength(5);

  const alone = await call(contract.splitConversation, {
    id: whole.thread,
    message,
    alone: true,
    version: (await read(whole.thread)).version,
  });
  expect(await wordsIn(alone.conversation.id)).toEqual(['Two']);
  expect(before.items).toHaveLength(3);
  const last = { id: alone.conversation.id, message, version: alone.conversation.version };
  expect(await refusal(call(contract.splitConversation, last))).toMatchObject({ type: 'refused' });
});

test('one message moves to another conversation; the last one takes its conversation along', async () => {
  const from = somebody();
  const one = await conversation({ from, id: `v1-${count}`, text: 'A' }, { from, inReplyTo: `v1-${count}`, text: 'B' });
  const two = await conversation({ from, text: 'C' });
  const before = [await shown(one.thread), await shown(two.thread)];
  const move = async (message: string) =>
    call(contract.moveConversationMessage, {
      id: one.thread,
      message,
      to: two.thread,
      version: (await read(one.thread)).version,
    });
  const first = await move(one.messages[1]!);
  expect(await wordsIn(two.thread)).toEqual(['B', 'C']);
  const second = await move(one.messages[0]!);
  expect((await read(one.thread)).id).toBe(two.thread);
  expect(await refusal(call(contract.undoArrangement, { id: first.arrangement }))).toMatchObject({
    more: { code: 'later-first' },
  });
  await call(contract.undoArrangement, { id: second.arrangement });
  await call(contract.undoArrangement, { id: first.arrangement });
  expect([await shown(one.thread), await shown(two.thread)]).toEqual(before);
});

test('different customers are joined only by somebody who says so', async () => {
  const [one, two] = [await conversation({ from: somebody() }), await conversation({ from: somebody() })];
  const input = { id: two.thread, into: one.thread, version: (await read(two.thread)).version };
  expect(await refusal(call(contract.mergeConversation, input))).toMatchObject({ more: { code: 'other-customer' } });
  expect((await call(contract.mergeConversation, { ...input, otherCustomer: true })).conversation.id).toBe(one.thread);
  const self = { id: one.thread, into: two.thread, version: (await read(one.thread)).version };
  expect(await refusal(call(contract.mergeConversation, self))).toMatchObject({ type: 'refused' });
});

test('a stranger’s mail stands in review; put there it is part of the other, kept apart it is not, and both can be taken back', async () => {
  const first = await conversation({ from: 'ann@client.example', id: 'review-1', text: 'Secret of Ann' });
  const stranger = await conversation({
    from: somebody(),
    inReplyTo: 'review-1',
    id: 'review-2',
    text: 'Let me in',
  });
  const waiting = async () =>
    (await call(contract.listReviews, {})).items.filter((item) => item.conversation.id === stranger.thread);
  const [review] = await waiting();
  expect(review).toMatchObject({ other: { id: first.thread }, reason: { named: 'in-reply-to', colleague: false } });
  const mine = await read(stranger.thread);
  expect(mine.review).toMatchObject({ other: { id: first.thread } });
  expect(mine.participants).toHaveLength(1);

  const apart = await call(contract.keepReviewApart, { id: stranger.thread });
  expect(await waiting()).toEqual([]);
  expect((await stage.arrive({ from: mine.customer.email!, inReplyTo: 'review-1' })).thread).toBe(stranger.thread);
  await call(contract.undoArrangement, { id: apart.arrangement });
  expect(await waiting()).toHaveLength(1);

  const joined = await call(contract.joinReview, { id: stranger.thread });
  expect(await wordsIn(first.thread)).toContain('Let me in');
  expect(await waiting()).toEqual([]);
  expect((await stage.arrive({ from: mine.customer.email!, inReplyTo: 'review-1' })).thread).toBe(first.thread);
  expect(await refusal(call(contract.joinReview, { id: stranger.thread }))).toMatchObject({ type: 'conflict' });
  await call(contract.undoArrangement, { id: joined.arrangement });
  expect(await waiting()).toHaveLength(1);
  expect(await wordsIn(first.thread)).toEqual(['Secret of Ann']);
});

test('a customer who is erased takes along what was theirs in joined conversations, and nothing of others', async () => {
  const [ann, ben] = [somebody(), somebody()];
  const [a1, b1] = [
    await conversation({ from: ann, text: 'Of Ann' }),
    await conversation({ from: ben, text: 'Of Ben' }),
  ];
  const [a2, b2] = [
    await conversation({ from: ann, text: 'More of Ann' }),
    await conversation({ from: ben, text: 'More of Ben' }),
  ];
  const join = async (one: string, into: string) =>
    call(contract.mergeConversation, { id: one, into, version: (await read(one)).version, otherCustomer: true });
  await join(a1.thread, b1.thread);
  await join(b2.thread, a2.thread);
  const { customer } = await read(a2.thread);
  await call(eraseCustomerForGood, { id: customer.id });
  await until(async () => (await wordsIn(b1.thread)).length === 1, 'the words of Ann are gone');
  expect(await wordsIn(b1.thread)).toEqual(['Of Ben']);
  await until(
    async () => (await read(b2.thread).catch(() => undefined))?.id === b2.thread,
    'the other stands by itself',
  );
  expect(await wordsIn(b2.thread)).toEqual(['More of Ben']);
  const { rows } = await stage.company.app.owner.query(
    `select text from channels.message where text in ('Of Ann', 'More of Ann')`,
  );
  expect(rows).toEqual([]);
});

test('each message says why it is here', async () => {
  const from = somebody();
  const one = await conversation({ from, id: `w1-${count}` }, { from, inReplyTo: `w1-${count}` });
  const why = (at: number) => call(contract.whyIsItHere, { id: one.thread, message: one.messages[at]! });
  expect(await why(0)).toMatchObject({ decision: { outcome: 'new', rule: 'nothing' }, moved: [] });
  expect(await why(1)).toMatchObject({
    decision: { rule: 'in-reply-to', value: `w1-${count}`, participant: from },
  });
});

test('none of it opens a door to somebody who may not read conversations, or not arrange them', async () => {
  const { thread, messages } = await conversation({ from: somebody(), text: 'xylophone' });
  const withKey = async (left: string) => {
    const scopes = permissions.filter((name) => name !== left);
    const { key } = await call(addApiKey, { name: left, scopes });
    return client(stage.company.app.url, { authorization: `Bearer ${key}` });
  };
  const [blind, reader] = [await withKey('conversation.read'), await withKey('conversation.arrange')];
  const bodies: Record<string, object> = {
    'conversation.merge': { into: thread, version: 1 },
    'conversation.split': { message: messages[0], version: 1 },
    'conversation.move': { message: messages[0], to: thread, version: 1 },
  };
  for (const endpoint of Object.values(contract).filter((each): each is Endpoint & typeof each => 'path' in each)) {
    const path = endpoint.path
      .replace(':id', endpoint.path.includes('arrangements') ? 'arr_' + '0'.repeat(32) : thread)
      .replace(':message', messages[0]!);
    const body = JSON.stringify(bodies[endpoint.id] ?? {});
    const sent =
      endpoint.method === 'GET' ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    const answer = await blind.fetch(path, sent);
    expect([403, 404], endpoint.id).toContain(answer.status);
    expect(await answer.text(), endpoint.id).not.toContain('xylophone');
    if (endpoint.method !== 'GET') expect((await reader.fetch(path, sent)).status, endpoint.id).toBe(403);
  }
});
