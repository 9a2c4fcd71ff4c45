import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { listAnswers } from '#core/contract/listening.ts';
import { createSurvey, listResponses, publishSurvey } from '#core/contract/surveys.ts';
import { identifyMany } from '#customers';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { decideEpisode } from '../asking/decide-episode.ts';
import { publicAddress } from './public-address.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const rows = async (query: string, values: unknown[] = []) => (await company.app.owner.query(query, values)).rows;

const how = {
  type: 'rating',
  name: 'how',
  scale: 'csat5',
  rateMin: 1,
  rateMax: 5,
  isRequired: true,
  showCommentArea: true,
};
const one = { name: 'one', elements: [{ ...how, title: 'How?' }] };
const two = { name: 'two', elements: [{ type: 'comment', name: 'why', title: 'Why?' }] };

async function published(draft: Record<string, unknown>) {
  const { id, version } = await call(createSurvey, { name: fresh('Ended'), about: 'contact', draft });
  return (await call(publishSurvey, { id, version })).id;
}

/** A question that went out to a customer, open for two weeks. */
async function asked(survey: string) {
  const customer = (await customerWrites(company, { text: 'Hello', name: fresh('Erna') })).customer;
  const { app, workspace } = company;
  const { ask } = await app.app.database.inWorkspace(workspace, (tx) =>
    decideEpisode(tx, {
      ...{ survey: plainId('srv', survey)!, customer: plainId('cus', customer)! },
      ...{ episode: randomUUID(), cause: randomUUID(), touchpoint: 'email', channel: 'mail', dueAt: tx.now },
    }),
  );
  await rows(
    `update listening.ask set state = 'sent', sent_at = $2, expires_at = $2::timestamptz + interval '14 days', reason = null where id = $1`,
    [ask, app.world.now()],
  );
  return { ask, customer, page: app.url + new URL(publicAddress(app.app, 'ask', { workspace, id: ask })).pathname };
}
const choose = (page: string, fields: Record<string, string>) =>
  fetch(page, { method: 'POST', body: new URLSearchParams(fields) });
async function handIn(page: string, key: string) {
  const to = `${page}/files?key=${key}&name=photo.png`;
  const sent = await fetch(to, { method: 'POST', headers: { 'content-type': 'image/png' }, body: `of ${key}` });
  return (await sent.json()) as { id: string };
}
const give = (page: string, values: Record<string, unknown>, key: string = randomUUID()) =>
  fetch(`${page}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, edition: 1, values, page: null, language: 'en', done: true }),
  });
const responses = async (survey: string) => (await call(listResponses, { survey })).items;
const answers = async (survey: string) => (await call(listAnswers, { survey })).items;

test('a response that is complete stays complete: words may be added while there is time, and nothing else changes', async () => {
  const survey = await published({ pages: [one, two] });
  const { ask, page } = await asked(survey);
  await give(page, { how: 5, why: 'Quick' });
  const [before] = await responses(survey);
  expect((await choose(page, { score: '1', words: 'Late words' })).status).toBe(200);
  const [after] = await responses(survey);
  expect(after).toMatchObject({ state: 'complete', completedAt: before!.completedAt });
  expect((await answers(survey)).find(({ score }) => score !== null)).toMatchObject({ score: 5, words: 'Late words' });
  expect(await rows('select state from listening.ask where id = $1', [ask])).toEqual([{ state: 'answered' }]);
  company.app.world.pass(15 * 86_400_000);
  expect((await choose(page, { score: '1', words: 'Too late' })).status).toBe(410);
});

test('the first question alone counts for the quotas like a whole page', async () => {
  const survey = await published({ pages: [one], quotas: [{ name: 'glad', expression: '{how} >= 4', limit: 1 }] });
  for (const score of ['5', '5', '2']) expect((await choose((await asked(survey)).page, { score })).status).toBe(200);
  const { app, workspace } = company;
  const kept = await app.app.database.inWorkspace(workspace, async (tx) => {
    const { sql } = await import('#platform');
    return tx.all(sql`select over_quota from listening.response where survey = ${plainId('srv', survey)} order by id`);
  });
  expect(kept).toEqual([{ overQuota: null }, { overQuota: 'glad' }, { overQuota: null }]);
  expect(new Set((await answers(survey)).map(({ score }) => score))).toEqual(new Set([2, 5]));
  expect(await answers(survey)).toHaveLength(2);
});

test('what somebody left by a link with their e-mail address goes when they are erased', async () => {
  const photo = { type: 'file', name: 'photo', title: 'Photo?' };
  const mail = { name: 'mail', elements: [{ type: 'text', name: 'mail', inputType: 'email', title: 'Mail?' }, photo] };
  const draft = { pages: [one, two, mail] };
  const made = await call(createSurvey, { name: fresh('Left'), about: 'touchpoint', draft });
  const { id, link } = await call(publishSurvey, { id: made.id, version: made.version });
  const address = `${fresh('vera').toLowerCase()}@customers.example`;
  const { app, workspace } = company;
  const [customer] = await app.app.database.inWorkspace(workspace, (tx) =>
    identifyMany(tx, [[{ kind: 'email', value: address, strength: 'proven' }]], { at: tx.now, source: null }),
  );
  const page = `${app.url}${new URL(link!).pathname}`;
  const [hers, others] = [randomUUID(), randomUUID()];
  const [herPhoto, otherPhoto] = [await handIn(page, hers), await handIn(page, others)];
  await give(page, { how: 2, why: 'I am Vera', mail: address.toUpperCase(), photo: [herPhoto] }, hers);
  await give(page, { how: 4, why: 'I am Olga', mail: `o${address}`, photo: [otherPhoto] }, others);
  expect(await responses(id)).toHaveLength(2);
  await call(eraseCustomerForGood, { id: wireId('cus', customer!) });
  const left = async () => JSON.stringify([await responses(id), await answers(id)]);
  await until(async () => !(await left()).includes('Vera'), 'listening has forgotten them');
  expect((await left()).toLowerCase()).not.toContain(`"${address}"`);
  const kept = [herPhoto, otherPhoto].map((file) => plainId('fil', file.id)!);
  expect(await rows('select id from platform.file_reference where id = any($1)', [kept])).toEqual([{ id: kept[1] }]);
  expect(await left()).toContain('I am Olga');
  expect(new Set((await answers(id)).map(({ score }) => score))).toEqual(new Set([2, 4, null]));
});

test('the link of somebody who was erased takes nothing any more', async () => {
  const survey = await published({ pages: [one, two] });
  const { ask, customer, page } = await asked(survey);
  const begun = await asked(survey);
  await choose(begun.page, { score: '3' });
  for (const id of [customer, begun.customer]) await call(eraseCustomerForGood, { id });
  const open = `select 1 from listening.ask where id = any($1) and state <> 'expired'`;
  await until(async () => (await rows(open, [[ask, begun.ask]])).length === 0, 'listening has forgotten them');
  for (const each of [page, begun.page]) {
    expect((await choose(each, { score: '1', words: 'I am Erna' })).status).toBe(410);
    expect((await give(each, { how: 1, why: 'I am Erna' })).status).toBe(410);
    expect((await fetch(`${each}/wish`, { method: 'POST', body: new URLSearchParams({ wish: 'never' }) })).status).toBe(
      410,
    );
  }
  expect(JSON.stringify([await responses(survey), await answers(survey)])).not.toContain('Erna');
  const wishes = await rows('select 1 from listening.wish where customer = any($1)', [
    [customer, begun.customer].map((id) => plainId('cus', id)),
  ]);
  expect(wishes).toEqual([]);
});
