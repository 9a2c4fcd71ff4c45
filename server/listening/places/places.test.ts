import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { listAnswers } from '#core/contract/listening.ts';
import { plainId } from '#core/contract/codecs.ts';
import * as contract from '#core/contract/places.ts';
import { archiveSurvey, createSurvey, listResponses, openSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const how = { type: 'rating', name: 'how', scale: 'faces3', title: 'How was {place} of {company}?', isRequired: true };
const draft = { hidden: [{ name: 'company' }, { name: 'place' }], pages: [{ name: 'one', elements: [how] }] };
const hour = 3_600_000;

async function survey(elements: object[] = [how]) {
  const asked = { ...draft, pages: [{ name: 'one', elements }] };
  const { id, version } = await call(createSurvey, { name: fresh('Shop'), about: 'touchpoint', draft: asked });
  return (await call(publishSurvey, { id, version })).id;
}
async function place(kind: contract.PlaceKind = 'device', of?: string) {
  const settings = { survey: of ?? (await survey()), name: fresh('Till'), touchpoint: 'store', tradingName: null };
  return call(contract.createPlace, { kind, ...settings });
}
const pathOf = (link: string | null) => company.app.url + new URL(link!).pathname;
async function post(link: string | null, way: 'answers' | 'seen', body: object) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${pathOf(link)}/${way}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const step = (values: object, more: object = {}) => ({
  key: randomUUID(),
  edition: 1,
  values,
  page: null,
  language: 'en',
  done: true,
  ...more,
});
const responses = async (of: string) => (await call(listResponses, { survey: of })).items;

test('a device that was offline for a day: each answer counts once and has its own time', async () => {
  const { id, link, survey: of } = await place();
  company.app.world.pass(30 * hour);
  const now = company.app.world.now().getTime();
  const device = randomUUID();
  const day = Array.from({ length: 12 }, (_, at) => {
    const old = (12 - at) * hour;
    return step({ how: (at % 3) + 1 }, { device, age: { clock: old, running: old } });
  });
  expect((await post(link, 'seen', { device, waiting: 12 })).body).toEqual({ edition: 1 });
  expect(await call(contract.openPlace, { id })).toMatchObject({ waiting: 12, devices: [{ number: 1, waiting: 12 }] });
  // The connection breaks off half-way: what had no answer goes again.
  await Promise.all(day.slice(0, 6).map((each) => post(link, 'answers', each)));
  const said = await Promise.all(day.map((each) => post(link, 'answers', each)));
  expect(new Set(said.map(({ body }) => body['done']))).toEqual(new Set([true]));
  await post(link, 'seen', { device, waiting: 0 });
  const kept = await responses(of);
  const hoursAgo = kept.map(({ completedAt }) => Math.round((now - Date.parse(completedAt!)) / hour));
  expect(hoursAgo).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  expect(kept[0]).toMatchObject({ source: 'volunteered', way: 'kiosk', touchpoint: 'store', customer: null });
  const opened = await call(contract.openPlace, { id });
  expect(opened).toMatchObject({ waiting: 0, responses: { complete: 12 }, devices: [{ responses: 12 }] });
  expect(opened.scores).toMatchObject([{ question: 'how', scale: 'faces3', share: { n: 12 } }]);
  const { items } = await call(listAnswers, { survey: of, limit: '1' });
  expect(Math.round((now - Date.parse(items[0]!.at)) / hour)).toBe(1);
});

test('a place keeps its survey; what was given before the survey was put away counts, what comes after does not', async () => {
  const { id, link, version, survey: of } = await place();
  const settings = { name: fresh('Till'), touchpoint: 'store', tradingName: null };
  const other = { id, version, ...settings, survey: await survey() };
  await expect(call(contract.changePlace, other)).rejects.toThrow(/another place/);
  company.app.world.pass(hour);
  await call(archiveSurvey, { id: of, archived: true });
  company.app.world.pass(hour);
  const late = { age: { clock: 90 * 60_000, running: 90 * 60_000 } };
  expect((await post(link, 'answers', step({ how: 3 }, late))).body).toMatchObject({ done: true });
  expect((await post(link, 'answers', step({ how: 1 }))).status).toBe(410);
});

test('a device asks for no file, so that none is missing; a poster does', async () => {
  const of = await survey([how, { type: 'file', name: 'photo', isRequired: true }]);
  const [device, poster] = [await place('device', of), await place('poster', of)];
  const missing = { done: false, faults: [{ question: 'photo' }] };
  expect((await post(device.link, 'answers', step({ how: 3 }))).body).toMatchObject({ done: true });
  expect((await post(poster.link, 'answers', step({ how: 3 }, { kiosk: true }))).body).toMatchObject(missing);
  const { link } = await call(openSurvey, { id: of });
  expect((await post(link, 'answers', step({ how: 3 }, { kiosk: true }))).body).toMatchObject({ done: true });
  expect((await post(link, 'answers', step({ how: 3 }))).body).toMatchObject(missing);
});

test('a clock that jumps moves no answer', async () => {
  const { link, survey: of } = await place();
  company.app.world.pass(hour);
  const ages = [
    { clock: -8760 * hour, running: 60_000 },
    { clock: 500_000 * hour, running: 60_000 },
    { clock: 500_000 * hour, running: null },
  ];
  for (const age of ages) await post(link, 'answers', step({ how: 3 }, { age }));
  const { rows } = await company.app.owner.query<{ dated: string; old: number }>(
    `select dated, round(extract(epoch from received_at - completed_at)) as old from listening.response where survey = $1 order by id`,
    [plainId('srv', of)],
  );
  expect(rows.map(({ dated, old }) => [dated, Number(old)])).toEqual([
    ['running', 60],
    ['running', 60],
    ['received', 0],
  ]);
});

test('an address that was replaced opens nothing; what waited is taken for a week; one that was closed takes nothing', async () => {
  const { id, link, version, survey: of } = await place();
  const again = await call(contract.relinkPlace, { id, version });
  expect((await fetch(pathOf(link))).status).toBe(410);
  expect((await post(link, 'seen', { device: randomUUID(), waiting: 1 })).status).toBe(410);
  expect((await post(link, 'answers', step({ how: 1 }))).status).toBe(200);
  expect((await fetch(pathOf(again.link))).status).toBe(200);
  company.app.world.pass(8 * 24 * hour);
  expect((await post(link, 'answers', step({ how: 2 }))).status).toBe(410);
  const closed = await call(contract.closePlace, { id, closed: true, version: again.version });
  expect(closed.link).toBeNull();
  expect((await post(again.link, 'answers', step({ how: 3 }))).status).toBe(410);
  expect((await company.owner.fetch(`/api/v1/places/${id}/poster`)).status).toBe(409);
  expect((await responses(of)).map(({ values }) => values['how'])).toEqual([1]);
  await call(contract.closePlace, { id, closed: false, version: closed.version });
  expect((await post(again.link, 'answers', step({ how: 3 }))).status).toBe(200);
});

test('what is not of this place is refused, and nothing of it is kept', async () => {
  const one = await place();
  const two = await place('device', one.survey);
  const poster = await place('poster', one.survey);
  const begun = step({ how: 3 }, { done: false });
  expect((await post(one.link, 'answers', begun)).status).toBe(200);
  expect((await post(two.link, 'answers', { ...begun, values: { how: 1 }, done: true })).status).toBe(400);
  for (const [body, status] of [
    [step({ how: 9 }), 400],
    [step({ nobody: 1 }), 400],
    [step({ how: 3 }, { key: 'mine' }), 400],
    [step({ how: 3 }, { edition: 7 }), 410],
    [step({ how: 3 }, { age: { clock: 'now', running: null } }), 400],
    [step({ how: 'x'.repeat(310_000) }), 413],
  ] as const)
    expect([body.values, (await post(one.link, 'answers', body)).status]).toEqual([body.values, status]);
  expect((await post(one.link, 'seen', { device: 'mine', waiting: -1 })).status).toBe(400);
  expect((await post(poster.link, 'seen', { device: randomUUID(), waiting: 0 })).status).toBe(400);
  expect((await fetch(pathOf(one.link).slice(0, -2))).status).toBe(404);
  const token = new URL(one.link!).pathname.slice(3);
  expect((await fetch(`${company.app.url}/s/${token}`)).status).toBe(404);
  expect(await responses(one.survey)).toMatchObject([{ state: 'partial', values: { how: 3 } }]);
});

test('a survey that asks nothing, a touchpoint or a name that is not there make no place', async () => {
  const { id } = await call(createSurvey, { name: fresh('Draft'), about: 'touchpoint', draft });
  const settings = { kind: 'poster', name: 'Door', touchpoint: 'store', tradingName: null } as const;
  await expect(call(contract.createPlace, { ...settings, survey: id })).rejects.toThrow(/published/);
  const of = await survey();
  await expect(call(contract.createPlace, { ...settings, survey: of, touchpoint: 'nowhere' })).rejects.toThrow(/list/);
});

test('the poster has the code of its address and the words of its languages; the page is of the place', async () => {
  const made = await place('poster');
  const poster = await company.owner.fetch(`/api/v1/places/${made.id}/poster`);
  const text = await poster.text();
  expect([poster.status, text.includes(made.link!), text.includes('<svg'), text.includes('How was it?')]).toEqual([
    200,
    true,
    true,
    true,
  ]);
  const page = await (await fetch(pathOf(made.link))).text();
  expect(page).toContain(`"place":"${made.name}"`);
  expect(page).toContain('"way":"page"');
});

test('without scripts a scanned code is answered by the button of a form; a device says that it needs them', async () => {
  const { link, survey: of, name } = await place('poster');
  const form = await (await fetch(pathOf(link))).text();
  expect(form).toContain(`How was ${name} of Acme?`);
  const key = /name="key" value="([^"]+)"/.exec(form)![1]!;
  const post = async (to: string | null) => {
    const body = new URLSearchParams({ key, edition: '1', score: '3' });
    return (await fetch(pathOf(to), { method: 'POST', body })).status;
  };
  expect([await post(link), await post(link)]).toEqual([200, 200]);
  const values = { how: 3, place: name, company: 'Acme' };
  expect(await responses(of)).toMatchObject([{ state: 'complete', way: 'qr', touchpoint: 'store', values }]);
  const till = await place();
  const [plain = ''] = /<noscript>[^]*<\/noscript>/.exec(await (await fetch(pathOf(till.link))).text()) ?? [];
  expect([plain.includes('need JavaScript'), plain.includes('<form'), await post(till.link)]).toEqual([
    true,
    false,
    400,
  ]);
});
