import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { readSurveyResults } from '#core/contract/survey-results.ts';
import { createSurvey, listResponses, openSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { listVolunteeredSurveys } from '#core/contract/volunteered.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { askedByLink } from '../answering/asked.fixture.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);

const when = {
  kind: 'happening' as const,
  ...{ channels: [], kinds: ['order.delivered'], touchpoints: [], delayMinutes: 60, chance: 1, everyDays: 30 },
  ...{ atMinute: 600, mailFallback: true, sameKindDays: 0, distances: {}, after: null },
};

const elements = [
  { type: 'rating', name: 'how', scale: 'nps', title: 'Would you recommend {company}?' },
  { type: 'radiogroup', name: 'why', title: 'Why?', choices: [{ value: 'p', text: '=Price' }, 'speed'] },
];

async function published() {
  const draft = { pages: [{ name: 'one', elements }] };
  const { id, version } = await call(createSurvey, { name: fresh('Sums'), about: 'relationship', draft });
  await call(publishSurvey, { id, version });
  return id;
}

async function send(page: string, key: string, values: Record<string, unknown>) {
  const answer = await fetch(`${page}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, values, edition: 1, page: null, language: 'en', done: true }),
  });
  expect(await answer.json()).toMatchObject({ done: true });
}

async function volunteer(id: string, count: number, values: Record<string, unknown>) {
  const { link } = await call(openSurvey, { id });
  const page = company.app.url + new URL(link!).pathname;
  await Promise.all(Array.from({ length: count }, () => send(page, randomUUID(), values)));
}

test('what came by the link of a survey is counted, apart from what was asked for', async () => {
  const id = await published();
  await volunteer(id, 8, { how: 10, why: 'p' });
  await volunteer(id, 4, { how: 3, why: 'speed' });
  const { ask, page } = await askedByLink(company, id);
  await send(page, ask, { how: 9, why: 'p' });

  const volunteered = await call(readSurveyResults, { id, source: 'volunteered' });
  expect(volunteered).toMatchObject({
    source: 'volunteered',
    sources: [
      { source: 'asked', n: 1 },
      { source: 'volunteered', n: 12 },
    ],
    responses: { complete: 12, partial: 0 },
    questions: [
      { name: 'how', shown: 12, answered: 12, result: { figure: { n: 12 } } },
      {
        title: 'Why?',
        result: {
          counts: [
            { text: '=Price', count: 8 },
            { text: 'speed', count: 4 },
          ],
        },
      },
    ],
  });
  expect(volunteered.questions[0]!.title).not.toContain('{company}');
  const asked = await call(readSurveyResults, { id });
  expect(asked).toMatchObject({ source: 'asked', questions: [{ answered: 1, result: null }, { answered: 1 }] });
  expect(await call(readSurveyResults, { id, source: 'volunteered', edition: '2' })).toMatchObject({
    sources: [],
    questions: [],
  });

  const file = await company.owner.fetch(`/api/v1/surveys/${id}/results.csv?source=volunteered&days=7`);
  const text = await file.text();
  expect(text).toContain("why,Why?,volunteered,12,,'=Price,share,8,66.66");
});

test('Insight lists what was given to surveys without being asked for, nobody known, as their results count it', async () => {
  const [id, few] = [await published(), await published()];
  await volunteer(id, 8, { how: 10, why: 'p' });
  await volunteer(id, 4, { how: 3, why: 'speed' });
  await volunteer(few, 2, { how: 3 });
  const { page, ask } = await askedByLink(company, id);
  await send(page, ask, { how: 9, why: 'p' });

  const { items } = await call(listVolunteeredSurveys, {});
  const [given, silent] = [id, few].map((one) => items.find(({ survey }) => survey.id === one));
  const results = await call(readSurveyResults, { id, source: 'volunteered' });
  const { figure } = results.questions[0]!.result as { figure: { n: number } };
  expect(figure.n).toBe(12);
  expect(given).toMatchObject({ n: 12, nobodys: 12, questions: [{ question: 'how', scale: 'nps', figure }] });
  expect(given?.questions[0]?.title).toBe(results.questions[0]!.title);
  expect(silent).toMatchObject({ n: 2, questions: [{ figure: { value: null, state: 'few', n: 2 } }] });
  const behind = await call(listResponses, { survey: id, source: 'volunteered', counted: 'true', limit: '200' });
  expect(behind.items).toHaveLength(given!.n);
});

test('of an anonymous survey what was asked for and what came by its link stand apart, too', async () => {
  const id = await published();
  const { openDays, quiet, version } = await call(readOccasion, { id });
  await call(updateOccasion, { id, active: false, openDays, quiet, version, when, anonymous: true });
  await volunteer(id, 2, { how: 10 });
  const { page } = await askedByLink(company, id);
  const data = /id="survey-data"[^>]*>([^<]*)</.exec(await (await fetch(page)).text())![1]!;
  await send(page, (JSON.parse(data) as { key: string }).key, { how: 9 });
  const { sources, survey } = await call(readSurveyResults, { id, days: '1' });
  expect(survey.anonymous).toBe(true);
  expect(sources).toEqual([
    { source: 'asked', n: 1 },
    { source: 'volunteered', n: 2 },
  ]);
  const { items } = await call(listVolunteeredSurveys, {});
  expect(items.find((one) => one.survey.id === id)).toMatchObject({ n: 2, survey: { anonymous: true } });
  const behind = await call(listResponses, { survey: id, source: 'volunteered', counted: 'true' });
  expect(behind.items).toHaveLength(2);
});

test('there are no results of a survey that is not there', async () => {
  await expect(call(readSurveyResults, { id: randomUUID() })).rejects.toMatchObject({ status: 404 });
});
