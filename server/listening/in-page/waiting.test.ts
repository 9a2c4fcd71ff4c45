import { beforeAll, expect, test } from 'vitest';
import type { PageRules } from '#core/channels/page-survey/page-rules.ts';
import { listChatAccounts, startChat } from '#core/contract/chat.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { setCaution } from '#core/contract/cautions.ts';
import { mergeCustomer } from '#core/contract/customers.ts';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import * as contract from '#core/contract/page-surveys.ts';
import { createSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { client } from '#test/client.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { publicAddress } from '../answering/public-address.ts';

let company: TestCompany;
let key: string;
beforeAll(async () => {
  company = await testCompany();
  key = (await until(async () => (await company.owner.call(listChatAccounts, {})).items[0], 'a chat box')).key;
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const rows = async (query: string, values: unknown[]) => (await company.app.owner.query(query, values)).rows;
const hour = 3_600_000;
const rules: PageRules = {
  ...{ addresses: [], seconds: 0, scroll: 0, leaving: false, event: null },
  ...{ visitors: 'all', signedIn: 'all', languages: [], devices: 'all' },
};
const draft = { pages: [{ name: 'one', elements: [{ type: 'rating', name: 'how', scale: 'ces7', title: 'Easy?' }] }] };

const when = {
  ...{
    kind: 'relationship' as const,
    channels: ['mail' as const],
    kinds: [],
    touchpoints: [],
    delayMinutes: 0,
    chance: 1,
  },
  ...{ everyDays: 90, atMinute: 600, mailFallback: true, sameKindDays: 0, distances: {}, after: null },
};

/** A survey in pages that leaves everybody in peace for the twelve hours from now. */
async function quietSurvey() {
  const { id, version } = await call(createSurvey, { name: fresh('Waiting'), about: 'touchpoint', draft });
  await call(publishSurvey, { id, version });
  await call(contract.savePageSurvey, { id, active: true, rules, share: 1, touchpoint: 'checkout', version: 0 });
  const { openDays, version: now } = await call(readOccasion, { id });
  const [{ zone }] = await rows(`select zone from people.workspace where id = $1`, [company.workspace]);
  const clock = company.app.world.now().toLocaleTimeString('en-GB', { timeZone: zone });
  const from = Number(clock.slice(0, 2)) * 60;
  const quiet = { from, until: (from + 720) % 1440 };
  await call(updateOccasion, { id, active: false, openDays, quiet, when, version: now });
  return id;
}

/** A visitor whose question waits for the end of the quiet hours. */
async function waiting(survey: string) {
  const { token } = await client(company.app.url).call(startChat, { key });
  const visitor = client(company.app.url, { authorization: `Bearer ${token}` });
  const shown = async () => (await visitor.call(contract.askInPage, { survey, language: 'en' })).shown;
  const ledger = async () =>
    rows(`select id, customer, state, reason from listening.ask where survey = $1 order by id desc`, [
      plainId('srv', survey),
    ]);
  expect(await shown()).toBeNull();
  const [{ id, customer, state }] = await ledger();
  expect(state).toBe('scheduled');
  const page = new URL(publicAddress(company.app.app, 'ask', { workspace: company.workspace, id })).pathname;
  const wish = (said: string) =>
    fetch(`${company.app.url}${page}/wish`, { method: 'POST', body: new URLSearchParams({ wish: said }) });
  return { shown, ledger, wish, customer: customer as string };
}

test('what waited in quiet hours is shown after them, also on the next day, as the same ask', async () => {
  const { shown, ledger } = await waiting(await quietSurvey());
  company.app.world.pass(24 * hour);
  expect(await shown()).toBeNull();
  company.app.world.pass(12 * hour + hour);
  expect(await shown()).not.toBeNull();
  expect(await ledger()).toMatchObject([{ state: 'opened', reason: null }]);
});

test('whoever said meanwhile that they want none is shown nothing, and the ledger says why', async () => {
  const { shown, ledger, wish } = await waiting(await quietSurvey());
  expect((await wish('never')).status).toBe(200);
  company.app.world.pass(13 * hour);
  expect(await shown()).toBeNull();
  expect(await ledger()).toMatchObject([{ state: 'not-asked', reason: 'wants-none' }]);
});

test('who turns out to be somebody who was asked lately, or is to be left in peace, is shown nothing', async () => {
  const survey = await quietSurvey();
  const [one, two] = [await waiting(survey), await waiting(survey)];
  company.app.world.pass(13 * hour);
  expect(await one.shown()).not.toBeNull();
  await call(mergeCustomer, { id: wireId('cus', one.customer), from: wireId('cus', two.customer) });
  expect(await two.shown()).toBeNull();
  expect(await two.ledger()).toContainEqual(expect.objectContaining({ state: 'not-asked', reason: 'asked-recently' }));
  // What was shown and is open comes up no more either.
  await call(setCaution, { id: wireId('cus', one.customer), kind: 'bereaved' });
  expect(await one.shown()).toBeNull();
});
