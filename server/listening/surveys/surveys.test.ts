import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/surveys.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const asking = (title: string) => ({
  pages: [
    { name: 'page1', elements: [{ type: 'rating', name: 'nps1', scale: 'nps', rateMin: 0, rateMax: 10, title }] },
  ],
});
const only = ({ id, name, about, version }: Awaited<ReturnType<typeof begin>>) => ({ id, name, about, version });
const begin = (title: string) =>
  call(contract.createSurvey, { name: fresh('How likely'), about: 'relationship', draft: asking(title) });

test('the survey after a conversation is there from the start, published and asking', async () => {
  const { items } = await call(contract.listSurveys, {});
  expect(items.find(({ key }) => key === 'csat')).toMatchObject({ edition: 1, scale: 'csat5', active: true });
});

test('what was published stays as it was, and what is changed waits to be published', async () => {
  const begun = await begin('Would you?');
  expect(begun).toMatchObject({ edition: null, changed: true, scale: null, active: false, link: null });
  const first = await call(contract.publishSurvey, { id: begun.id, version: begun.version });
  expect(first).toMatchObject({ edition: 1, changed: false, scale: 'nps' });
  expect(first.link).toMatch(/\/s\/[\w-]+\./);
  const { id, name, about } = first;
  const changed = await call(contract.saveSurvey, {
    id,
    name,
    about,
    draft: asking('Will you?'),
    version: first.version,
  });
  expect(changed).toMatchObject({ edition: 1, changed: true });
  const shown = await call(contract.readEdition, { id, number: '1' });
  expect([shown.definition, shown.publishedBy?.name]).toEqual([asking('Would you?'), 'Ada Lovelace']);
  await call(contract.publishSurvey, { id, version: changed.version });
  const { items } = await call(contract.listEditions, { id });
  expect(items.map(({ number, responses }) => [number, responses])).toEqual([
    [2, 0],
    [1, 0],
  ]);
});

test('saving what is published anyway leaves nothing to publish', async () => {
  const { id, version } = await begin('Same?');
  const { name, about, version: next } = await call(contract.publishSurvey, { id, version });
  const same = await call(contract.saveSurvey, { id, name, about, draft: asking('Same?'), version: next });
  expect(same.changed).toBe(false);
  await expect(call(contract.publishSurvey, { id, version: same.version })).rejects.toMatchObject({ type: 'conflict' });
});

test('what customers could not answer is not published, and says where it is wrong', async () => {
  const wrong = (draft: Record<string, unknown>) =>
    call(contract.createSurvey, { name: 'Wrong', about: 'contact', draft });
  const publish = async (draft: Record<string, unknown>) => {
    const { id, version } = await wrong(draft);
    return call(contract.publishSurvey, { id, version });
  };
  await expect(publish({ pages: [] })).rejects.toMatchObject({ type: 'invalid' });
  await expect(publish({ pages: [{ name: 'a', elements: [{ type: 'html', name: 'x' }] }] })).rejects.toMatchObject({
    type: 'invalid',
  });
  const far = { type: 'rating', name: 'how', rateMax: 'far' };
  await expect(publish({ pages: [{ name: 'a', elements: [far] }] })).rejects.toMatchObject({
    type: 'invalid',
    message: expect.stringContaining('page “a”, question “how”: rateMax must be a'),
  });
  const loose = { type: 'comment', name: 'why', visibleIf: '{nobody} = 1' };
  await expect(publish({ pages: [{ name: 'a', elements: [loose] }] })).rejects.toMatchObject({
    type: 'invalid',
    message: expect.stringContaining('nobody'),
  });
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

async function sendPicture(survey: string, bytes: Buffer): Promise<Response> {
  return company.owner.fetch(`/api/v1/surveys/${survey}/pictures?name=logo.png`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
}

test('an edition keeps its look and its logo; nothing else passes for a picture', async () => {
  const other = await begin('Other');
  const { id } = other;
  const sent = await sendPicture(id, png);
  expect(sent.status).toBe(201);
  const picture = (await sent.json()) as { id: string; address: string };
  for (const [bytes, status] of [
    [Buffer.from('<svg onload="alert(1)">'), 415],
    [Buffer.concat([png, Buffer.alloc(512 * 1024)]), 413],
  ] as const)
    expect((await sendPicture(id, bytes)).status).toBe(status);
  const look = { accent: '#0055aa', ground: '#0d2b45', corners: 3, logo: picture.id };
  const publish = async (survey: typeof other, with_: object) => {
    const { version } = await call(contract.saveSurvey, {
      ...only(survey),
      draft: { ...asking('Nice?'), look: with_ },
    });
    const { link } = await call(contract.publishSurvey, { id: survey.id, version });
    return (await fetch(`${company.app.url}${new URL(link!).pathname}`)).text();
  };
  const page = await publish(other, look);
  expect(page).toContain('--ground:#0d2b45');
  expect(page).toContain(`"logo":"${picture.address}"`);
  const shown = await fetch(`${company.app.url}${picture.address}`);
  expect([shown.headers.get('content-type'), shown.headers.get('content-security-policy')]).toEqual([
    'image/png',
    "sandbox; default-src 'none'",
  ]);
  expect((await fetch(`${company.app.url}${picture.address}x`)).status).toBe(404);
  expect(await publish(await begin('Theirs'), look)).not.toContain('/survey/pictures/');
  const evil = { accent: 'red}body{display:none' };
  await expect(publish(await begin('Evil'), evil)).rejects.toMatchObject({ type: 'invalid' });
});

test('responses go out as files, by everything that was asked, and what a spreadsheet would run is words', async () => {
  const begun = await begin('Export?');
  const questions = (extra: object[]) => ({
    pages: [{ name: 'p', elements: [{ type: 'rating', name: 'nps1', scale: 'nps' }, ...extra] }],
  });
  const edition = async (extra: object[], version: number) => {
    const saved = await call(contract.saveSurvey, { ...only(begun), version, draft: questions(extra) });
    return call(contract.publishSurvey, { id: begun.id, version: saved.version });
  };
  const first = await edition([{ type: 'comment', name: 'why' }], begun.version);
  const give = async (number: number, values: object) => {
    const step = { key: crypto.randomUUID(), edition: number, values, page: 'p', language: 'en', done: true };
    const sent = await fetch(`${company.app.url}${new URL(first.link!).pathname}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(step),
    });
    expect(await sent.json()).toMatchObject({ done: true });
  };
  await give(1, { nps1: 9, why: '=HYPERLINK("https://evil.example")' });
  await edition([{ type: 'checkbox', name: 'about', choices: ['a', 'b'] }], first.version);
  await give(2, { nps1: 3, about: ['a', 'b'] });
  const file = (form: string) => company.owner.fetch(`/api/v1/surveys/${begun.id}/responses.${form}`);
  const csv = await file('csv');
  expect(csv.headers.get('content-disposition')).toContain('attachment');
  const [head, one, two] = (await csv.text()).split('\r\n');
  expect(head).toMatch(/^\uFEFF?response,edition,state,.*,completed_at,nps1,about,why$/);
  expect(one).toMatch(/^rsp_\w+,1,complete,volunteered,.*,9,,"'=HYPERLINK\(""https:\/\/evil.example""\)"$/);
  expect(two).toMatch(/,3,a; b,$/);
  const json = (await (await file('json')).json()) as Array<{ edition: number; data: unknown }>;
  expect(json.map(({ edition: number, data }) => [number, data])).toEqual([
    [1, { nps1: 9, why: '=HYPERLINK("https://evil.example")' }],
    [2, { nps1: 3, about: ['a', 'b'] }],
  ]);
  const { rows } = await company.app.owner.query<{ count: number }>(
    `select count(*)::int as count from people.audit where action = 'survey.export-responses' and detail->>'name' = $1`,
    [begun.name],
  );
  expect(rows[0]!.count).toBe(2);
  expect((await fetch(`${company.app.url}/api/v1/surveys/${begun.id}/responses.csv`)).status).toBe(401);
});

test('two who edit at once do not write over each other; what was put away comes back', async () => {
  const { id, name, about, version } = await begin('Both?');
  await call(contract.saveSurvey, { id, name, about, draft: asking('One'), version });
  await expect(call(contract.saveSurvey, { id, name, about, draft: asking('Other'), version })).rejects.toMatchObject({
    type: 'conflict',
  });
  const has = async (archived: 'true' | 'false') =>
    (await call(contract.listSurveys, { archived })).items.some((survey) => survey.id === id);
  await call(contract.archiveSurvey, { id, archived: true });
  expect([await has('false'), await has('true')]).toEqual([false, true]);
  await call(contract.archiveSurvey, { id, archived: false });
  expect([await has('false'), await has('true')]).toEqual([true, false]);
});
