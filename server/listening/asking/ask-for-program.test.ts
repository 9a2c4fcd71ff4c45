import { beforeAll, expect, test } from 'vitest';
import { readConversation } from '#core/contract/desk.ts';
import { askCustomer, listAsks } from '#core/contract/listening.ts';
import { archiveSurvey, createSurvey, listResponses, publishSurvey } from '#core/contract/surveys.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const day = 24 * 3_600_000;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const draft = {
  pages: [{ name: 'one', elements: [{ type: 'rating', name: 'how', scale: 'csat5', title: 'How was it?' }] }],
};

async function survey(): Promise<string> {
  const { id, version } = await call(createSurvey, { name: fresh('By program'), about: 'touchpoint', draft });
  await call(publishSurvey, { id, version });
  return id;
}
async function customer(name: string): Promise<string> {
  const { thread } = await customerWrites(company, { text: 'Hello', name: fresh(name) });
  return (await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'who wrote')).customer.id;
}
const matter = { matter: 'order 4711', touchpoint: 'delivery' };

test('a program asks by the rules of the ledger and brings the link itself: one matter is one decision, and its answer counts as asked', async () => {
  const wanted = { survey: await survey(), customer: await customer('Ines'), ...matter };
  const first = await call(askCustomer, wanted);
  expect(first).toMatchObject({ state: 'delivered', reason: null, link: expect.stringContaining('/a/') });
  expect(await call(askCustomer, wanted)).toEqual(first);
  const answers = `${company.app.url}${new URL(first.link!).pathname}/answers`;
  const given = { key: 'x', edition: 1, values: { how: 5 }, page: null, language: 'en', done: true };
  const page = await (await fetch(answers.replace('/answers', ''))).text();
  const [, key] = /"key":"([^"]+)"/.exec(page)!;
  const headers = { 'content-type': 'application/json' };
  const sent = await fetch(answers, { method: 'POST', headers, body: JSON.stringify({ ...given, key }) });
  expect(sent.status).toBe(200);
  const { items } = await call(listResponses, { survey: wanted.survey });
  expect(items).toMatchObject([{ source: 'asked', channel: 'api', touchpoint: 'delivery', values: { how: 5 } }]);
  expect(await call(askCustomer, wanted)).toMatchObject({ ask: first.ask, state: 'answered', link: null });
});

test('who was asked lately is left in peace, another matter or not, and the ledger says so', async () => {
  const wanted = { survey: await survey(), customer: await customer('Olga'), ...matter };
  await call(askCustomer, wanted);
  const next = { ...wanted, survey: await survey(), matter: 'order 4712' };
  expect(await call(askCustomer, next)).toMatchObject({ state: 'not-asked', reason: 'asked-recently', link: null });
  const { items } = await call(listAsks, { survey: next.survey });
  expect(items).toMatchObject([{ channel: 'api', reason: 'asked-recently', probability: 1 }]);
  company.app.world.pass(61 * day);
  expect((await call(askCustomer, { ...next, matter: 'order 4713' })).link).not.toBeNull();
});

test('nobody unknown is asked, nothing that is not asked, and nothing that is put away', async () => {
  const wanted = { survey: await survey(), customer: await customer('Rita'), ...matter };
  const nobody = wanted.customer.replace(/.{4}$/, 'ffff');
  await expect(call(askCustomer, { ...wanted, customer: nobody })).rejects.toThrow('no such customer');
  const { id } = await call(createSurvey, { name: fresh('Draft'), about: 'touchpoint', draft });
  await expect(call(askCustomer, { ...wanted, survey: id })).rejects.toThrow('not asked any more');
  await call(archiveSurvey, { id: wanted.survey, archived: true });
  await expect(call(askCustomer, wanted)).rejects.toThrow('not asked any more');
});
