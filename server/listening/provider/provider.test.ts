import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { drawLabelSample } from '#core/contract/labels.ts';
import * as contract from '#core/contract/model-provider.ts';
import { listAudit } from '#core/contract/people.ts';
import { changeMasking, readMasking } from '#core/contract/masking.ts';
import { listReadings } from '#core/contract/readings.ts';
import { readOpinions } from '#core/contract/sentiment.ts';
import { emergingTopics } from '#core/contract/topics.ts';
import { feelingQuestion, namesIn } from '#core/listening/provider/questions.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { modelProvider, type ModelProvider } from '#test/fakes/model-provider.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { askModel } from './ask.ts';
import { providerHost } from './reach.ts';

let acme: TestCompany;
let fake: ModelProvider;
beforeAll(async () => {
  acme = await testCompany({ PRIVATE_MODEL_HOSTS: 'on' });
  fake = await modelProvider();
});
afterAll(() => fake.stop());
beforeEach(() => {
  fake.mood = { say: 'Negative' };
});

const call: TestCompany['owner']['call'] = (...args) => acme.owner.call(...args);
const engine = () => `small-1@${new URL(fake.address).host}`;
const settings = async () => (await call(contract.readModelProvider, {})).provider;

async function change(wanted: object) {
  const version = (await settings())?.version ?? 0;
  const usual = {
    address: fake.address,
    model: 'small-1',
    sentiment: true,
    topics: true,
    mostADay: 1000,
    active: true,
  };
  return await call(contract.changeModelProvider, { ...usual, version, ...wanted });
}

/** The next minute comes, in which it is asked. */
const minute = () => acme.app.world.pass(61_000);
const opinionIn = async (thread: string) =>
  (await call(listReadings, { id: thread }).catch(() => ({ items: [] }))).items[0]?.opinion;
const heard = (words: string) => fake.bodies.filter((body) => body.includes(words));

test('nothing leaves until somebody who saw what leaves turns it on; then masked words only, and its word stands beside the reading', async () => {
  const before = fresh('grumbletrunk');
  const { version } = await call(readMasking, {});
  await call(changeMasking, { patterns: ['QX ##'], version });
  const off = await change({ active: false, key: fake.key });
  expect(off.provider).toMatchObject({ active: false, hasKey: true, agreed: null });
  await expect(change({})).rejects.toThrow('Look first at what leaves');
  const quiet = await customerWrites(acme, { text: `${before} is silent`, name: fresh('Zelda Zorn') });
  await until(async () => (await opinionIn(quiet.thread)) === null, 'it to be read by the engine alone');
  const text = 'I am Zelda, QX 12, zelda@zorn.example, +44 20 7946 0958: the kettle leaks';
  const { masked, requests } = await call(contract.previewModelProvider, {
    address: fake.address,
    model: 'small-1',
    text,
  });
  expect(masked).toBe('I am Zelda, [number], [mail], [phone]: the kettle leaks');
  expect(heard('kettle')).toEqual([]);
  const on = await change({ agreed: true });
  expect(on.provider).toMatchObject({ active: true, agreed: { by: 'Ada Lovelace' } });
  const { thread } = await customerWrites(acme, { text, name: fresh('Zelda Zorn') });
  await until(async () => (await opinionIn(thread)) !== undefined, 'the engine to read it');
  minute();
  expect(await until(() => opinionIn(thread), 'the opinion')).toEqual({ engine: engine(), sentiment: 'negative' });
  expect(heard('kettle')).toEqual([requests[0]!.body.replace('I am Zelda', 'I am [name]')]);
  expect(fake.bodies.join('')).not.toMatch(/zelda|zorn|7946|QX 12|silent/i);
  const { calls } = await call(contract.readModelProvider, {});
  expect(calls[0]).toMatchObject({ purpose: 'sentiment', engine: engine(), outcome: 'answered' });
  const { items } = await call(listAudit, { action: 'model-provider.change' });
  expect(JSON.stringify(items)).not.toContain(fake.key);
  expect(items[0]).toMatchObject({ detail: { active: true, key: 'as before' } });
});

test('a key goes to no other server, and other uses, models or addresses are agreed to anew', async () => {
  await expect(change({ model: 'large-1' })).rejects.toThrow('Look first');
  await expect(change({ sentiment: false, topics: false })).rejects.toThrow('Say what the provider may do');
  const elsewhere = await change({ address: 'http://127.0.0.1:9/v1', active: false });
  expect(elsewhere.provider).toMatchObject({ hasKey: false, active: false, agreed: null });
  await expect(change({ address: 'ftp://somewhere' })).rejects.toMatchObject({ type: 'invalid' });
  await expect(call(contract.changeModelProvider, { ...(await wantedNow()), version: 0 })).rejects.toMatchObject({
    type: 'conflict',
  });
  await change({ key: fake.key, agreed: true });
});

async function wantedNow() {
  return { address: fake.address, model: 'small-1', sentiment: true, topics: true, mostADay: 1, active: false };
}

const troubles = [
  ['a wrong key', { status: 401 }, 'key', 'does not accept the key (401)'],
  ['an unknown model', { status: 404 }, 'unknown', 'no such address or model'],
  ['too many', { status: 429 }, 'limit', 'takes no more'],
  ['an error of its own', { status: 503 }, 'failed', 'error of its own (503)'],
  ['a refusal', { status: 400 }, 'refused', 'refused: Not now'],
  ['an answer that is none', 'no-json', 'nonsense', 'no answer of a model'],
  ['a huge answer', 'huge', 'too-large', 'too large'],
  ['another address', 'elsewhere', 'unknown', 'leads on elsewhere'],
  ['words that are no feeling', { say: 'As a model I like both negative and positive' }, 'nonsense', 'names none'],
] as const;

test.each(troubles)('%s is told in words, once', async (...[, mood, outcome, words]) => {
  fake.mood = mood;
  fake.bodies = [];
  const tried = await call(contract.tryModelProvider, { address: fake.address, model: 'small-1', text: 'So late' });
  expect(tried).toMatchObject({ outcome, sentiment: null });
  expect(tried.trouble).toContain(words);
  expect(fake.bodies.length).toBe(1);
});

test('who does not answer in time, and where no provider may be, is told too', async () => {
  fake.mood = 'silent';
  const access = { address: fake.address, model: 'small-1', key: fake.key, privateHosts: true };
  await expect(askModel(access, feelingQuestion('So late'), 100)).rejects.toThrow('did not answer in time');
  await expect(askModel({ ...access, address: 'http://127.0.0.1:9/v1' }, feelingQuestion('x'))).rejects.toThrow(
    'ECONNREFUSED',
  );
  const refused = [
    'http://127.0.0.1:80',
    'http://[::1]/',
    'https://10.0.0.1',
    'http://169.254.169.254',
    'https://0.0.0.0',
  ];
  for (const url of refused)
    await expect(providerHost(new URL(url), { privateHosts: false })).rejects.toThrow('PRIVATE_MODEL_HOSTS');
  await expect(providerHost(new URL('http://169.254.169.254'), { privateHosts: true })).rejects.toThrow('inside');
  await expect(providerHost(new URL('http://93.184.215.14'), { privateHosts: true })).rejects.toThrow('https');
});

test('a provider in trouble is left alone for longer each time, messages come in all the same, and it is asked again later', async () => {
  await change({ key: fake.key, agreed: true });
  fake.mood = { status: 429, wait: 600 };
  fake.bodies = [];
  const word = fresh('bumblewick');
  const { thread } = await customerWrites(acme, { text: `${word} broke`, name: fresh('Uma') });
  await until(async () => (await opinionIn(thread)) === null, 'the engine to read it');
  minute();
  const trouble = await until(async () => (await settings())?.trouble, 'the trouble to be told');
  expect(trouble.words).toContain('429');
  expect(new Date(trouble.until!).getTime() - new Date(trouble.at).getTime()).toBe(600_000);
  minute();
  fake.mood = { say: 'positive' };
  expect(heard(word).length).toBe(1);
  acme.app.world.pass(600_000);
  expect(await until(() => opinionIn(thread), 'the opinion')).toMatchObject({ sentiment: 'positive' });
  expect(await settings()).toMatchObject({ trouble: null });
});

test('its error is measured apart on texts that were drawn, labels or not', async () => {
  for (let at = 0; at < 12; at++)
    await customerWrites(acme, { text: `${fresh('the lamp flickers')} again`, name: fresh('Ivo') });
  const ofEngine = async () =>
    (await call(readOpinions, { language: 'en' })).items.find((each) => each.engine === engine());
  await until(async () => {
    // They are asked for by the minute, and some of the texts may be read later than that.
    minute();
    return ((await ofEngine())?.texts ?? 0) >= 12;
  }, 'the opinions');
  expect((await ofEngine())!.same.value).not.toBeNull();
  expect((await ofEngine())!.right).toMatchObject({ n: 0, value: null });
  await call(drawLabelSample, { language: 'en', size: 10, twice: 0 });
  const { rows } = await acme.app.owner.query('select distinct engine from listening.label_verdict');
  expect(rows.map((row: { engine: string }) => row.engine)).toContain(engine());
});

test('words that emerge are named by the provider, and only those words leave', async () => {
  const back = new Date(acme.app.world.now().getTime() - 40 * 86_400_000);
  await acme.app.owner.query('update listening.reading set at = $1 where workspace = $2', [back, acme.workspace]);
  const said = `my ${fresh('zingwidget')} squeaks`;
  for (let at = 0; at < 12; at++) await customerWrites(acme, { text: said, name: fresh('Nat') });
  // Comparing periods may be asked for a few times a minute only.
  await until(async () => {
    const { rows } = await acme.app.owner.query('select 1 from listening.reading where workspace = $1 and at > $2', [
      acme.workspace,
      back,
    ]);
    return rows.length >= 12;
  }, 'the texts to be read');
  fake.mood = { say: '1: Squeaking parts\n2. "Zingwidgets"\n9: beyond' };
  fake.bodies = [];
  const { asked, named } = await call(contract.nameEmerging, {});
  expect(asked).toBeGreaterThan(0);
  expect(named).toBe(Math.min(2, asked));
  // Second opinions of texts may be asked for meanwhile.
  const [body] = heard('a name for a topic');
  expect(body).toBeDefined();
  expect(body).not.toContain(said);
  const { terms, naming } = await call(emergingTopics, {});
  expect(naming).toBe(true);
  expect(terms.map(({ name }) => name)).toContainEqual({ words: 'Squeaking parts', engine: engine() });
  expect([...namesIn('1: *Late*\n2 - no\n3: 4711', ['a', 'b', 'c'])]).toEqual([['a', 'Late']]);
});
