import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/import.ts';
import { mapping as mappingSchema } from '#core/touchpoints/import/mapping.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let app: TestApp;
let owner: Client;

beforeAll(async () => {
  app = await testApp();
  owner = await ownerClient(app.url);
}, 120_000);

const blank = [
  { code: '0', why: 'blank' as const },
  { code: '6', why: 'not-applicable' as const },
];

function mappingOf(survey: string, more: Record<string, unknown> = {}, questions: Record<string, unknown>[] = []) {
  return mappingSchema.parse({
    format: 'csv',
    source: survey,
    occurredAt: { column: '', as: '2014' },
    customer: { identifiers: [], nobody: 'none' },
    interaction: { touchpoint: { constant: 'lounge' } },
    key: ['ID'],
    survey: {
      name: survey,
      questions: [
        { column: 'Q7ALL', question: 'overall', title: 'The lounge as a whole', scale: 'csat5', missing: blank },
        {
          column: 'NETPRO',
          question: 'recommend',
          title: 'Would recommend',
          scale: 'nps',
          missing: [{ code: '11', why: 'blank' }],
        },
        ...questions,
      ],
      words: [{ column: 'SAID', title: 'What could be better?', missing: ['Blank'] }],
      language: { column: 'LANG', to: { 1: 'en', 3: 'es' } },
      weight: 'WEIGHT',
    },
    ...more,
  });
}

async function uploaded(name: string, content: string): Promise<string> {
  const { id } = await owner.call(contract.createImport, { name, size: Buffer.byteLength(content) });
  const answer = await owner.fetch(`/api/v1/imports/${id}/files/rows/bytes?offset=0`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: content,
  });
  expect(answer.status).toBe(200);
  return id;
}

const done = (id: string) =>
  until(async () => {
    const row = await owner.call(contract.getImport, { id });
    return row.state === 'done' || row.state === 'failed' ? row : undefined;
  }, 'the import is over');

const file = (...rows: string[]) => ['ID,Q7ALL,NETPRO,SAID,LANG,WEIGHT', ...rows, ''].join('\n');

const spineOf = async (survey: string) =>
  (
    await app.owner.query(
      `select facts, scale, score, interaction.customer, occurred_at, properties from touchpoints.interaction
        left join touchpoints.detail on detail.interaction = interaction.id
        where facts->>'survey' = $1 and kind = 'feedback.given' order by facts->>'response', facts->>'question' nulls last`,
      [survey],
    )
  ).rows;

test('a row becomes as many answers as it holds, of nobody, with its weight; what is missing is counted', async () => {
  const survey = fresh('lounge');
  const { rows: before } = await app.owner.query('select count(*)::int as n from customers.customer');
  const id = await uploaded(
    'lounge-2014.csv',
    file('1,5,9,More chairs,1,0.5', '2,6,11,Blank,3,1.5', '3,4,0,,1,2', '4,0,,,1,1', '5,3,7,,1,none'),
  );
  await owner.call(contract.startImport, { id, mapping: mappingOf(survey) });
  const row = await done(id);
  expect(row).toMatchObject({ state: 'done', rows: 5, taken: 2, refused: 3, duplicates: 0 });
  expect(row.missing).toContainEqual({
    question: 'recommend',
    column: 'NETPRO',
    title: 'Would recommend',
    code: '11',
    why: 'blank',
    count: 1,
  });
  const spine = await spineOf(survey);
  expect(spine).toHaveLength(5);
  expect(spine.every(({ customer }) => customer === null)).toBe(true);
  expect(new Set(spine.map(({ facts }) => facts.response)).size).toBe(2);
  expect(
    spine.map(({ facts, score }) => [facts.question ?? null, score, facts.weight, facts.dated, facts.origin]),
  ).toEqual(
    expect.arrayContaining([
      ['overall', 5, 0.5, 'year', 'imported'],
      ['recommend', 0, 2, 'year', 'imported'],
      [null, null, 0.5, 'year', 'imported'],
    ]),
  );
  expect(spine.find(({ properties }) => properties !== null)?.properties).toEqual({
    'What could be better?': 'More chairs',
  });
  const { rows: after } = await app.owner.query('select count(*)::int as n from customers.customer');
  expect(after).toEqual(before);
});

test('missing codes are told by question with the reason, and the same file again changes nothing', async () => {
  const survey = fresh('lounge');
  const content = file('1,5,11,,1,1', '2,6,9,,1,1', '3,0,10,,1,1', '4,4,,,1,1');
  const first = await uploaded('a.csv', content);
  await owner.call(contract.startImport, { id: first, mapping: mappingOf(survey) });
  const told = (await done(first)).missing.map(
    ({ question, code, why, count }) => `${question} ${code} ${why} ${count}`,
  );
  expect(told.toSorted()).toEqual([
    'overall 0 blank 1',
    'overall 6 not-applicable 1',
    'recommend  blank 1',
    'recommend 11 blank 1',
  ]);
  const again = await uploaded('b.csv', content);
  await owner.call(contract.startImport, { id: again, mapping: mappingOf(survey) });
  expect(await done(again)).toMatchObject({ taken: 0, duplicates: 4 });
  expect(await spineOf(survey)).toHaveLength(4);
});

test('something suspicious that nobody has decided about stops the import before anything is taken', async () => {
  const survey = fresh('lounge');
  const id = await uploaded('odd.csv', file('1,5,9,,1,1', '2,Blank,12,,1,1', '3,7,10,,1,1'));
  const mapping = mappingOf(survey);
  const { responses } = await owner.call(contract.previewImport, { id, mapping });
  expect(responses?.suspicions.map(({ column, code, kind }) => [column, code, kind])).toEqual(
    expect.arrayContaining([
      ['Q7ALL', 'blank', 'text'],
      ['Q7ALL', '7', 'outside'],
      ['NETPRO', '12', 'outside'],
    ]),
  );
  await expect(owner.call(contract.startImport, { id, mapping })).rejects.toThrow(
    /blank \(a word among numbers\): Q7ALL 1 of 3/,
  );
  expect(await owner.call(contract.getImport, { id })).toMatchObject({ state: 'ready', taken: 0 });
  expect(await spineOf(survey)).toEqual([]);
});

test('the next year’s file begins with the mapping of the last: renamed columns are offered', async () => {
  const survey = fresh('lounge');
  const first = await uploaded('2014.csv', file('1,5,9,,1,1'));
  await owner.call(contract.startImport, { id: first, mapping: mappingOf(survey) });
  await done(first);
  expect((await owner.call(contract.listSurveyMappings, {})).items).toContainEqual(
    expect.objectContaining({ survey, file: '2014.csv' }),
  );
  const next = await uploaded('2015.csv', 'RESP,Q9ALL,Q10NETPRO,LANG,WEIGHT\n1,5,9,1,1\n2,4,10,1,1\n3,3,8,1,1\n');
  const { mapping, offers } = await owner.call(contract.fitSurveyMapping, { id: next, survey });
  expect(offers.map(({ question, column }) => [question, column])).toEqual([
    ['overall', 'Q9ALL'],
    ['recommend', 'Q10NETPRO'],
  ]);
  expect(mapping.survey).toMatchObject({ name: survey, weight: 'WEIGHT', words: [] });
  expect(mapping.key).toEqual([]);
  expect(mapping.occurredAt).toEqual({ column: '', format: 'auto' });
});

test('rows of two years with the same number are two responses', async () => {
  const survey = fresh('lounge');
  for (const year of ['2014', '2015']) {
    const id = await uploaded(`${year}.csv`, file('1,5,9,,1,1'));
    await owner.call(contract.startImport, {
      id,
      mapping: mappingOf(survey, { occurredAt: { column: '', as: year } }),
    });
    expect(await done(id)).toMatchObject({ taken: 1, duplicates: 0 });
  }
});

test('without a mapping a file is read as responses when that is asked for', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `${at},${(at % 5) + 1},${at % 11},,1,1`);
  const id = await uploaded('2014_Lounge_Survey_20250817.csv', file(...rows));
  const { mapping, responses } = await owner.call(contract.previewImport, { id, responses: true });
  expect(mapping.survey?.questions.map(({ column, scale }) => [column, scale])).toEqual([
    ['Q7ALL', 'csat5'],
    ['NETPRO', 'nps'],
  ]);
  expect(mapping.survey).toMatchObject({ name: 'lounge survey', weight: 'WEIGHT', language: { column: 'LANG' } });
  expect(responses?.columns.find(({ column }) => column === 'SAID')).toMatchObject({ rows: 40, empty: 40 });
});

test('a file without any score is looked at all the same, and cannot be started', async () => {
  const id = await uploaded('none.csv', 'a,b\nx,y\nz,y\n');
  const { mapping } = await owner.call(contract.previewImport, { id, responses: true });
  expect(mapping.survey?.questions).toEqual([]);
  const dated = { ...mapping, occurredAt: { column: '', as: '2014', format: 'auto' } };
  await expect(owner.call(contract.startImport, { id, mapping: dated })).rejects.toThrow('No question is named');
});
