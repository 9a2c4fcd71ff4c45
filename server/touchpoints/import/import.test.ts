import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import * as contract from '#core/contract/import.ts';
import { mapping as mappingSchema, type Mapping } from '#core/touchpoints/import/mapping.ts';
import { eraseCustomer, identify } from '#customers';
import { systemActor } from '#platform';
import { importFile, previewFile, refusedFile, type ImportRow } from '#touchpoints';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { runImport } from './run.ts';
import { startImport } from './start.ts';

let app: TestApp;
let owner: Client;
let workspace: string;
let folder: string;

beforeAll(async () => {
  app = await testApp();
  owner = await ownerClient(app.url);
  const { rows } = await app.owner.query('select id from people.workspace');
  workspace = rows[0].id as string;
  folder = await mkdtemp(join(tmpdir(), 'throughline-import-'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const run = (
  path: string,
  mapping: Mapping,
  more: { lookups?: Record<string, string>; signal?: AbortSignal; onProgress?: (row: ImportRow) => void } = {},
) => importFile(app.app, workspace, { path, mapping, ...more });

async function countOf(source: string): Promise<number> {
  const { rows } = await app.owner.query(
    `select count(*)::int as n from touchpoints.interaction join touchpoints.source on source.id = interaction.source where source.name = $1`,
    [source],
  );
  return rows[0].n as number;
}

function mapped(source: string, more: Record<string, unknown> = {}): Mapping {
  return mappingSchema.parse({
    format: 'csv',
    source,
    occurredAt: { column: 'at' },
    customer: { identifiers: [{ kind: 'user_id', value: 'who' }] },
    interaction: { touchpoint: 'what' },
    facts: { amount: 'amount' },
    ...more,
  });
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => `person-${at % 700},2024-0${(at % 9) + 1}-11 10:00:00,step ${at % 5},${at}`);
const head = 'who,at,what,amount';

test('a file taken in twice changes nothing', async () => {
  const path = await file('twice.csv', [head, ...lines(2500)].join('\r\n'));
  const first = await run(path, mapped('twice'));
  expect(first).toMatchObject({ state: 'done', rows: 2500, taken: 2500, duplicates: 0, refused: 0 });
  const again = await run(path, mapped('twice'));
  expect(again).toMatchObject({ state: 'done', rows: 2500, taken: 0, duplicates: 2500 });
  expect(await countOf('twice')).toBe(2500);
  const { rows } = await app.owner.query(`select count(distinct customer)::int as n from touchpoints.interaction
    join touchpoints.source on source.id = interaction.source where source.name = 'twice'`);
  expect(rows[0].n).toBe(700);
});

test('a column says who agreed to be asked for their opinion, at the time of its row', async () => {
  const rows = [
    'yes-sayer,2024-01-11 10:00:00,step,yes',
    'yes-sayer,2024-02-11 10:00:00,step,no',
    'mute,2024-01-11 10:00:00,step,',
  ];
  const path = await file('consent.csv', ['who,at,what,agreed', ...rows].join('\r\n'));
  const customer = { identifiers: [{ kind: 'user_id', value: 'who' }], attributes: { consent: 'agreed' } };
  await run(path, mapped('consent', { customer, facts: {} }));
  const { rows: said } = await app.owner.query(
    `select state, source, by_name, at::date::text as day from customers.consent where by_name = 'consent' order by at`,
  );
  expect(said).toEqual([
    { state: 'given', source: 'import', by_name: 'consent', day: '2024-01-11' },
    { state: 'withdrawn', source: 'import', by_name: 'consent', day: '2024-02-11' },
  ]);
});

test('broken off in the middle it goes on where it was; a changed file is noticed', async () => {
  const content = [head, ...lines(4500)].join('\n');
  const path = await file('broken.csv', content);
  const stop = new AbortController();
  const half = await run(path, mapped('broken'), {
    signal: stop.signal,
    onProgress: ({ rows }) => rows >= 2000 && stop.abort(),
  });
  expect(half).toMatchObject({ state: 'running', rows: 2000, taken: 2000 });
  const rest = await run(path, mapped('broken'));
  expect(rest).toMatchObject({ id: half.id, state: 'done', rows: 4500, taken: 4500, duplicates: 0 });
  expect(await countOf('broken')).toBe(4500);

  const other = await file('changed.csv', content);
  const stopped = new AbortController();
  await run(other, mapped('changed'), { signal: stopped.signal, onProgress: () => stopped.abort() });
  await file('changed.csv', content.replaceAll('step 1', 'step 9'));
  expect(await run(other, mapped('changed'))).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('changed') as string,
  });
});

test('what cannot be taken stands in a file with the reason, everything else is taken', async () => {
  const path = await file(
    'bad.csv',
    [
      `\ufeff${head}`,
      'ada,2024-01-01,buy,1',
      'ada,yesterday,buy,2',
      'null,2024-01-01,buy,3',
      'bob,2024-01-02,buy',
      'bob,2024-01-02,"unclosed,4',
      'bob,2024-01-03,"with ""quotes"" and\nlines",5',
      '=cmd,2099-01-01,buy,6',
      'eve,2024-01-04,buy,7',
    ].join('\n'),
  );
  const row = await run(path, mapped('bad'));
  expect(row).toMatchObject({ state: 'done', rows: 8, taken: 3, refused: 5 });
  const refused = await text(refusedFile(app.app, workspace, row.id));
  expect(refused.split('\r\n').slice(0, 7)).toEqual([
    'row,reason,content',
    '2,"""yesterday"" in at is no time that we can read","ada,yesterday,buy,2"',
    '3,nothing in it says who the customer is,"null,2024-01-01,buy,3"',
    '4,it has 3 columns where the header has 4,"bob,2024-01-02,buy"',
    '5,its quotes do not fit,"bob,2024-01-02,""unclosed,4"',
    '7,the time in at lies in the future,"\'=cmd,2099-01-01,buy,6"',
    '',
  ]);
});

test('a quote that nobody closes costs its own line, not the good rows before and after it', async () => {
  const path = await file('open-quote.csv', [head, ...lines(40), '"open,2024-01-02,buy,4', ...lines(3)].join('\n'));
  const row = await run(path, mapped('open-quote', { key: ['who', 'amount'] }));
  expect(row).toMatchObject({ state: 'done', rows: 44, taken: 40, duplicates: 3, refused: 1 });
  expect(await text(refusedFile(app.app, workspace, row.id))).toContain('41,its quotes do not fit');
});

test('a log that breaks off is not done', async () => {
  const path = await file('cut.xes', '<?xml version="1.0"?><log><trace><string key="concept:name" value="1"/><event>');
  expect(await run(path, mapped('cut', { format: 'xes' }))).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('not a well-formed XES log') as string,
  });
});

test('rows look values up in a second file and derive facts from both', async () => {
  const reviews = await file(
    'reviews.csv',
    'review,order,score,words,at\nr1,o1,1,"Wo bleibt es?",2024-03-10 09:00:00\nr1,o2,5,,2024-03-10 09:00:00\nr3,o9,4,,2024-03-11 09:00:00\n',
  );
  const orders = await file(
    'orders.csv',
    'order,promised,delivered\no1,2024-03-05 00:00:00,\no2,2024-03-15 00:00:00,2024-03-09 10:00:00\n',
  );
  const mapping = mapped('reviews', {
    lookups: { orders: { key: 'order', by: 'order' } },
    derive: [
      { name: 'until', earliest: ['orders.delivered', 'at'] },
      { name: 'days_late', daysBetween: { from: 'orders.promised', to: 'until', atLeast: 0 } },
      { name: 'found', present: 'orders.promised' },
    ],
    customer: { identifiers: [{ kind: 'external_id', value: { template: 'order:{order}' } }] },
    interaction: { touchpoint: { constant: 'delivery' }, kind: { constant: 'survey.answered' } },
    feelings: { scale: 'csat5', score: 'score' },
    facts: { days_late: 'days_late', order_found: 'found' },
    detail: { words: 'words' },
    key: ['review', 'order'],
  });
  const row = await run(reviews, mapping, { lookups: { orders } });
  expect(row).toMatchObject({ state: 'done', taken: 3, lookups: { orders: { found: 2, missing: 1 } } });
  const { rows } = await app.owner.query(`select facts, scale, score, detail.properties from touchpoints.interaction
    left join touchpoints.detail on detail.interaction = interaction.id
    join touchpoints.source on source.id = interaction.source where source.name = 'reviews' order by score`);
  expect(rows).toEqual([
    { facts: { days_late: 5, order_found: true }, scale: 'csat5', score: 1, properties: { words: 'Wo bleibt es?' } },
    { facts: { order_found: false }, scale: 'csat5', score: 4, properties: null },
    { facts: { days_late: 0, order_found: true }, scale: 'csat5', score: 5, properties: null },
  ]);
});

test('JSON Lines, XES and mbox are recognised, guessed and taken', async () => {
  const jsonl = await file(
    'calls.jsonl',
    '{"user_id":"j1","at":"2024-01-01T10:00:00Z","call":{"wait":12}}\n[1]\n{"user_id":"j2","at":"2024-01-01T11:00:00Z"}',
  );
  const xes = await file(
    'log.xes',
    `<?xml version="1.0"?><log><trace><string key="concept:name" value="4711-a"/>
      <event><string key="concept:name" value="Register request"/><date key="time:timestamp" value="2010-12-30T14:32:00.000+01:00"/></event>
      <event><string key="concept:name" value="Decide"/><date key="time:timestamp" value="2010-12-31T14:32:00.000+01:00"/></event></trace></log>`,
  );
  const mbox = await file(
    'mails.mbox',
    `From ada@x.example Mon Jan 01 10:00:00 2024\nFrom: =?utf-8?q?Ad=C3=A0?= <ada@x.example>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <1@x>\nSubject: Hello\n\nHi\n>From here\n\nFrom bob@x.example Mon Jan 01 11:00:00 2024\nFrom: bob@x.example\nDate: Mon, 1 Jan 2024 11:00:00 +0000\nMessage-ID: <2@x>\n\nHo\n`,
  );
  const takeGuessed = async (path: string) => {
    const preview = await previewFile(app.app, workspace, { path });
    return { preview, row: await run(path, preview.mapping) };
  };
  expect((await takeGuessed(jsonl)).row).toMatchObject({ format: 'jsonl', taken: 2, refused: 1 });
  const log = await takeGuessed(xes);
  expect(log.preview.examples[0]?.becomes).toMatchObject({
    touchpoint: 'register_request',
    identifiers: [{ kind: 'external_id', value: 'case:4711-a' }],
  });
  expect(log.row).toMatchObject({ format: 'xes', taken: 2, refused: 0 });
  expect((await takeGuessed(mbox)).row).toMatchObject({ format: 'mbox', taken: 2, refused: 0 });
});

async function send(id: string, offset: number, body: string): Promise<Response> {
  return owner.fetch(`/api/v1/imports/${id}/files/rows/bytes?offset=${offset}`, {
    method: 'PUT',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
}

test('the console uploads in pieces, looks, starts, watches and gets the refused rows', async () => {
  const content = [head, ...lines(1200), 'broken'].join('\n');
  const { id } = await owner.call(contract.createImport, { name: 'upload.csv', size: content.length });
  expect(await (await send(id, 0, content.slice(0, 1000))).json()).toEqual({ received: 1000 });
  const late = await send(id, 500, 'x');
  expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, 'offset-1000']);
  expect((await owner.call(contract.getImport, { id })).files).toMatchObject([{ role: 'rows', received: 1000 }]);
  expect((await send(id, 1000, content.slice(1000))).status).toBe(200);

  const preview = await owner.call(contract.previewImport, { id });
  expect(preview).toMatchObject({ format: 'csv', columns: ['who', 'at', 'what', 'amount'] });
  await expect(
    owner.call(contract.previewImport, { id, mapping: { ...preview.mapping, source: '' } }),
  ).rejects.toMatchObject({ type: 'invalid' });
  await owner.call(contract.startImport, { id, mapping: mapped('upload') });
  const done = await until(async () => {
    const now = await owner.call(contract.getImport, { id });
    return now.state === 'done' && now;
  }, 'the import is done');
  expect(done).toMatchObject({ rows: 1201, taken: 1200, refused: 1 });
  const refused = await owner.fetch(`/api/v1/imports/${id}/refused`);
  expect(await refused.text()).toContain('1201,it has 1 column where the header has 4,broken');
  await expect(owner.call(contract.cancelImport, { id })).rejects.toMatchObject({ type: 'refused' });
  expect((await owner.call(contract.listImports, {})).items[0]).toMatchObject({ id, name: 'upload.csv' });
});

test.each([
  {
    name: 'sheet.csv',
    content: 'PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml',
    says: 'save a spreadsheet as CSV',
  },
  { name: 'noise.csv', content: 'x\u0001\u0002\u0003,\0\0\n'.repeat(50), says: 'This file is not text' },
  { name: 'header.csv', content: `${head}\n`, says: 'There is no row in this file' },
  { name: 'open.csv', content: 'a,b\n"open,1\n', says: 'There is no row in this file' },
])('a file without anything to take says so: $name', async ({ name, content, says }) => {
  const { id } = await owner.call(contract.createImport, { name, size: content.length });
  expect((await send(id, 0, content)).status).toBe(200);
  await expect(owner.call(contract.previewImport, { id })).rejects.toMatchObject({
    type: 'refused',
    message: expect.stringContaining(says) as string,
  });
});

test('an upload is taken turn by turn, each going on where the one before ended', async () => {
  const content = [head, ...lines(4500)].join('\n');
  const { id } = await owner.call(contract.createImport, { name: 'turns.csv', size: content.length });
  expect((await send(id, 0, content)).status).toBe(200);
  const plain = plainId('imp', id)!;
  await app.app.database.inWorkspace(workspace, (tx) =>
    startImport(tx, systemActor(workspace), { id: plain, mapping: mapped('turns') }),
  );
  const turn = () => runImport(app.app, { workspace, id: plain, milliseconds: 0 });
  expect(await turn()).toBe(false);
  expect(await countOf('turns')).toBe(1000);
  for (let turns = 1; !(await turn()); turns++) expect(turns).toBeLessThan(10);
  expect(await owner.call(contract.getImport, { id })).toMatchObject({
    state: 'done',
    rows: 4500,
    taken: 4500,
    duplicates: 0,
  });
});

test('a refused row goes with the customer it names', async () => {
  const path = await file(
    'forget.csv',
    [head, 'forget-me,2024-01-01,buy,1', 'forget-me,never,buy,2', 'keep-me,never,buy,3'].join('\n'),
  );
  const row = await run(path, mapped('forget'));
  await app.app.database.inWorkspace(workspace, async (tx) => {
    const { customer } = await identify(tx, [{ kind: 'user_id', value: 'forget-me', strength: 'claimed' }], {
      at: tx.now,
      source: null,
    });
    await eraseCustomer(tx, systemActor(workspace), { customer });
  });
  const left = await until(async () => {
    const refused = await text(refusedFile(app.app, workspace, row.id));
    return !refused.includes('forget-me') && refused;
  }, 'the row is forgotten');
  expect(left).toContain('keep-me');
});
