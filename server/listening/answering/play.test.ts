import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { listAnswers } from '#core/contract/listening.ts';
import * as contract from '#core/contract/surveys.ts';
import { readLeftAnswers } from '../sentiment/past/answers.ts';
import { releaseLoose } from './uploads.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const rating = { type: 'rating', name: 'how', scale: 'csat5', rateMin: 1, rateMax: 5, isRequired: true };
const why = { type: 'comment', name: 'why', visibleIf: '{how} <= 2', isRequired: true };
const draft = {
  hidden: [{ name: 'company' }, { name: 'table' }],
  pages: [
    { name: 'one', elements: [{ ...rating, title: 'How was table {table} of {company}?' }] },
    { name: 'two', elements: [why, { type: 'checkbox', name: 'what', choices: ['food', 'music'] }] },
  ],
};

async function published(given: Record<string, unknown> = draft) {
  const { id, version } = await call(contract.createSurvey, {
    name: fresh('Table'),
    about: 'touchpoint',
    draft: given,
  });
  return call(contract.publishSurvey, { id, version });
}
const addressOf = (link: string) => company.app.url + new URL(link).pathname;
interface Sent {
  key: string;
  edition?: number;
  values: Record<string, unknown>;
  page?: string | null;
  hidden?: Record<string, string>;
  done?: boolean;
}
const send = async (link: string, { edition = 1, page = null, done = false, ...rest }: Sent) => {
  const answer = await fetch(`${addressOf(link)}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ edition, page, done, language: 'en', ...rest }),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { done?: boolean; faults?: unknown[]; detail?: string },
  };
};
const responses = async (survey: string) => (await call(contract.listResponses, { survey })).items;

test('pages are kept one by one, answers to questions that went are dropped at the end, and nobody is invented', async () => {
  const { id, link } = await published();
  const key = randomUUID();
  expect(
    (await send(link!, { key, values: { how: 2 }, page: 'two', hidden: { table: '7', admin: 'yes' } })).body,
  ).toEqual({
    done: false,
    faults: [],
  });
  expect(await responses(id)).toMatchObject([{ state: 'partial', values: { how: 2, table: '7', company: 'Acme' } }]);
  const unfinished = await send(link!, { key, values: { what: ['food'] }, done: true });
  expect(unfinished.body).toMatchObject({ done: false, faults: [{ question: 'why' }] });
  await send(link!, { key, values: { why: 'Cold soup' }, page: 'two' });
  expect((await send(link!, { key, values: { how: 4 }, done: true })).body).toEqual({ done: true, faults: [] });
  const [whole] = await responses(id);
  expect(whole).toMatchObject({ state: 'complete', source: 'volunteered', customer: null, edition: 1 });
  expect(whole!.values).toEqual({ how: 4, what: ['food'], table: '7', company: 'Acme' });
  const { items } = await call(listAnswers, { survey: id });
  expect(items).toMatchObject([{ question: 'how', scale: 'csat5', score: 4, words: '', customer: null, ask: null }]);
  const spine = await company.app.owner.query(`select 1 from touchpoints.interaction where kind = 'feedback.given'`);
  expect(spine.rows).toEqual([]);
});

test('the same again changes nothing, and what is done stays', async () => {
  const { id, link } = await published();
  const key = randomUUID();
  const page = { key, values: { how: 5 }, done: true };
  await Promise.all([send(link!, page), send(link!, page), send(link!, page)]);
  expect((await send(link!, { key, values: { how: 1 }, done: true })).body).toEqual({ done: true, faults: [] });
  const all = await responses(id);
  expect(all.map(({ values }) => values['how'])).toEqual([5]);
});

test('words of a response stand with how they read, by their question, and what was only chosen with none', async () => {
  const elements = [
    { ...rating, showCommentArea: true },
    { type: 'comment', name: 'more' },
  ];
  const { id, link } = await published({ pages: [{ name: 'one', elements }] });
  const given = { how: 2, 'how-Comment': 'This is terrible, I hate it', more: 'But thank you, you were wonderful!' };
  for (const values of [{ how: 2 }, given]) await send(link!, { key: randomUUID(), values, done: true });
  await readLeftAnswers.run(company.app.app, { workspace: company.workspace });
  const withWords = await until(
    async () => (await responses(id)).find(({ readings }) => readings.length === 2),
    'both words to be read',
  );
  const read = withWords.readings.map(({ question, sentiment, engine }) => [question, sentiment, engine.way]);
  expect(read).toEqual([
    ['how', 'negative', 'learnt'],
    ['more', 'positive', 'learnt'],
  ]);
  expect((await responses(id)).find(({ hasWords }) => !hasWords)!.readings).toEqual([]);
});

test('who began an edition goes on with it when another is published', async () => {
  const { id, link, name, about, version } = await published();
  const key = randomUUID();
  await send(link!, { key, values: { how: 5 }, page: 'two' });
  const other = { pages: [{ name: 'one', elements: [{ ...rating, name: 'else' }] }] };
  const saved = await call(contract.saveSurvey, { id, name, about, draft: other, version });
  await call(contract.publishSurvey, { id, version: saved.version });
  expect((await send(link!, { key, values: { what: [] }, done: true })).body.done).toBe(true);
  expect((await send(link!, { key: randomUUID(), values: { else: 3 }, edition: 2, done: true })).body.done).toBe(true);
  expect((await responses(id)).map(({ edition, values }) => [edition, values['how'] ?? values['else']])).toEqual([
    [2, 3],
    [1, 5],
  ]);
});

test('what is no answer is refused and nothing of it is kept', async () => {
  const { id, link } = await published();
  const key = randomUUID();
  for (const values of [{ how: 6 }, { how: '5' }, { nobody: 1 }, { what: ['money'] }, { why: 'x'.repeat(30_000) }]) {
    const { status } = await send(link!, { key, values, done: true });
    expect([values, status]).toEqual([values, 400]);
  }
  expect((await send(link!, { key: 'mine', values: {} })).status).toBe(400);
  expect((await send(link!, { key, edition: 9, values: { how: 5 } })).status).toBe(410);
  expect(await responses(id)).toEqual([]);
});

test('a survey that was put away says so to who comes and who is half-way', async () => {
  const { id, link } = await published();
  expect((await fetch(addressOf(link!))).status).toBe(200);
  await call(contract.archiveSurvey, { id, archived: true });
  expect((await fetch(addressOf(link!))).status).toBe(410);
  expect((await send(link!, { key: randomUUID(), values: { how: 5 } })).status).toBe(410);
  expect((await fetch(`${company.app.url}/s/AAAA.x~y`)).status).toBe(404);
});

test('the page carries the questions and its own values, and nothing in them can run', async () => {
  const title = { en: '</script><script>alert(1)</script>', fr: 'Bonjour' };
  const { link } = await published({ ...draft, title });
  const page = await (await fetch(`${addressOf(link!)}?table=9&lang=fr`)).text();
  expect(page).not.toContain('</script><script>alert');
  expect(page).toContain('"values":{"company":"Acme","table":"9"},"hidden":{"table":"9"}');
  expect(page).toContain('<html lang="fr" dir="ltr">');
  expect(await (await fetch(`${addressOf(link!)}?lang=de`)).text()).toContain('<html lang="en" dir="ltr">');
});

test('of a kind only so many are taken, also of those who come at once; who is one too many is told so and stands in no figure', async () => {
  const quotas = [{ name: 'happy', expression: '{how} >= 4', limit: 2, text: { en: 'Enough happy people.' } }];
  const { id, link } = await published({ ...draft, quotas });
  const happy = () => send(link!, { key: randomUUID(), values: { how: 5 }, done: true });
  const said = (await Promise.all([happy(), happy(), happy(), happy()])).map(({ body }) => body);
  expect(said.filter((body) => 'text' in body)).toEqual([
    { done: true, faults: [], text: 'Enough happy people.' },
    { done: true, faults: [], text: 'Enough happy people.' },
  ]);
  const sad = await send(link!, { key: randomUUID(), values: { how: 1, why: 'Cold' }, done: true });
  expect(sad.body).toEqual({ done: true, faults: [] });
  expect((await call(listAnswers, { survey: id, scale: 'csat5' })).items).toHaveLength(3);
  expect((await responses(id)).filter(({ overQuota }) => overQuota === 'happy')).toHaveLength(2);
});

test('files come with the answer they were handed in with, and with no other', async () => {
  const photo = { type: 'file', name: 'photo', takes: 'photo', allowMultiple: true };
  const { id, link } = await published({ pages: [{ name: 'one', elements: [rating, photo] }] });
  const [key, other] = [randomUUID(), randomUUID()];
  const picture = 'GIF89a picture';
  const hand = async (of: string, name: string, body: string = picture) => {
    const address = `${addressOf(link!)}/files?key=${of}&name=${encodeURIComponent(name)}`;
    const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'image/png' }, body });
    return { status: answer.status, file: (await answer.json()) as { id: string; name: string } };
  };
  const { file } = await hand(key, '../../table.png');
  expect(file).toMatchObject({ name: 'table.png', type: 'image/gif', size: 14 });
  expect((await hand(key, 'empty.png', '')).status).toBe(400);
  const without = await published();
  const elsewhere = `${addressOf(without.link!)}/files?key=${key}&name=x.png`;
  const refused = await fetch(elsewhere, { method: 'POST', headers: { 'content-type': 'image/png' }, body: 'x' });
  expect(await refused.json()).toMatchObject({ detail: 'This survey asks for no files.' });
  const stolen = await send(link!, { key: other, values: { how: 5, photo: [file] }, done: true });
  expect(stolen.status).toBe(400);
  const given = { ...file, name: 'something-else.exe' };
  expect((await send(link!, { key, values: { how: 5, photo: [given] }, done: true })).body.done).toBe(true);
  const [response] = await responses(id);
  expect(response!.values['photo']).toEqual([file]);
  const read = await company.owner.fetch(`/api/v1/responses/${response!.id}/files/${file.id}`);
  expect([read.status, await read.text(), read.headers.get('content-type')]).toEqual([200, picture, 'image/gif']);
});

test('a question takes the files it says, by their bytes and size; a link for everybody not more than a day’s', async () => {
  const voice = { type: 'file', name: 'voice', takes: 'voice' };
  const small = { type: 'file', name: 'small', title: 'A small proof', acceptedTypes: 'image/*,.pdf', maxSize: 20 };
  const { id, link } = await published({ pages: [{ name: 'one', elements: [rating, voice, small] }] });
  const key = randomUUID();
  const hand = async (name: string, body: string, type = 'image/png') => {
    const to = `${addressOf(link!)}/files?key=${key}&name=${name}`;
    const answer = await fetch(to, { method: 'POST', headers: { 'content-type': type }, body });
    return { status: answer.status, file: (await answer.json()) as { id: string; detail?: string } };
  };
  const give = async (question: string, file: object) =>
    (await send(link!, { key, values: { how: 5, [question]: [file] } })).body;
  expect(await hand('evil.png', '<html>')).toMatchObject({
    status: 400,
    file: { detail: '“evil.png” is of a kind that “A small proof” does not take.' },
  });
  expect((await hand('large.gif', 'GIF89a and more than that')).file.detail).toContain('takes: 20 bytes at most.');
  const [gif, sound] = [(await hand('a.gif', 'GIF89a')).file, (await hand('a.wav', 'RIFF....WAVE')).file];
  expect((await give('voice', gif)).detail).toBe('“a.gif” is of a kind that “voice” does not take.');
  expect((await give('small', sound)).detail).toContain('of a kind');
  expect([await give('small', gif), await give('voice', sound)]).toEqual(Array(2).fill({ done: false, faults: [] }));
  const given = `from listening.survey where survey.id = upload.survey and survey.key = $2`;
  const { key: called } = await call(contract.openSurvey, { id });
  await company.app.owner.query(`update listening.upload set size = $1, taken = true ${given}`, [
    2 * 1024 ** 3,
    called,
  ]);
  expect((await hand('b.gif', 'GIF89a')).status).toBe(503);
  await company.app.owner.query(`update listening.upload set size = $1 ${given}`, [1024 ** 3, called]);
  expect((await hand('b.gif', 'GIF89a')).status).toBe(200);
});

test('what was handed in and never sent is gone after a day', async () => {
  const { link } = await published({ pages: [{ name: 'one', elements: [{ type: 'file', name: 'voice' }] }] });
  const address = `${addressOf(link!)}/files?key=${randomUUID()}&name=voice.webm`;
  await fetch(address, { method: 'POST', headers: { 'content-type': 'audio/webm' }, body: 'words' });
  const left = async () =>
    (await company.app.owner.query(`select 1 from listening.upload where name = 'voice.webm'`)).rows.length;
  expect(await left()).toBe(1);
  company.app.world.pass(25 * 3_600_000);
  await company.app.app.database.inWorkspace(company.workspace, (tx) => releaseLoose(tx, company.app.app, 10));
  expect(await left()).toBe(0);
});

/** The form that a browser without scripts shows, filled in as it is sent. */
async function plainly(page: string) {
  const [form = ''] = /<noscript>[^]*<\/noscript>/.exec(await (await fetch(page)).text()) ?? [];
  const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)].map((found) => [
    found[1]!,
    found[2]!,
  ]);
  const post = async (fields: Record<string, string>) => {
    const body = new URLSearchParams([...hidden, ...Object.entries(fields)]);
    const answer = await fetch(page, { method: 'POST', body });
    return [answer.status, await answer.text()] as const;
  };
  return { form, post };
}

test('without scripts the first question of a link is answered by the button of a form; what else is asked stays open', async () => {
  const { id, link } = await published();
  const { form, post } = await plainly(`${addressOf(link!)}?table=7`);
  expect([form.includes('How was table 7 of Acme?'), form.match(/type="radio"/g)?.length]).toEqual([true, 5]);
  for (const wrong of [{}, { score: '6' }, { score: '3', key: 'mine' }, { score: '3', edition: '99' }])
    expect([wrong, (await post(wrong))[0]]).toEqual([wrong, 'edition' in wrong ? 410 : 400]);
  expect(await responses(id)).toEqual([]);
  const [status, text] = await post({ score: '4' });
  expect([status, text.includes('Thank you. We read every answer.')]).toEqual([200, true]);
  const values = { how: 4, table: '7', company: 'Acme' };
  expect(await responses(id)).toMatchObject([{ state: 'partial', source: 'volunteered', way: 'link', values }]);
});

test('where that is all it is complete, once, in the language of the browser; an anonymous survey needs scripts', async () => {
  const elements = [{ ...rating, title: { en: 'How?', ar: 'كيف؟' }, showCommentArea: true }];
  const { id, link } = await published({ languages: ['en', 'ar'], pages: [{ name: 'one', elements }] });
  const { form, post } = await plainly(`${addressOf(link!)}?lang=ar`);
  expect(form).toContain('كيف؟');
  const sent = await Promise.all([post({ score: '2', words: 'Cold' }), post({ score: '2', words: 'Cold' })]);
  expect(sent.map(([status]) => status)).toEqual([200, 200]);
  expect(sent[0][1]).toContain('dir="rtl"');
  expect(await responses(id)).toMatchObject([
    { state: 'complete', language: 'ar', values: { how: 2, 'how-Comment': 'Cold' } },
  ]);
  await company.app.owner.query(`update listening.survey set anonymous = true where key = $1`, [
    (await call(contract.openSurvey, { id })).key,
  ]);
  const unnamed = await plainly(addressOf(link!));
  expect(unnamed.form).toContain('need JavaScript');
  expect((await unnamed.post({ score: '5', key: randomUUID(), edition: '1' }))[0]).toBe(400);
  expect(await responses(id)).toHaveLength(1);
});
