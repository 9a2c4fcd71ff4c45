import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { createSurvey, listResponses, openSurvey, publishSurvey, saveSurvey } from '#core/contract/surveys.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { askedByLink } from './asked.fixture.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const rows = async (query: string, values: unknown[] = []) => (await company.app.owner.query(query, values)).rows;

const rating = { type: 'rating', name: 'how', scale: 'csat5', rateMin: 1, rateMax: 5, isRequired: true, title: 'How?' };
const draft = { pages: [{ name: 'one', elements: [rating, { type: 'comment', name: 'why', title: 'Why?' }] }] };
const when = {
  kind: 'happening' as const,
  channels: [],
  kinds: ['order.delivered'],
  touchpoints: [],
  delayMinutes: 60,
  chance: 1,
  everyDays: 30,
  atMinute: 600,
  mailFallback: true,
  sameKindDays: 0,
  distances: {},
  after: null,
};

const turn = async (id: string, anonymous?: boolean) => {
  const { version, openDays, quiet } = await call(readOccasion, { id });
  return call(updateOccasion, {
    id,
    active: false,
    openDays,
    quiet,
    version,
    when,
    ...(anonymous !== undefined && { anonymous }),
  });
};
async function published(given: Record<string, unknown> = draft) {
  const { id, version } = await call(createSurvey, { name: fresh('Frank'), about: 'relationship', draft: given });
  return call(publishSurvey, { id, version });
}

const asked = (survey: string) => askedByLink(company, survey);
const dataOf = async (page: string) => {
  const text = await (await fetch(page)).text();
  return JSON.parse(/id="survey-data"[^>]*>([^<]*)</.exec(text)![1]!) as {
    key: string;
    anonymous?: boolean;
    begunHere?: boolean;
  };
};
const send = async (page: string, given: { key: string; values: Record<string, unknown>; done: boolean }) => {
  const answer = await fetch(`${page}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ edition: 1, page: null, language: 'en', ...given }),
  });
  return (await answer.json()) as { done?: boolean; faults?: unknown[] };
};
const responses = async (survey: string) => (await call(listResponses, { survey })).items;

/** Every row of our tables as text, by table. */
async function everything(): Promise<Array<{ table: string; row: string }>> {
  const tables = await rows(`select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('listening', 'touchpoints', 'platform', 'people') and table_type = 'BASE TABLE'`);
  const all = await Promise.all(
    tables.map(async ({ name }) =>
      (await rows(`select to_jsonb(each)::text as row from ${name} each`)).map(({ row }) => ({ table: name, row })),
    ),
  );
  return all.flat();
}
const holding = (all: Awaited<ReturnType<typeof everything>>, id: string) => [
  ...new Set(all.flatMap(({ table, row }) => (row.includes(id) ? table : []))),
];

test('nothing that is kept joins an anonymous response to whoever was asked: no id, and no time within a day', async () => {
  const { id } = await published();
  await turn(id, true);
  const { ask, customer, page } = await asked(id);
  const { key, anonymous } = await dataOf(page);
  expect([anonymous, key === ask, (await dataOf(page)).key === key]).toEqual([true, false, false]);
  const values = { how: 2, why: 'The queue is too long' };
  expect(await send(page, { key, values, done: false })).toEqual({ done: false, faults: [] });
  expect(await responses(id)).toEqual([]);
  expect(await send(page, { key, values: { why: 'Too long' }, done: true })).toMatchObject({
    done: false,
    faults: [{ question: 'how' }],
  });
  expect(await rows(`select state, answered_at from listening.ask where id = $1`, [ask])).toEqual([
    { state: 'opened', answered_at: null },
  ]);
  expect(await send(page, { key, values, done: true })).toEqual({ done: true, faults: [] });

  const [given] = await responses(id);
  expect(given).toMatchObject({ customer: null, conversation: null, source: 'volunteered', language: null, values });
  const response = plainId('rsp', given!.id)!;
  const all = await everything();
  expect(holding(all, key)).toEqual(['listening.response']);
  expect(holding(all, response).toSorted()).toEqual(['listening.answer', 'listening.response']);
  const kept = all.filter(({ row }) => row.includes(response));
  expect(kept).toHaveLength(3);
  const answers = await rows(`select id from listening.answer where response = $1`, [response]);
  for (const { row } of kept) {
    for (const [time] of row.matchAll(/\d{4}-\d\d-\d\dT[\d:.]+/g)) expect(time).toMatch(/T00:00:00$/);
    expect([row.includes(ask), row.includes(customer)]).toEqual([false, false]);
  }
  // Of the fourth version: made of chance, without a time.
  for (const made of [response, key, ...answers.map((answer) => answer.id)]) expect(made[14]).toBe('4');
  for (const { id: answer } of answers) expect(holding(all, answer)).toEqual(['listening.answer']);
  const [written] = await rows(
    `select (select xmin::text from listening.ask where id = $1) as ask, xmin::text as response, (select state || ' ' ||
      (answered_at = date_trunc('day', answered_at, 'UTC')) from listening.ask where id = $1) as state
     from listening.response where id = $2`,
    [ask, response],
  );
  expect(written.state).toBe('answered true');
  expect(written.ask).not.toBe(written.response);
});

test('whoever was asked answers once, from however many pages', async () => {
  const { id } = await published();
  await turn(id, true);
  const { page } = await asked(id);
  const pages = await Promise.all([dataOf(page), dataOf(page), dataOf(page)]);
  await Promise.all(pages.map(({ key }) => send(page, { key, values: { how: 5 }, done: true })));
  expect(await responses(id)).toHaveLength(1);
  const form = await fetch(page, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'score=1',
  });
  expect(form.status).toBe(410);
});

test('by the link of a survey, too, no more is kept than the day', async () => {
  const { id, link } = await published();
  const page = company.app.url + new URL(link!).pathname;
  // What a browser keeps of where somebody is, it keeps only where nothing was promised.
  expect((await dataOf(page)).begunHere).toBe(true);
  await turn(id, true);
  expect((await dataOf(page)).begunHere).toBeUndefined();
  const key = randomUUID();
  await send(page, { key, values: { how: 4 }, done: false });
  expect(await responses(id)).toEqual([]);
  await send(page, { key, values: { how: 4 }, done: true });
  await send(page, { key, values: { how: 1 }, done: true });
  const [given, ...more] = await responses(id);
  expect([given!.values, given!.startedAt.slice(10), more]).toEqual([{ how: 4 }, 'T00:00:00.000Z', []]);
});

test('an older edition that asked who somebody is asks it no more, and what comes from a page of it is kept without', async () => {
  const mail = { type: 'text', name: 'mail', inputType: 'email', isRequired: true };
  const naming = { pages: [{ name: 'one', elements: [rating, { type: 'panel', name: 'who', elements: [mail] }] }] };
  const { id, link } = await published(naming);
  const { page } = await asked(id);
  expect((await (await fetch(page)).text()).includes('"mail"')).toBe(true);
  const { version, name, about } = await call(openSurvey, { id });
  const saved = await call(saveSurvey, { id, version, name, about, draft });
  await call(publishSurvey, { id, version: saved.version });
  await turn(id, true);
  expect((await (await fetch(page)).text()).includes('"mail"')).toBe(false);
  const key = randomUUID();
  const values = { how: 2, mail: 'lea@customers.example' };
  expect(await send(company.app.url + new URL(link!).pathname, { key, values, done: true })).toMatchObject({
    done: true,
  });
  expect(await responses(id)).toMatchObject([{ values: { how: 2 } }]);
  expect(holding(await everything(), 'lea@customers.example')).toEqual([]);
});

test('what was promised stays, and who began by name goes on by name', async () => {
  const { id } = await published();
  const { page, ask } = await asked(id);
  await send(page, { key: ask, values: { how: 3 }, done: false });
  await turn(id, true);
  await expect(turn(id, false)).rejects.toMatchObject({ message: expect.stringContaining('stays anonymous') });
  expect(await turn(id)).toMatchObject({ anonymous: true });
  await expect(
    rows(`update listening.survey set anonymous = false where id = $1`, [plainId('srv', id)]),
  ).rejects.toThrow('stays anonymous');
  expect((await dataOf(page)).anonymous).toBeUndefined();
  await send(page, { key: ask, values: { how: 3 }, done: true });
  expect(await responses(id)).toMatchObject([{ source: 'asked', state: 'complete' }]);
});

test.for([
  ['hidden values', { ...draft, hidden: [{ name: 'customer' }] }, 'customer'],
  ['files', { pages: [{ name: 'one', elements: [rating, { type: 'file', name: 'proof' }] }] }, 'proof'],
  [
    'addresses',
    { pages: [{ name: 'one', elements: [rating, { type: 'text', name: 'mail', inputType: 'email' }] }] },
    'mail',
  ],
] as const)('an anonymous survey with %s is not published', async ([, telling, named]) => {
  const refused = { message: expect.stringContaining(`take out “${named}”`) };
  const before = await published(telling);
  await expect(turn(before.id, true)).rejects.toMatchObject(refused);
  const { id } = await published();
  await turn(id, true);
  const { version, name, about } = await call(openSurvey, { id });
  const saved = await call(saveSurvey, { id, version, name, about, draft: telling });
  await expect(call(publishSurvey, { id, version: saved.version })).rejects.toMatchObject(refused);
});
