import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { listAnswers, listAsks } from '#core/contract/listening.ts';
import { createSurvey, listResponses, publishSurvey, saveSurvey } from '#core/contract/surveys.ts';
import { wireId } from '#core/contract/codecs.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { askedByLink } from './asked.fixture.ts';
import { publicToken } from './public-address.ts';

let company: TestCompany;
let survey: string;
beforeAll(async () => {
  company = await testCompany();
  survey = (await published()).id;
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const how = { type: 'rating', name: 'how', scale: 'csat5', rateMin: 1, rateMax: 5, isRequired: true, title: 'How?' };
const draft = {
  pages: [
    { name: 'one', elements: [how] },
    { name: 'two', elements: [{ type: 'comment', name: 'why', title: 'Why?' }] },
  ],
};

async function published() {
  const { id, version } = await call(createSurvey, { name: fresh('Links'), about: 'contact', draft });
  return call(publishSurvey, { id, version });
}
const asked = (name?: string) => askedByLink(company, survey, name);
const given = async (ask: string) =>
  (await call(listAnswers, { survey, scale: 'csat5' })).items
    .filter((each) => each.ask === wireId('ask', ask))
    .map(({ score }) => score);
const stateOf = async (ask: string) =>
  (await call(listAsks, {})).items.find(({ id }) => id === wireId('ask', ask))?.state;

interface Sent {
  values: Record<string, unknown>;
  page?: string | null;
  done?: boolean;
  edition?: number;
}
async function send(page: string, key: string, { values, page: at = null, done = false, edition = 1 }: Sent) {
  const answer = await fetch(`${page}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, edition, values, page: at, language: 'en', done }),
  });
  return { status: answer.status, body: (await answer.json()) as { done?: boolean } };
}
/** What the page says at the first sign of a person. */
async function seen(page: string, body: unknown = { edition: 1 }) {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${page}/opened`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}
const plainly = (page: string, fields: Record<string, string>) =>
  fetch(page, { method: 'POST', body: new URLSearchParams(fields) });
/** What the page carries for a browser that was never here. */
async function carried(page: string) {
  const text = await (await fetch(page)).text();
  const data = /id="survey-data"[^>]*>([^<]*)</.exec(text)?.[1];
  return { text, data: data === undefined ? undefined : (JSON.parse(data) as Record<string, unknown>) };
}

test('link scanners: whatever opens every link of a mail, with GET or HEAD, answers nothing and uses nothing up', async () => {
  const { ask, page } = await asked();
  const scanner = { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks)', purpose: 'prefetch' };
  for (const method of ['HEAD', 'GET'])
    for (const address of [page, `${page}/wish`, ...[1, 2, 3, 4, 5].map((score) => `${page}?s=${score}`)])
      expect([address, (await fetch(address, { method, headers: scanner })).status]).toEqual([address, 200]);
  expect([await given(ask), await stateOf(ask)]).toEqual([[], 'sent']);
  await send(page, ask, { values: { how: 4 }, done: true });
  expect(await given(ask)).toEqual([4]);
});

test('double click: the same button twice, or two of them at once, is one answer, and the first stands', async () => {
  const { ask, page } = await asked();
  const click = (score: number) => fetch(page, { method: 'POST', body: new URLSearchParams({ score: String(score) }) });
  await Promise.all([click(5), click(5), send(page, ask, { values: { how: 5 } })]);
  await click(1);
  expect(await given(ask)).toEqual([5]);
  const done = { values: { how: 5, why: 'Kind' }, done: true };
  await Promise.all([send(page, ask, done), send(page, ask, done)]);
  await send(page, ask, { values: { how: 1 }, done: true });
  expect(await given(ask)).toEqual([5]);
});

test('forwarded link: the page says whose answers these are; once they are given nobody sees or changes them', async () => {
  const { ask, page } = await asked('Zuri Forwarded');
  expect((await carried(page)).text).toContain('Sent to Zuri: what is answered here counts as theirs.');
  await send(page, ask, { values: { how: 2, why: 'Between us' }, done: true });
  const { text, data } = await carried(page);
  expect([text.includes('You have answered already'), text.includes('Between us'), data]).toEqual([
    true,
    false,
    undefined,
  ]);
  expect((await send(page, ask, { values: { how: 5 }, done: true })).body.done).toBe(true);
  expect(await given(ask)).toEqual([2]);
});

test('expired link: it says so, and takes nothing by any way', async () => {
  const { ask, page } = await asked();
  await company.app.owner.query(`update listening.ask set expires_at = now() - interval '1 minute' where id = $1`, [
    ask,
  ]);
  const opened = await fetch(page);
  expect([opened.status, await opened.text()]).toEqual([
    410,
    expect.stringContaining('This question is closed by now'),
  ]);
  expect((await fetch(page, { method: 'POST', body: new URLSearchParams({ score: '4' }) })).status).toBe(410);
  expect((await send(page, ask, { values: { how: 4 } })).status).toBe(410);
  expect(await given(ask)).toEqual([]);
});

describe('someone else’s link', () => {
  const tokenFor = (kind: 'ask' | 'survey' | 'place', id: string, workspace = company.workspace) =>
    publicToken(company.app.app, kind, { workspace, id });
  const statuses = async (path: string, key: string) => {
    const page = company.app.url + path;
    return [(await fetch(page)).status, (await send(page, key, { values: { how: 1 }, done: true })).status];
  };

  test('tampered with: not a letter of it can be changed, and one ask’s signature is no other’s', async () => {
    const [mine, theirs] = [await asked(), await asked()];
    const [body, signature] = tokenFor('ask', mine.ask).split('.') as [string, string];
    const other = tokenFor('ask', theirs.ask);
    const swapped = `${other.split('.')[0]}.${signature}`;
    const turned = `${body.slice(0, -2)}${body.endsWith('A') ? 'B' : 'A'}${body.at(-1)}.${signature}`;
    const cut = `${body}.${signature.slice(0, -1)}`;
    for (const token of [swapped, turned, cut, body, `${body}.`, `.${signature}`, `${other}.${signature}`])
      expect([token, ...(await statuses(`/a/${token}`, theirs.ask))]).toEqual([token, 404, 404]);
    expect([await given(mine.ask), await given(theirs.ask)]).toEqual([[], []]);
  });

  test('of another kind: a survey’s link opens no ask, and an ask’s no survey', async () => {
    const { ask } = await asked();
    for (const path of [`/a/${tokenFor('survey', ask)}`, `/s/${tokenFor('ask', ask)}`, `/p/${tokenFor('ask', ask)}`])
      expect([path, ...(await statuses(path, ask))]).toEqual([path, 404, 404]);
  });

  test('of another company: even rightly signed it reaches nothing of ours', async () => {
    const { ask } = await asked();
    expect(await statuses(`/a/${tokenFor('ask', ask, randomUUID())}`, ask)).toEqual([410, 410]);
    expect(await given(ask)).toEqual([]);
  });

  test('another’s key in a response does not reach their answers', async () => {
    const [mine, theirs] = [await asked(), await asked()];
    await send(theirs.page, theirs.ask, { values: { how: 5 } });
    await send(mine.page, theirs.ask, { values: { how: 1 }, done: true });
    expect([await given(mine.ask), await stateOf(theirs.ask)]).toEqual([[1], 'started']);
    const { data } = await carried(theirs.page);
    expect(data?.['values']).toMatchObject({ how: 5 });
  });
});

/** Publishes other questions. */
async function change({ id, name, about, version }: Awaited<ReturnType<typeof published>>) {
  const changed = { pages: [{ name: 'one', elements: [{ ...how, name: 'anew', title: 'How now?' }] }] };
  const saved = await call(saveSurvey, { id, name, about, draft: changed, version });
  await call(publishSurvey, { id, version: saved.version });
}
const keptOf = async (id: string) =>
  (await call(listResponses, { survey: id })).items.map(({ edition, values }) => [edition, values]);

test('a survey changed midway: who saw an edition answers it, who comes later answers the new one', async () => {
  const own = await published();
  const early = await askedByLink(company, own.id);
  expect((await carried(early.page)).data).toMatchObject({ edition: 1 });
  expect(await seen(early.page)).toBe(204);
  const late = await askedByLink(company, own.id);
  // A machine was there: nobody saw these questions.
  await fetch(late.page);
  await change(own);
  expect((await carried(early.page)).data).toMatchObject({ edition: 1 });
  expect((await send(early.page, early.ask, { values: { how: 4 }, done: true })).body.done).toBe(true);
  expect((await carried(late.page)).data).toMatchObject({ edition: 2 });
  expect((await send(late.page, late.ask, { values: { anew: 2 }, edition: 2, done: true })).body.done).toBe(true);
  expect(await keptOf(own.id)).toEqual([
    [2, { anew: 2 }],
    [1, { how: 4 }],
  ]);
});

test('two pages of one link, a survey changed between them: the answer belongs to the edition of the page that gave it', async () => {
  const own = await published();
  const { ask, page } = await askedByLink(company, own.id);
  await seen(page);
  await change(own);
  expect((await send(page, ask, { values: { anew: 3 }, edition: 2, done: true })).body.done).toBe(true);
  expect(await keptOf(own.id)).toEqual([[2, { anew: 3 }]]);
});

test('without scripts the form says its edition: that is answered, and only the button opens it', async () => {
  const own = await published();
  const { ask, page } = await askedByLink(company, own.id);
  expect((await carried(page)).text).toContain('<input type="hidden" name="edition" value="1" />');
  expect(await stateOf(ask)).toBe('sent');
  await change(own);
  expect((await plainly(page, { edition: '1', words: 'Nothing chosen' })).status).toBe(400);
  expect(await stateOf(ask)).toBe('opened');
  expect((await plainly(page, { edition: '1', score: '2' })).status).toBe(200);
  expect(await keptOf(own.id)).toEqual([[1, { how: 2 }]]);
});

test('said to be opened: once is enough, and what no page could say changes nothing', async () => {
  const { ask, page } = await asked();
  expect(await seen(page, { edition: 2 })).toBe(410);
  for (const body of [{}, { edition: 0 }, { edition: '1' }, { edition: 1.5 }, { edition: 1, state: 'answered' }])
    expect([body, await seen(page, body)]).toEqual([body, 400]);
  expect((await plainly(page, { edition: '9', score: '4' })).status).toBe(410);
  expect([await given(ask), await stateOf(ask)]).toEqual([[], 'sent']);
  const at = async () =>
    (await company.app.owner.query(`select opened_at, edition, state from listening.ask where id = $1`, [ask])).rows[0];
  expect(await Promise.all([seen(page), seen(page)])).toEqual([204, 204]);
  const first = await at();
  company.app.world.pass(60_000);
  expect([await seen(page), await at()]).toEqual([204, first]);
  expect(first).toMatchObject({ edition: 1, state: 'opened' });
  await company.app.owner.query(`update listening.ask set expires_at = now() - interval '1 minute' where id = $1`, [
    ask,
  ]);
  expect(await seen(page)).toBe(410);
});

test('save and resume on another device: the same link goes on where it was; a link for everybody shows nobody’s answers', async () => {
  const own = await published();
  const { ask, page } = await askedByLink(company, own.id);
  await send(page, ask, { values: { how: 3 }, page: 'two' });
  expect((await carried(page)).data).toMatchObject({ values: { how: 3 }, page: 'two', done: false });
  const open = company.app.url + new URL(own.link!).pathname;
  const first = (await carried(open)).data!;
  await send(open, first['key'] as string, { values: { how: 1 }, page: 'two' });
  const second = (await carried(open)).data!;
  expect([second['values'], second['page'], second['key'] === first['key']]).toEqual([{}, null, false]);
});
