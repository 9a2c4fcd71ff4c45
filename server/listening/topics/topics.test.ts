import { beforeAll, expect, test } from 'vitest';
import { mergeConversation } from '#core/contract/arrange.ts';
import { plainId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood, mergeCustomer } from '#core/contract/customers.ts';
import { readConversation } from '#core/contract/desk.ts';
import { correctReading } from '#core/contract/readings.ts';
import * as contract from '#core/contract/topics.ts';
import { addWorkspace } from '#core/contract/people.ts';
import { client, company } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { keepReading } from '../sentiment/keep.ts';

let acme: TestCompany;
beforeAll(async () => {
  acme = await testCompany();
});

const blank = { description: '', parent: null, team: null, examples: [] };
const anyLanguage = (...texts: string[]) => texts.map((text) => ({ language: null, text }));

/** A topic with rules of words that no earlier try has used. */
const add = (name: string, ...rules: string[]) =>
  acme.owner.call(contract.createTopic, { ...blank, name: fresh(name), rules: anyLanguage(...rules) });

const aboutIn = async (thread: string) =>
  (await acme.owner.call(contract.listMessageTopics, { id: thread }).catch(() => ({ items: [] }))).items;
const textsOf = async (id: string) => (await acme.owner.call(contract.listTopicTexts, { id })).items;
const quiet = () =>
  until(async () => !(await acme.owner.call(contract.listTopics, {})).progress.running, 'older texts to be read');

test('what customers write is found by rules as it comes, and what they wrote before is read anew when topics change', async () => {
  const word = fresh('gizmo');
  const before = await customerWrites(acme, { text: `The ${word} I have is lovely`, name: fresh('Ann') });
  const tried = () => acme.owner.call(contract.tryTopic, { rules: anyLanguage(`${word}*`) });
  await until(async () => (await tried()).found === 1, 'the text to be read');
  const topic = await add('Gizmos', `${word}*`);
  const found = await until(async () => (await aboutIn(before.thread))[0], 'the older text to be found');
  expect(found).toMatchObject({
    message: before.message,
    topic: { id: topic.id },
    way: 'rule',
    rule: `${word}*`,
    by: null,
  });
  const after = await customerWrites(acme, { text: `My ${word}s are broken!`, name: fresh('Bob') });
  await until(async () => (await aboutIn(after.thread)).length === 1, 'the new text to be found');
  const [newest] = await textsOf(topic.id);
  expect(newest).toMatchObject({ conversation: after.thread, words: `My ${word}s are broken!`, marks: [{ from: 3 }] });
  await quiet();
  const { progress } = await acme.owner.call(contract.listTopics, {});
  expect(progress.done).toBe(progress.total);
  const edited = {
    ...blank,
    id: topic.id,
    name: topic.name,
    rules: anyLanguage(`${word} lovely`),
    version: topic.version,
  };
  await acme.owner.call(contract.changeTopic, edited);
  await until(async () => (await textsOf(topic.id)).length === 1, 'the text that fits no more to go');
  await expect(acme.owner.call(contract.changeTopic, edited)).rejects.toMatchObject({ type: 'conflict' });
});

test('a person says that a message is or is not about a topic, and takes it back', async () => {
  const word = fresh('widget');
  const topic = await add('Widgets', word);
  const { thread, message } = await customerWrites(acme, { text: `a ${word}`, name: fresh('Cora') });
  await until(async () => (await aboutIn(thread)).length === 1, 'the topic');
  const say = (about: boolean | null) => acme.owner.call(contract.sayTopic, { id: message, topic: topic.id, about });
  await say(false);
  expect(await aboutIn(thread)).toEqual([]);
  expect(await textsOf(topic.id)).toEqual([]);
  await say(true);
  expect(await aboutIn(thread)).toMatchObject([{ way: 'hand', by: 'Ada Lovelace', version: null }]);
  await say(null);
  expect(await aboutIn(thread)).toMatchObject([{ way: 'rule', by: null }]);
});

test('rules that cannot be read, names that stand and a third level are refused with why', async () => {
  const topic = await add('Parcels', 'parcelling');
  const below = await acme.owner.call(contract.createTopic, {
    ...blank,
    name: fresh('Small'),
    rules: [],
    parent: topic.id,
  });
  const wrong = (change: object) =>
    acme.owner.call(contract.createTopic, { ...blank, name: fresh('New'), rules: [], ...change });
  await expect(wrong({ rules: anyLanguage('late', '"late') })).rejects.toMatchObject({
    more: { fields: [{ path: 'rules.1.text', message: 'A quotation mark is not closed.' }] },
  });
  await expect(wrong({ name: topic.name.toUpperCase() })).rejects.toMatchObject({ more: { code: 'exists' } });
  await expect(wrong({ parent: below.id })).rejects.toMatchObject({ more: { fields: [{ path: 'parent' }] } });
  await acme.owner.call(contract.removeTopic, { id: topic.id });
  const { items } = await acme.owner.call(contract.listTopics, {});
  expect(items.find(({ id }) => id === below.id)).toMatchObject({ parent: null });
});

test('rules are tried on the newest texts before they are kept, whatever else is wrong with them', async () => {
  const word = fresh('sprocket');
  const { thread } = await customerWrites(acme, { text: `Another ${word}.`, name: fresh('Dora') });
  const tried = await until(async () => {
    const answer = await acme.owner.call(contract.tryTopic, { rules: anyLanguage(word, '(') });
    return answer.found > 0 ? answer : undefined;
  }, 'the text to be read');
  expect(tried).toMatchObject({
    faults: [{ rule: 1 }],
    found: 1,
    texts: [{ conversation: thread, marks: [{ from: 8 }] }],
  });
});

test('topics are brought in by name, parents before what stands below them, all or none', async () => {
  const [above, below] = [fresh('Delivery'), fresh('Late delivery')];
  const item = (name: string, parent: string, ...rules: string[]) => ({
    ...{ name, parent, description: '', team: '', examples: [], rules: anyLanguage(...rules) },
  });
  const bring = (...items: Array<ReturnType<typeof item>>) => acme.owner.call(contract.importTopics, { items });
  await expect(bring(item(above, ''), item(below, 'Nowhere'))).rejects.toMatchObject({ type: 'refused' });
  expect(await bring(item(below, above, 'late'), item(above, ''))).toEqual({ added: 2, changed: 0 });
  expect(await bring(item(below, above, 'late', 'slow'))).toEqual({ added: 0, changed: 1 });
  const { items } = await acme.owner.call(contract.listTopics, {});
  const parent = items.find(({ name }) => name === above)!;
  expect(items.find(({ name }) => name === below)).toMatchObject({ parent: parent.id, rules: { length: 2 } });
});

test('what was learnt from examples finds what no rule does, says how it fares, and is told apart', async () => {
  const word = fresh('plumbus');
  const texts = (sentence: string, about: boolean) =>
    Array.from({ length: 24 }, (_, at) => ({ text: `${sentence} ${String.fromCodePoint(97 + at).repeat(4)}`, about }));
  const examples = [...texts(`the ${word} leaks water`, true), ...texts('the curtains look lovely', false)];
  const topic = await acme.owner.call(contract.createTopic, { ...blank, name: fresh('Leaks'), rules: [], examples });
  await until(async () => {
    const { items } = await acme.owner.call(contract.listTopics, {});
    return items.find(({ id }) => id === topic.id)?.learnt?.speaks === true;
  }, 'the examples to be learnt');
  const { thread } = await customerWrites(acme, { text: `so the ${word} leaks`, name: fresh('Eve') });
  const found = await until(async () => (await aboutIn(thread))[0], 'the learnt topic');
  expect(found).toMatchObject({ way: 'learnt', rule: null, heldOut: { about: 24, right: 24 } });
  expect(found.probability).toBeGreaterThanOrEqual(0.7);
});

test('reading older texts goes on from where a process left it that was killed', async () => {
  const word = fresh('thingummy');
  const { thread } = await customerWrites(acme, { text: `a ${word}`, name: fresh('Gus') });
  await add('Thingummies', word);
  await until(async () => (await aboutIn(thread)).length === 1, 'the topic');
  await quiet();
  const sql = (text: string) => acme.app.owner.query(text, [acme.workspace]);
  await sql('delete from listening.topic_found where workspace = $1');
  await sql('update listening.taxonomy set finished_at = null, cursor_at = null, done = 0 where workspace = $1');
  expect((await acme.owner.call(contract.listTopics, {})).progress).toMatchObject({ running: true, done: 0 });
  acme.app.world.pass(6 * 60_000);
  await until(async () => (await aboutIn(thread)).length === 1, 'the topic again');
  await quiet();
});

test('a text that is just being read when topics change is read anew with the older ones', async () => {
  const words = fresh('doohickey');
  const { message, thread, customer } = await customerWrites(acme, { text: words, name: fresh('Mo'), automatic: true });
  await quiet();
  const waits = async () =>
    (await acme.app.owner.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`)).rows.length > 0;
  const topic = await acme.app.app.database.inWorkspace(acme.workspace, async (tx) => {
    const of = { message: plainId('msg', message)! };
    const from = { conversation: plainId('cnv', thread)!, customer: plainId('cus', customer)!, channel: 'chat' };
    await keepReading(tx, { of, text: words, ...from, at: tx.now });
    const made = await add('Doohickeys', words);
    const read = async () => !(await acme.owner.call(contract.listTopics, {})).progress.running;
    await until(async () => (await waits()) || (await read()), 'reading older texts to wait, or to be done without it');
    return made;
  });
  const found = await until(async () => (await textsOf(topic.id))[0], 'the text to be found');
  expect(found).toMatchObject({ message, way: 'rule' });
});

test('figures count customers, not texts, and keep silent where there are few; nothing of it is seen elsewhere', async () => {
  const word = fresh('quibble');
  const topic = await add('Quibbles', word);
  const name = fresh('Loud');
  const { customer } = await customerWrites(acme, { text: `one ${word}`, name });
  for (const text of [`two ${word}`, `three ${word}`]) await customerWrites(acme, { text, name });
  await until(async () => (await textsOf(topic.id)).length === 3, 'the texts');
  const figures = await acme.owner.call(contract.topicFigures, {});
  const own = figures.items.find((each) => each.topic === topic.id)!;
  expect(own).toMatchObject({
    texts: { count: 3 },
    customers: { count: 1 },
    change: null,
    negative: { n: 1, value: null },
  });
  expect(figures.weeks.at(-1)!.topics).toContainEqual({ topic: topic.id, customers: 1 });
  const { customer: other, message } = await customerWrites(acme, { text: `four ${word}`, name: fresh('Loud too') });
  await until(async () => (await textsOf(topic.id)).length === 4, 'the text of another profile');
  const now = async () =>
    (await acme.owner.call(contract.topicFigures, {})).items.find((each) => each.topic === topic.id)!;
  const before = await now();
  expect(before.customers.count).toBe(2);
  const said = before.negative.count === 0 ? 'negative' : 'positive';
  await acme.owner.call(correctReading, { id: message, said });
  expect((await now()).negative).toMatchObject({ count: before.negative.count });
  await acme.owner.call(mergeCustomer, { id: customer, from: other });
  expect(await now()).toMatchObject({ texts: { count: 4 }, customers: { count: 1 }, negative: { n: 1 } });
  const { id } = await acme.owner.call(addWorkspace, { ...company, company: fresh('Elsewhere') });
  const elsewhere = client(acme.app.url, { 'x-workspace': id, cookie: acme.owner.cookie() });
  expect(await elsewhere.call(contract.listTopics, {})).toMatchObject({ items: [], progress: { total: 0 } });
  await expect(elsewhere.call(contract.listTopicTexts, { id: topic.id })).rejects.toMatchObject({ type: 'not-found' });
  await expect(client(acme.app.url).call(contract.listTopics, {})).rejects.toMatchObject({ type: 'unauthenticated' });
});

test('what was found goes with its message to another conversation, and with its customer when they are erased', async () => {
  const word = fresh('doodad');
  const topic = await add('Doodads', word);
  const name = fresh('Finn');
  const first = await customerWrites(acme, { text: `my ${word}`, name, channel: 'mail' });
  const second = await customerWrites(acme, { text: `my other ${word}`, name, channel: 'mail' });
  await until(async () => (await textsOf(topic.id)).length === 2, 'both texts');
  await acme.owner.call(contract.sayTopic, { id: first.message, topic: topic.id, about: true });
  const { version } = await acme.owner.call(readConversation, { id: second.thread });
  await acme.owner.call(mergeConversation, { id: second.thread, into: first.thread, version });
  await until(async () => (await aboutIn(first.thread)).length === 2, 'both to stand in one conversation');
  await acme.owner.call(eraseCustomerForGood, { id: first.customer });
  const left = () =>
    acme.app.owner.query(
      'select 1 from listening.topic_found where topic = $1 union all select 1 from listening.topic_said where topic = $1',
      [plainId('top', topic.id)],
    );
  await until(async () => (await left()).rows.length === 0, 'what was found to go');
  expect(await textsOf(topic.id)).toEqual([]);
});

/** Words that emerge hold no numbers. */
const letters = (word: string) => word.replaceAll(/\d/g, (digit) => String.fromCodePoint(97 + Number(digit)));

test('words that more customers use now emerge with how many do, and with the topic that knows them', async () => {
  const word = letters(fresh('flimflam'));
  const back = new Date(acme.app.world.now().getTime() - 40 * 86_400_000);
  const write = (text: string) => customerWrites(acme, { text, name: fresh('Emerging') });
  for (let at = 0; at < 12; at++) await write('where is my parcel please');
  const parcels = await add('Parcels', 'parcel');
  await until(async () => (await textsOf(parcels.id)).length >= 12, 'the texts from before');
  await acme.app.owner.query('update listening.reading set at = $1 where workspace = $2', [back, acme.workspace]);
  for (let at = 0; at < 12; at++) await write(`the ${word} is gone`);
  const tried = () => acme.owner.call(contract.tryTopic, { rules: anyLanguage(word) });
  await until(async () => (await tried()).found === 12, 'the texts of now');
  const { terms } = await acme.owner.call(contract.emergingTopics, {});
  expect(terms.find(({ term }) => term === `the ${word}`)).toMatchObject({
    before: { count: 0 },
    now: { count: 12 },
    topic: null,
  });
  const topic = await add('Emerged', word);
  const again = await acme.owner.call(contract.emergingTopics, {});
  expect(again.terms.find(({ term }) => term === `the ${word}`)).toMatchObject({ topic: { id: topic.id } });
});
