import { beforeAll, expect, test } from 'vitest';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { listConsents, sayConsent } from '#core/contract/consents.ts';
import { getCustomer } from '#core/contract/customers.ts';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { createSurvey, openSurvey, publishSurvey, saveSurvey } from '#core/contract/surveys.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { decideEpisode } from '../asking/decide-episode.ts';
import { askedByLink } from './asked.fixture.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);

const agreeing = (channel: 'all' | 'mail' | 'chat', more = {}) => ({
  type: 'consent',
  name: channel,
  title: 'And next time?',
  text: { en: 'May {company} **ask** you again?', de: 'Darf {company} **wieder** fragen?' },
  standsFor: { purpose: 'opinion', channel },
  ...more,
});
const how = { type: 'rating', name: 'how', scale: 'csat5', rateMin: 1, rateMax: 5, title: 'How?' };
const hidden = [{ name: 'company' }];
const draftOf = (...elements: object[]) => ({
  languages: ['en', 'de'],
  hidden,
  pages: [
    { name: 'one', elements: [how, ...elements] },
    { name: 'two', elements: [{ type: 'comment', name: 'why' }] },
  ],
});
async function published(...elements: object[]) {
  const name = fresh('Again');
  const { id, version } = await call(createSurvey, { name, about: 'contact', draft: draftOf(...elements) });
  await call(publishSurvey, { id, version });
  return { id, name };
}
async function publishedAnew(id: string, ...elements: object[]) {
  const { name, about, version } = await call(openSurvey, { id });
  const saved = await call(saveSurvey, { id, name, about, version, draft: draftOf(...elements) });
  return call(publishSurvey, { id, version: saved.version });
}
const when = {
  ...{
    kind: 'happening' as const,
    channels: [],
    kinds: ['order.delivered'],
    touchpoints: [],
    delayMinutes: 60,
    chance: 1,
  },
  ...{ everyDays: 30, atMinute: 600, mailFallback: true, sameKindDays: 0, distances: {}, after: null },
};
async function turn(id: string, how: { active: boolean; anonymous?: boolean }) {
  const { openDays, quiet, version } = await call(readOccasion, { id });
  await call(updateOccasion, { id, openDays, quiet, version, when, ...how });
}
const send = async (page: string, key: string, sent: { values: object; done?: boolean; language?: 'en' | 'de' }) => {
  const body = { key, edition: 1, page: null, language: 'en', done: false, ...sent };
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${page}/answers`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
};
const words = async (customer: string) => (await call(listConsents, { id: wireId('cus', customer) })).items;
const standing = async (customer: string) =>
  (await call(getCustomer, { id: wireId('cus', customer) })).consents.map(({ channel, state }) => [channel, state]);

/** What the ledger says of asking somebody now on a channel. */
async function decision(survey: string, customer: string, channel: string) {
  const [episode, of] = [fresh('episode'), plainId('srv', survey)!];
  const { reason } = await company.app.app.database.inWorkspace(company.workspace, (tx) =>
    decideEpisode(tx, { survey: of, customer, episode, cause: episode, touchpoint: 'email', channel, dueAt: tx.now }),
  );
  return reason;
}

test('what somebody says by a question stands on their page, with its words and edition, and holds for asking at once', async () => {
  const { id, name } = await published(agreeing('all'));
  const { ask, customer, page } = await askedByLink(company, id);
  expect(await send(page, ask, { values: { how: 4 } })).toBe(200);
  expect(await words(customer)).toEqual([]);
  expect(await send(page, ask, { values: { all: false }, language: 'de' })).toBe(200);
  const [said] = await words(customer);
  expect(said).toMatchObject({ purpose: 'opinion', channel: 'all', state: 'withdrawn', source: 'survey' });
  expect(said).toMatchObject({ by: name, edition: 1 });
  expect(said!.note).toMatch(/^And next time\?\nDarf .+ wieder fragen\?$/);
  expect(await decision(id, customer, 'web')).toBe('no-consent');
  company.app.world.pass(60_000);
  expect(await send(page, ask, { values: { all: true } })).toBe(200);
  expect((await words(customer)).map(({ state }) => state)).toEqual(['given', 'withdrawn']);
  expect(await decision(id, customer, 'web')).not.toBe('no-consent');
  // What they said to one of us meanwhile is not said over by going on.
  company.app.world.pass(60_000);
  await call(sayConsent, { id: wireId('cus', customer), state: 'withdrawn' });
  company.app.world.pass(60_000);
  expect(await send(page, ask, { values: { why: 'Kind' }, done: true })).toBe(200);
  expect(await standing(customer)).toEqual([['all', 'withdrawn']]);
});

test('a no to one channel takes back what waits there, and leaves the others', async () => {
  const { id } = await published(agreeing('mail'), agreeing('chat', { visibleIf: '{how} = 1' }));
  const { ask, customer, page } = await askedByLink(company, id);
  const other = (await published()).id;
  await turn(other, { active: true });
  company.app.world.pass(61 * 86_400_000);
  await company.app.owner.query(`update listening.ask set expires_at = null where id = $1`, [ask]);
  expect(await decision(other, customer, 'form')).toBeNull();
  expect(await send(page, ask, { values: { how: 5, mail: false, chat: false }, done: true })).toBe(200);
  await until(async () => {
    const { rows } = await company.app.owner.query(
      `select reason from listening.ask where customer = $1 and channel = 'form'`,
      [customer],
    );
    return rows[0].reason === 'no-consent' || undefined;
  }, 'what waited is taken back');
  expect(await standing(customer)).toEqual([['mail', 'withdrawn']]);
  expect(await decision(other, customer, 'chat')).not.toBe('no-consent');
  company.app.world.pass(60_000);
  await call(sayConsent, { id: wireId('cus', customer), state: 'given', channel: 'mail' });
  expect(await decision(other, customer, 'mail')).not.toBe('no-consent');
  company.app.world.pass(60_000);
  await call(sayConsent, { id: wireId('cus', customer), state: 'withdrawn' });
  expect(await standing(customer)).toEqual([['all', 'withdrawn']]);
});

test('who is nobody we know, or anonymous, leaves no word; an anonymous survey does not ask for it', async () => {
  const count = async () =>
    (await company.app.owner.query(`select count(*)::int from customers.consent`)).rows[0].count;
  const { id } = await published(agreeing('all'));
  const before = await count();
  const { pathname } = new URL((await call(openSurvey, { id })).link!);
  expect(
    await send(company.app.url + pathname, crypto.randomUUID(), { values: { how: 4, all: true }, done: true }),
  ).toBe(200);
  // An edition from before is still open in a browser when the survey becomes anonymous.
  const { page } = await askedByLink(company, id);
  await publishedAnew(id);
  await turn(id, { active: false, anonymous: true });
  expect(await send(page, crypto.randomUUID(), { values: { how: 4, all: true }, done: true })).toBe(200);
  expect(await count()).toBe(before);
  await expect(publishedAnew(id, agreeing('all'))).rejects.toThrow(/nobody’s consent/);
});

test('nobody agrees by what was chosen before they came', async () => {
  const draft = draftOf(agreeing('all', { defaultValue: true }));
  const { id, version } = await call(createSurvey, { name: fresh('Ticked'), about: 'contact', draft });
  await expect(call(publishSurvey, { id, version })).rejects.toThrow();
});
