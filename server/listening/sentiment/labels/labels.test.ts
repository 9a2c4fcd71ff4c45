import { beforeAll, expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import { drawLabelSample, giveLabel, listLabelItems, listLabelSamples } from '#core/contract/labels.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { changeMasking, readMasking } from '#core/contract/masking.ts';
import { readSentiment } from '#core/contract/sentiment.ts';
import { listTexts } from '#core/contract/texts.ts';
import type { Label } from '#core/listening/sentiment/labels.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const sentences = [
  'The lamp flickers and buzzes',
  'Where is my parcel, please',
  'The blue coat fits me well',
  'Can I change the size of it',
];
const texts = 12;
let company: TestCompany;
let bea: Client;

async function colleague(role: 'agent' | 'outsourced'): Promise<Client> {
  const { link } = await company.owner.call(invite, { role, days: 7 });
  const made = client(company.app.url);
  const token = new URL(link).searchParams.get('token')!;
  const email = `${fresh('bea')}@example.com`;
  await made.call(acceptInvitation, { token, name: 'Bea', email, password: 'correct horse battery' });
  return made;
}

beforeAll(async () => {
  company = await testCompany();
  bea = await colleague('agent');
  const name = fresh('Quentin Quill');
  for (let at = 0; at < texts; at++)
    await customerWrites(company, {
      text: `${sentences[at % 4]}, says Quentin, ring +44 20 7946 0958, box KD ${at % 10}, case ${at}`,
      name,
    });
  await until(async () => (await languages())[0]?.texts === texts, 'all to be read');
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const languages = async () => (await call(listLabelSamples, {})).languages;
const waiting = async (whose: Client) => await whose.call(listLabelItems, { language: 'en' });

async function labelAll(whose: Client, said: (at: number) => Label): Promise<number> {
  let count = 0;
  for (;;) {
    const { items } = await waiting(whose);
    if (items.length === 0) return count;
    for (const { id } of items) await whose.call(giveLabel, { id, said: said(count++) });
  }
}

/** Numbers of the company's own are taken out as it says they look, by who may say so. */
async function ownNumbersGo(): Promise<void> {
  const { patterns, version } = await call(readMasking, {});
  const numbers = async () =>
    (await waiting(company.owner)).items.filter(({ pieces }) =>
      pieces.some((piece) => 'personal' in piece && piece.personal === 'number'),
    );
  expect(patterns).toEqual([]);
  expect(await numbers()).toEqual([]);
  const changed = await call(changeMasking, { patterns: ['KD #', 'KD #'], version });
  expect(changed).toEqual({ patterns: ['KD #'], version: version + 1 });
  expect((await numbers()).length).toBeGreaterThan(0);
  expect(JSON.stringify(await waiting(company.owner))).not.toContain('KD');
  await expect(call(changeMasking, { patterns: [], version })).rejects.toMatchObject({ type: 'conflict' });
  await expect(call(changeMasking, { patterns: ['@@@@'], version })).rejects.toThrow('at least one #');
  await expect(bea.call(changeMasking, { patterns: [], version: version + 1 })).rejects.toMatchObject({
    type: 'forbidden',
  });
  await call(changeMasking, { patterns: [], version: version + 1 });
}

/** Emotions are said with how a text reads, or nothing is said of them, which is another matter than none. */
async function emotionsAreSaid(id: string): Promise<void> {
  const kept = async () =>
    (
      await company.app.owner.query<{ emotions: string[] | null }>(
        `select emotions from listening.label where reading = $1`,
        [plainId('rdg', id)],
      )
    ).rows;
  await call(giveLabel, { id, said: 'negative', emotions: ['anger', 'worry'] });
  expect(await kept()).toEqual([{ emotions: ['anger', 'worry'] }]);
  await call(giveLabel, { id, said: 'negative', emotions: [] });
  expect(await kept()).toEqual([{ emotions: [] }]);
  await call(giveLabel, { id, said: 'negative' });
  expect(await kept()).toEqual([{ emotions: null }]);
  await expect(call(giveLabel, { id, said: 'negative', emotions: ['anger', 'anger'] })).rejects.toThrow('once');
  // @ts-expect-error -- whether it shows none is said by an empty list
  await expect(call(giveLabel, { id, said: 'negative', emotions: ['none'] })).rejects.toMatchObject({
    type: 'invalid',
  });
}

test('texts are drawn at random with their chance, shown blind and without personal data, and labelled by one or by two', async () => {
  const sample = await call(drawLabelSample, { language: 'en', size: 10, twice: 4 });
  expect(sample).toMatchObject({ population: texts, drawn: 10, twice: 4, labelled: 0, probability: 10 / texts });
  expect(await languages()).toEqual([{ language: 'en', texts: 2 }]);
  const { items, left } = await waiting(company.owner);
  expect(left).toBe(10);
  for (const item of items) {
    expect(Object.keys(item).toSorted()).toEqual(['id', 'language', 'pieces']);
    expect(item.pieces).toContainEqual({ personal: 'name' });
    expect(item.pieces).toContainEqual({ personal: 'phone' });
    expect(JSON.stringify(item)).not.toMatch(/quentin|7946/i);
  }
  await ownNumbersGo();
  const [first] = items;
  await emotionsAreSaid(first!.id);
  expect((await waiting(company.owner)).items.map(({ id }) => id)).not.toContain(first!.id);
  expect(await call(giveLabel, { id: first!.id, said: null })).toEqual({ today: 0 });
  expect((await waiting(company.owner)).items[0]).toEqual(first);
  expect(await labelAll(company.owner, (at) => (at % 2 === 0 ? 'negative' : 'neutral'))).toBe(10);
  expect(await labelAll(bea, () => 'negative')).toBe(4);
  const { samples, agreement } = await call(listLabelSamples, {});
  expect(samples[0]).toMatchObject({ id: sample.id, seed: sample.seed, labelled: 10 });
  expect(agreement).toBeNull();
});

test('the draw can be repeated from its seed', async () => {
  const { samples } = await call(listLabelSamples, {});
  const { seed, id } = samples[0]!;
  const order = async (by: string) =>
    (
      await company.app.owner.query<{ reading: string }>(
        `select reading from listening.label_item where sample = $1 order by ${by}`,
        [plainId('smp', id)],
      )
    ).rows.map(({ reading }) => reading);
  expect(await order('place')).toEqual(await order(`md5('${seed}' || reading)`));
});

test('labels are no corrections, and whoever sees only a part neither draws nor labels', async () => {
  const { rows } = await company.app.owner.query(`select
    (select count(*)::int from listening.correction) as corrections, (select count(*)::int from listening.label) as labels`);
  expect(rows).toEqual([{ corrections: 0, labels: 14 }]);
  const partly = await colleague('outsourced');
  await expect(waiting(partly)).rejects.toMatchObject({ type: 'forbidden' });
  await expect(partly.call(giveLabel, { id: `rdg_${'0'.repeat(32)}`, said: 'neutral' })).rejects.toMatchObject({
    type: 'forbidden',
  });
});

test('too few texts, unknown texts and other languages are refused with words', async () => {
  await expect(call(drawLabelSample, { language: 'en' })).rejects.toThrow('There are 2 texts');
  await expect(call(drawLabelSample, { language: 'English' })).rejects.toMatchObject({ type: 'invalid' });
  await expect(call(giveLabel, { id: `rdg_${'0'.repeat(32)}`, said: 'neutral' })).rejects.toMatchObject({
    type: 'not-found',
  });
});

/** Texts of a language that were read, drawn and labelled: what people said, what the engine says, and how often. */
async function labelled(language: string, cells: ReadonlyArray<readonly [Label, string, number]>): Promise<void> {
  const { rows } = await company.app.owner.query<{ id: string }>(
    `insert into listening.label_sample (workspace, language, seed, since, until, population, drawn, twice, by_name, at)
     values ($1, $2, 'seed', now() - interval '90 days', now(), 1000, 1000, 0, 'Ada', now()) returning id`,
    [company.workspace, language],
  );
  for (const [at, [said, verdict, count]] of cells.entries())
    await company.app.owner.query(
      `with made as (insert into listening.reading (workspace, message, language, language_probability, way, model, version, sentiment,
           probability, value, channel, at)
         select $1, gen_random_uuid(), $2, 1, 'words', 'across', '9', $4, 0.5, 0, case n % 2 when 0 then 'chat' else 'mail' end, now()
         from generate_series(1, $5::int) n returning workspace, id, engine, sentiment),
       item as (insert into listening.label_item (workspace, sample, place, reading)
         select workspace, $6, $7 * 1000 + row_number() over (), id from made returning reading),
       verdict as (insert into listening.label_verdict (workspace, reading, engine, sentiment)
         select workspace, id, engine, sentiment from made returning reading)
       insert into listening.label (workspace, reading, by_id, by_name, said, at)
       select workspace, id, gen_random_uuid(), 'Ada', $3, now() from made`,
      [company.workspace, language, said, verdict, count, rows[0]!.id, at],
    );
}

test('shares are what the model reads until labels suffice, then they are corrected with both errors in the interval', async () => {
  await labelled('de', [['negative', 'negative', 60]]);
  const before = await call(readSentiment, { language: 'de' });
  expect(before).toMatchObject({
    engine: { way: 'words', version: '9', adjustment: null, measured: [] },
    labels: { labelled: 60, known: 'few-labels', needed: 200 },
    whole: { read: { negative: 60, neutral: 0, positive: 0 }, shares: null },
  });
  await labelled('de', [
    ['negative', 'neutral', 30],
    ['neutral', 'neutral', 90],
    ['neutral', 'negative', 10],
    ['positive', 'positive', 60],
    ['unclear', 'negative', 20],
  ]);
  const { labels, whole, channels, weeks } = await call(readSentiment, { language: 'de' });
  expect(labels).toMatchObject({ labelled: 270, unclear: 20, known: 'known' });
  expect(labels.confusion).toEqual([
    [60, 30, 0],
    [10, 90, 0],
    [0, 0, 60],
  ]);
  const [negative] = whole.shares!;
  expect(negative).toMatchObject({ measure: 'sentiment', of: 'negative', n: 270 });
  expect(negative!.low!).toBeLessThan(negative!.value! - 5);
  expect(negative!.value!).toBeLessThan(negative!.high! - 5);
  expect(channels.map(({ key }) => key)).toEqual(['chat', 'mail']);
  expect(weeks.length).toBeGreaterThan(0);
  await company.app.owner.query(
    `update listening.reading set version = '10', at = now() where language = 'de' and sentiment = 'positive'`,
  );
  const newer = await call(readSentiment, { language: 'de' });
  expect(newer).toMatchObject({ byOthers: 210, labels: { labelled: 0 }, whole: { shares: null } });
});

/** Labelled texts of a language: which emotion the engine says, what people say of emotions (null: nothing), and how often. */
async function felt(language: string, cells: ReadonlyArray<readonly [string, string[] | null, number]>): Promise<void> {
  for (const [verdict, said, count] of cells) {
    await labelled(language, [['negative', 'negative', count]]);
    const { rows } = await company.app.owner.query<{ sample: string }>(
      `select id as sample from listening.label_sample where language = $1 order by id desc limit 1`,
      [language],
    );
    await company.app.owner.query(
      `with drawn as (select reading from listening.label_item where sample = $1),
         told as (update listening.label_verdict set emotion = $2 where reading in (select reading from drawn)),
         read as (update listening.reading set emotion = nullif($2, 'none') where id in (select reading from drawn))
       update listening.label set emotions = $3 where reading in (select reading from drawn)`,
      [rows[0]!.sample, verdict, said],
    );
  }
}

test('shares of emotions are what the model reads until labels of that emotion suffice; then they are corrected', async () => {
  const language = fresh('fr').replace(/\d/u, (digit) => 'abcdefghi'[Number(digit)]!);
  await felt(language, [
    ['anger', ['anger', 'disappointment'], 20],
    ['none', null, 40],
  ]);
  const before = await call(readSentiment, { language });
  expect(before.emotions).toMatchObject({
    labelled: 20,
    needed: 200,
    items: [
      { emotion: 'anger', read: 20, share: null, known: 'few-labels', found: { count: 20, n: 20 } },
      { emotion: 'disappointment', read: 0, share: null, found: { count: 0, n: 20, value: 0 } },
    ],
  });
  await felt(language, [
    ['none', ['anger'], 20],
    ['none', [], 150],
    ['anger', [], 10],
    ['joy', ['joy'], 4],
    ['worry', [], 5],
  ]);
  const { emotions } = await call(readSentiment, { language });
  expect(emotions.labelled).toBe(209);
  const of = (name: string) => emotions.items.find(({ emotion }) => emotion === name)!;
  expect(of('anger')).toMatchObject({
    read: 30,
    known: 'known',
    found: { count: 20, n: 40 },
    right: { count: 20, n: 30 },
  });
  const { value, low, high, n } = of('anger').share!;
  expect(n).toBe(249);
  expect(value).toBeGreaterThan(of('anger').read / 2.49 + 1);
  expect(low).toBeLessThan(value! - 3);
  expect(high).toBeGreaterThan(value! + 3);
  expect(of('disappointment')).toMatchObject({ known: 'blind', share: null });
  expect(of('joy')).toMatchObject({ known: 'few-of-one', share: null, found: { n: 4, value: null } });
  expect(of('worry')).toMatchObject({ known: 'few-of-one', found: { n: 0 }, right: { count: 0, n: 5 } });
  expect((await call(listTexts, { language, emotion: 'anger', days: '90' })).total).toBe(30);
});
