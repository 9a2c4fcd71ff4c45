import { beforeAll, expect, test } from 'vitest';
import * as importing from '#core/contract/import.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { readScoreSight, updateScoreSight } from '#core/contract/score-sight.ts';
import { listAnswersBehind, readExperience } from '#core/contract/insight.ts';
import { listVolunteered, readVolunteered } from '#core/contract/volunteered.ts';
import { mapping as mappingSchema } from '#core/touchpoints/import/mapping.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { client, ownerClient, type Client } from '#test/client.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let product: TestApp;
let owner: Client;
const survey = fresh('lounge');
const recommend = { question: 'recommend', scale: 'nps', about: 'relationship' } as const;

const mappingOf = (year: string, weighed: boolean) =>
  mappingSchema.parse({
    format: 'csv',
    source: survey,
    occurredAt: { column: '', as: year },
    customer: { identifiers: [{ kind: 'user_id', value: 'WHO' }], nobody: 'none' },
    interaction: { touchpoint: { constant: 'lounge' } },
    key: ['ID'],
    survey: {
      name: survey,
      questions: [
        {
          column: 'N',
          question: 'recommend',
          title: '=Would recommend',
          scale: 'nps',
          missing: [{ code: '11', why: 'blank' }],
          answers: ['5', '10'],
        },
        {
          column: 'S',
          question: 'overall',
          title: 'As a whole',
          scale: 'csat5',
          missing: [{ code: '6', why: 'not-applicable' }],
          answers: ['2', '5'],
        },
      ],
      words: [{ column: 'W', title: 'What could be better?' }],
      ...(weighed ? { weight: 'WEIGHT' } : {}),
    },
  });

/** `count` people who gave the same, told apart by their number. */
const people = (count: number, cells: string, from = 0) =>
  Array.from({ length: count }, (_, at) => `${from + at},${cells}`);

async function take(year: string, rows: readonly string[], weighed = true): Promise<void> {
  const content = ['ID,N,S,W,WEIGHT,WHO', ...rows, ''].join('\n');
  const { id } = await owner.call(importing.createImport, { name: `${year}.csv`, size: content.length });
  await owner.fetch(`/api/v1/imports/${id}/files/rows/bytes?offset=0`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: content,
  });
  await owner.call(importing.startImport, { id, mapping: mappingOf(year, weighed) });
  await until(async () => (await owner.call(importing.getImport, { id })).state === 'done', 'the file is taken');
}

beforeAll(async () => {
  product = await testApp();
  owner = await ownerClient(product.url);
  // 2014: every second row stands for three times as many as the other.
  await take('2014', [
    ...people(300, '10,5,,3,'),
    ...people(300, '5,2,More chairs,1,', 300),
    ...people(20, '11,6,,1,', 600),
  ]);
  await take('2015', [...people(300, '10,5,,1,'), ...people(100, '5,2,,1,', 300)]);
  await take('2016', [...people(300, '10,5,,1,'), ...people(100, '5,2,,1,', 300)], false);
  // The same person four times, and four without a name.
  await take('2017', ['1,0,5,,1,ada', '2,0,5,,1,ada', '3,0,5,,1,ada', '4,10,5,,1,ada', ...people(4, '9,4,,1,', 10)]);
  await until(async () => {
    const { lag } = await owner.call(readVolunteered, { survey });
    return lag.state === 'ready' && lag.rows === 0;
  }, 'analytics has them all');
}, 240_000);

test('figures by year count a person per row, weighted where there are weights, each question by itself', async () => {
  const { questions, surveys } = await owner.call(readVolunteered, { survey });
  expect(surveys.find((one) => one.survey === survey)).toMatchObject({ imported: true });
  const [nps, overall] = questions;
  expect([nps?.title, overall?.title]).toEqual(['=Would recommend', 'As a whole']);
  const [first, second, third, last] = nps?.periods ?? [];
  expect(first).toMatchObject({ start: '2014', n: 600, value: 50, weighed: true, effective: 480, plain: { value: 0 } });
  expect(second).toMatchObject({
    start: '2015',
    n: 400,
    value: 50,
    effective: 400,
    change: { since: '2014', weighed: true, detectable: false },
  });
  expect(third).toMatchObject({ start: '2016', n: 400, weighed: false, change: { weighed: false, detectable: false } });
  // The last recommendation of a known customer counts, and every anonymous one.
  expect(last).toMatchObject({ start: '2017', n: 5, state: 'few', value: null, change: null });
  expect(overall?.periods.at(-1)).toMatchObject({ start: '2017', n: 8 });
});

test('answers that say only a year stand in no month', async () => {
  const { questions, undated } = await owner.call(readVolunteered, { survey, by: 'month' });
  expect([questions, undated]).toEqual([[], 620 * 2 - 40 + 800 + 800 + 16]);
});

test('the answers behind a figure can be read, with what the same person wrote', async () => {
  const asked = { survey, ...recommend, start: '2014', limit: '100' };
  const { items, total, next } = await owner.call(listVolunteered, asked);
  const more = await owner.call(listVolunteered, { ...asked, after: next! });
  expect(new Set([...items, ...more.items].map(({ id }) => id)).size).toBe(200);
  expect([total, items.length]).toEqual([600, 100]);
  expect(items.every(({ customer, dated, weight }) => customer === null && dated === 'year' && weight !== null)).toBe(
    true,
  );
  const low = items.find(({ score }) => score === 5);
  expect(low?.words).toEqual([{ question: 'What could be better?', said: 'More chairs' }]);
  const known = await owner.call(listVolunteered, { survey, ...recommend, start: '2017' });
  // Of four in one year without a day the one further down in the file counts.
  expect(known.items.filter(({ customer }) => customer !== null)).toMatchObject([{ score: 10 }]);
});

test('behind every number lie as many as it says: of each question, in each year', async () => {
  const { questions } = await owner.call(readVolunteered, { survey });
  const drilled = questions.flatMap(({ question, scale, about, n, periods }) =>
    [{ start: undefined, n }, ...periods].map(async ({ start, n: said }) => {
      const { total } = await owner.call(listVolunteered, {
        ...{ survey, question, scale, about, limit: '1' },
        ...(start === undefined ? {} : { start }),
      });
      return [question, start, said, total];
    }),
  );
  const all = await Promise.all(drilled);
  expect(all.map(([, , , total]) => total)).toEqual(all.map(([, , said]) => said));
  expect(all.length).toBeGreaterThan(8);
});

test('the table comes as CSV, safe for spreadsheets', async () => {
  const answer = await owner.fetch(`/api/v1/insight/volunteered.csv?survey=${encodeURIComponent(survey)}`);
  const [head, row] = (await answer.text()).split('\r\n');
  expect([answer.status, head?.split(',').slice(0, 8).join(',')]).toEqual([
    200,
    'survey,question,title,scale,period,n,figure,from',
  ]);
  expect(row).toContain(`${survey},recommend,'=Would recommend,nps,2014,600,50,`);
  expect((await owner.fetch('/api/v1/insight/volunteered.csv?by=decade')).status).toBe(400);
});

test('Experience knows nothing of them, and neither do its answers', async () => {
  const { scales } = await owner.call(readExperience, { days: '3650', scale: 'csat5' });
  expect(scales).toEqual([]);
  expect(await owner.call(listAnswersBehind, { days: '3650', scale: 'nps', about: 'relationship' })).toMatchObject({
    total: 0,
  });
});

test('what a named customer gave counts and is not listed for who may not see it', async () => {
  const ben = client(product.url);
  const { link } = await owner.call(invite, { role: 'agent' });
  const token = new URL(link).searchParams.get('token') ?? '';
  const person = { name: 'Ben', email: `${fresh('ben')}@example.com`, password: 'another horse battery' };
  await ben.call(acceptInvitation, { token, ...person });
  const asked = { survey, ...recommend, start: '2017' };
  const all = await owner.call(listVolunteered, asked);
  const { version } = await owner.call(readScoreSight, {});
  await owner.call(updateScoreSight, { who: 'listening', when: 'at-once', version });
  const shown = await ben.call(listVolunteered, asked);
  await owner.call(updateScoreSight, { who: 'everyone', when: 'at-once', version: version + 1 });
  expect(all.items.some(({ customer }) => customer !== null)).toBe(true);
  expect(shown.items.filter(({ customer }) => customer !== null)).toEqual([]);
  expect((await ben.call(listVolunteered, asked)).items).toEqual(all.items);
});
