import { beforeAll, expect, test } from 'vitest';
import type { PageRules } from '#core/channels/page-survey/page-rules.ts';
import { readAskingPlan } from '#core/contract/asking-plan.ts';
import { chatConfig, listChatAccounts, startChat } from '#core/contract/chat.ts';
import { plainId } from '#core/contract/codecs.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { listAnswersBehind, readLag } from '#core/contract/insight.ts';
import { listAnswers, listAsks } from '#core/contract/listening.ts';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import * as contract from '#core/contract/page-surveys.ts';
import { archiveSurvey, createSurvey, listResponses, publishSurvey } from '#core/contract/surveys.ts';
import { client } from '#test/client.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let key: string;
beforeAll(async () => {
  company = await testCompany();
  key = (await until(async () => (await company.owner.call(listChatAccounts, {})).items[0], 'a chat box')).key;
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const rules: PageRules = {
  addresses: [{ how: 'contains', text: '/pay' }],
  seconds: 5,
  scroll: 0,
  leaving: false,
  event: null,
  visitors: 'all',
  signedIn: 'all',
  languages: [],
  devices: 'all',
};
const draft = {
  languages: ['en', 'ar'],
  pages: [
    { name: 'one', elements: [{ type: 'rating', name: 'how', scale: 'ces7', title: { en: 'Easy?', ar: 'سهل؟' } }] },
  ],
};

async function survey(share = 1, active = true, asks: Partial<WireInputOf<typeof createSurvey>> = {}) {
  const { id, version } = await call(createSurvey, { name: fresh('Paying'), about: 'touchpoint', draft, ...asks });
  await call(publishSurvey, { id, version });
  await call(contract.savePageSurvey, { id, active, rules, share, touchpoint: 'checkout', version: 0 });
  return id;
}
async function visitor(headers: Record<string, string> = {}) {
  const { token } = await client(company.app.url, headers).call(startChat, { key });
  const visitor = client(company.app.url, { authorization: `Bearer ${token}` });
  return (of: string, language: 'en' | 'ar' = 'en') => visitor.call(contract.askInPage, { survey: of, language });
}
const asks = async () => (await call(listAsks, { limit: '200' })).items;

test('a survey whose moment came is shown, stands in the ledger as shown, and its answer is of the visitor', async () => {
  const of = await survey();
  const offered = await client(company.app.url).call(chatConfig, { key });
  expect(offered.surveys).toContainEqual({ survey: of, rules });
  const ask = await visitor();
  const { shown } = await ask(of, 'ar');
  expect(shown).toMatchObject({ page: { language: 'ar', edition: 1 }, words: { close: 'إغلاق السؤال' } });
  const [row] = await asks();
  expect(row).toMatchObject({ channel: 'web', touchpoint: 'checkout', conversation: null, probability: 1 });
  const { address, key: response } = shown!.page as { address: string; key: string };
  const body = { key: response, edition: 1, values: { how: 7 }, page: null, language: 'ar', done: true };
  const path = new URL(address).pathname;
  const given = await fetch(`${company.app.url}${path}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://shop.test' },
    body: JSON.stringify(body),
  });
  expect([given.status, given.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  const { items } = await call(listResponses, { survey: of });
  expect(items).toMatchObject([{ source: 'asked', channel: 'web', touchpoint: 'checkout', values: { how: 7 } }]);
  expect(items[0]!.customer).not.toBeNull();
  expect((await ask(of)).shown).toBeNull();
});

test('of several questions of one scale the first that was asked is counted: one person is one answer', async () => {
  const rated = (name: string, more = {}) => ({ type: 'rating', name, scale: 'csat5', title: name, ...more });
  const unseen = rated('courier', { visibleIf: "{agent} = 'nobody'" });
  const elements = [unseen, rated('agent'), rated('parcel'), rated('shop')];
  const of = await survey(1, true, { draft: { pages: [{ name: 'one', elements }] }, about: 'journey' });
  const counted = async () => {
    await until(async () => (await call(readLag, {})).rows === 0 || undefined, 'all stands in analytics');
    return (await call(listAnswersBehind, { scale: 'csat5', about: 'journey' })).total;
  };
  const before = await counted();
  const { address, key: response } = (await (await visitor())(of)).shown!.page as { address: string; key: string };
  const values = { agent: 5, parcel: 1, shop: 3 };
  const body = { key: response, edition: 1, values, page: null, language: 'en', done: true };
  const headers = { 'content-type': 'application/json' };
  const way = `${company.app.url}${new URL(address).pathname}/answers`;
  expect((await fetch(way, { method: 'POST', headers, body: JSON.stringify(body) })).status).toBe(200);
  const { rows } = await company.app.owner.query(
    `select facts, score from touchpoints.interaction where kind = 'survey.answered' and facts->>'question' = any($1) order by score`,
    [Object.keys(values)],
  );
  expect(rows.slice(-3)).toMatchObject([
    { score: 1, facts: { question: 'parcel', further: true } },
    { score: 3, facts: { question: 'shop', further: true } },
    { score: 5, facts: { question: 'agent' } },
  ]);
  expect(rows.at(-1).facts.further).toBeUndefined();
  expect((await call(listAnswers, { survey: of })).items).toHaveLength(3);
  const asked = await company.app.owner.query(`select score from listening.asked_score where survey = $1`, [
    plainId('srv', of),
  ]);
  expect(asked.rows).toEqual([{ score: 5 }]);
  expect(await counted()).toBe(before + 1);
});

test('asked for again the same day it comes up until it is closed; then nobody asks this person again, by no survey', async () => {
  const [one, two] = [await survey(), await survey()];
  const ask = await visitor();
  const first = await ask(one);
  expect((await ask(one)).shown?.page['key']).toBe(first.shown?.page['key']);
  expect((await ask(two)).shown).toBeNull();
  const { pathname } = new URL(first.shown!.page['address'] as string);
  expect((await fetch(`${company.app.url}${pathname}/close`, { method: 'POST' })).status).toBe(204);
  expect((await ask(one)).shown).toBeNull();
  company.app.world.pass(25 * 3_600_000);
  const again = await visitor();
  expect((await again(two)).shown).not.toBeNull();
  expect((await asks()).filter(({ reason }) => reason === 'asked-recently').length).toBeGreaterThan(0);
});

test('who is shown it is drawn once: asking again and again draws nobody anew', async () => {
  const of = await survey(0.5);
  const visitors = await Promise.all(Array.from({ length: 24 }, () => visitor()));
  const round = () => Promise.all(visitors.map(async (ask) => (await ask(of)).shown !== null));
  const drawn = await round();
  expect(await round()).toEqual(drawn);
  const count = drawn.filter(Boolean).length;
  expect(count > 2 && count < 22).toBe(true);
  const rows = (await asks()).filter(({ probability }) => probability === 0.5);
  expect(rows.filter(({ reason }) => reason === 'not-sampled')).toHaveLength(24 - count);
  expect(rows).toHaveLength(24);
});

test.each([
  ['nps', 0, 11],
  ['csat5', 5, 5],
  ['ces5', 1, 5],
  ['ces7', 7, 7],
  ['stars5', 4, 5],
  ['faces3', 1, 3],
  ['thumbs', 1, 2],
  ['solved', 2, 3],
  ['expectation', 3, 3],
] as const)(
  'without scripts %s is answered by the button of a form, and by nothing else',
  async (scale, score, count) => {
    const of = await survey(1, true, {
      draft: {
        languages: ['en', 'ar'],
        pages: [
          {
            name: 'one',
            elements: [{ type: 'rating', name: 'how', scale, title: { en: 'How?', ar: 'كيف؟' }, isRequired: true }],
          },
        ],
      },
    });
    const shown = (await (await visitor())(of)).shown!;
    const page = `${company.app.url}${new URL(shown.page['address'] as string).pathname}`;
    const opened = await (await fetch(`${page}?s=${score}`)).text();
    const [form = ''] = /<noscript>[^]*<\/noscript>/.exec(opened) ?? [];
    expect(form.match(/type="radio"/g)).toHaveLength(count);
    expect(/value="(\d+)"[^>]*checked/.exec(form)?.[1]).toBe(String(score));
    expect(form).not.toContain('<textarea');
    const post = async (fields: Record<string, string>) =>
      (await fetch(page, { method: 'POST', body: new URLSearchParams(fields) })).status;
    for (const wrong of scale === 'nps' ? [{}, { score: '' }, { score: '11' }, { score: '-1' }] : [])
      expect([wrong, await post(wrong)]).toEqual([wrong, 400]);
    const given = async () => (await call(listResponses, { survey: of })).items;
    expect(await given()).toEqual([]);
    expect(await post({ score: String(score) })).toBe(200);
    expect(await given()).toMatchObject([{ state: 'complete', values: { how: score } }]);
  },
);

test('behind a tab anybody says what they like: volunteered, of nobody, and asked for by nobody', async () => {
  const of = await survey();
  const kept = { id: of, active: true, rules, share: 1, touchpoint: 'web_visit', form: 'tab' } as const;
  const tab = { place: 'left', words: { de: 'Sagen Sie es uns' } } as const;
  const saved = await call(contract.savePageSurvey, { ...kept, tab, version: 1 });
  expect(saved).toMatchObject({ form: 'tab', tab });
  const { surveys, tabs } = await client(company.app.url).call(chatConfig, { key });
  expect(surveys.map(({ survey: each }) => each)).not.toContain(of);
  const words = { de: 'Sagen Sie es uns', en: 'Feedback', ar: 'رأيك' };
  expect(tabs).toContainEqual({ survey: of, rules, tab: { place: 'left', words: expect.objectContaining(words) } });
  const before = (await asks()).length;
  expect((await (await visitor())(of)).shown).toBeNull();
  const open = () => client(company.app.url).call(contract.openTab, { key, survey: of, language: 'ar' });
  const opened = await open();
  expect(opened).toMatchObject({ page: { language: 'ar' }, words: { question: 'رأيك' } });
  const { address, key: response } = opened.page as { address: string; key: string };
  const give = async (values: object) => {
    const body = { key: response, edition: 1, values, page: null, language: 'ar', done: true };
    const headers = { 'content-type': 'application/json', origin: 'https://shop.test' };
    const way = `${company.app.url}${new URL(address).pathname}/answers`;
    return (await fetch(way, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };
  expect([await give({ how: 9 }), await give({ how: 2 }), await give({ how: 2 })]).toEqual([400, 200, 200]);
  const { items } = await call(listResponses, { survey: of });
  expect(items).toMatchObject([
    { source: 'volunteered', way: 'tab', touchpoint: 'web_visit', customer: null, values: { how: 2 } },
  ]);
  expect((await asks()).length).toBe(before);
  await call(contract.savePageSurvey, { ...kept, active: false, version: 2 });
  await expect(open()).rejects.toThrow(/not shown/);
  expect(await give({ how: 3 })).toBe(410);
  const long = { place: 'left', words: { en: 'x'.repeat(31) } } as const;
  await expect(call(contract.savePageSurvey, { ...kept, tab: long, version: 3 })).rejects.toThrow();
});

test('inline it is looked out for apart, and asked as any other', async () => {
  const of = await survey();
  const kept = { id: of, active: true, rules, share: 1, touchpoint: 'checkout', form: 'inline' } as const;
  await call(contract.savePageSurvey, { ...kept, version: 1 });
  const { surveys, inline } = await client(company.app.url).call(chatConfig, { key });
  expect(surveys.map(({ survey: each }) => each)).not.toContain(of);
  expect(inline).toContainEqual({ survey: of, rules });
  expect((await (await visitor())(of)).shown).toMatchObject({ form: 'inline' });
});

test('the plan reckons with the share of a survey in pages', async () => {
  const { id, version } = await call(createSurvey, { name: fresh('Share'), about: 'touchpoint', draft });
  await call(publishSurvey, { id, version });
  const kept = { id, active: true, rules, share: 0.1, touchpoint: 'returns', version: 0 } as const;
  await call(contract.savePageSurvey, kept);
  const visitors = await Promise.all(Array.from({ length: 5 }, () => visitor()));
  await Promise.all(visitors.map((ask) => ask(id)));
  const row = async () => {
    const { touchpoints } = await call(readAskingPlan, {});
    return touchpoints.find(({ touchpoint }) => touchpoint === 'returns')!;
  };
  expect((await row()).own).toBeCloseTo(0.1, 6);
  expect((await row()).chance).toBeCloseTo(0.1, 6);
  expect((await row()).plan.p).toBeCloseTo(0.1, 6);
});

test('switched on in pages a survey asks there alone: its occasion is switched on and off by itself', async () => {
  const of = await survey(1, false);
  const when: WireInputOf<typeof updateOccasion>['when'] = {
    kind: 'relationship',
    channels: ['mail'],
    kinds: [],
    touchpoints: [],
    delayMinutes: 0,
    chance: 1,
    everyDays: 90,
    atMinute: 600,
    mailFallback: true,
    sameKindDays: 0,
    distances: {},
    after: null,
  };
  const occasion = async () => (await call(readOccasion, { id: of })).active;
  const asks = async (active: boolean) => {
    const { openDays, quiet, version } = await call(readOccasion, { id: of });
    await call(updateOccasion, { id: of, active, openDays, quiet, version, when });
  };
  const inPages = (active: boolean, version: number) =>
    call(contract.savePageSurvey, { id: of, active, rules, share: 1, touchpoint: 'checkout', version });
  await asks(false);
  await inPages(true, 1);
  expect(await occasion()).toBe(false);
  await asks(true);
  await inPages(false, 2);
  expect(await occasion()).toBe(true);
  await inPages(true, 3);
  await asks(false);
  expect((await (await visitor())(of)).shown).not.toBeNull();
  for (const archived of [true, false]) await call(archiveSurvey, { id: of, archived });
  expect((await (await visitor())(of)).shown).toBeNull();
});

test('what is switched off, of another company or of nobody shows nothing, and hostile rules are refused', async () => {
  const off = await survey(1, false);
  const ask = await visitor();
  expect((await ask(off)).shown).toBeNull();
  expect((await ask('srv_00000000000000000000000000000000')).shown).toBeNull();
  await expect(ask('srv_x')).rejects.toThrow();
  await expect(client(company.app.url).call(contract.askInPage, { survey: off, language: 'en' })).rejects.toThrow();
  const save = (more: object) =>
    call(contract.savePageSurvey, {
      id: off,
      active: true,
      rules,
      share: 1,
      touchpoint: 'checkout',
      version: 1,
      ...more,
    });
  await expect(save({ share: 0 })).rejects.toThrow(/0.1/);
  await expect(save({ touchpoint: 'nowhere' })).rejects.toThrow(/list/);
  await expect(save({ rules: { ...rules, event: '<script>' } })).rejects.toThrow(/letters/);
  const many = Array.from({ length: 21 }, () => ({ how: 'is', text: '/' }));
  await expect(save({ rules: { ...rules, addresses: many } })).rejects.toThrow();
  await expect(save({ version: 7 })).rejects.toThrow(/meanwhile/);
  const { id } = await call(createSurvey, { name: fresh('Draft'), about: 'touchpoint', draft });
  const unpublished = { id, active: true, rules, share: 1, touchpoint: 'checkout', version: 0 } as const;
  await expect(call(contract.savePageSurvey, unpublished)).rejects.toThrow(/not asked/);
});
