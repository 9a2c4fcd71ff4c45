import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { importSurvey } from '#core/listening/survey/exchange/import-survey.ts';
import { plainId } from '#core/contract/codecs.ts';
import { resolveConversation, replyToConversation, readConversation } from '#core/contract/desk.ts';
import { listAnswers, listAsks } from '#core/contract/listening.ts';
import { createSurvey, listResponses, listSurveys, publishSurvey } from '#core/contract/surveys.ts';
import { createPlace } from '#core/contract/places.ts';
import { axe, fakeMedia, launchBrowser } from '#test/browser.ts';
import { customerWrites, testCompany } from '#test/company-app.ts';
import { cuttingProxy } from '#test/fakes/cutting-proxy.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const company = await testCompany();
const { owner } = company;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(fakeMedia);
});
afterAll(() => browser.close());

test('a survey is written, published and answered, in Arabic from right to left', async () => {
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/listening/surveys`);
  await page.getByRole('button', { name: 'New survey' }).click();
  await page.getByRole('menuitem', { name: 'Would recommend us (NPS)' }).click();
  await page.getByRole('button', { name: 'Add a question' }).last().click();
  await page.getByRole('menuitem', { name: 'Several choices' }).click();
  await page.getByRole('textbox', { name: 'Question', exact: true }).fill('What was it about?');
  const asked = page.getByRole('group', { name: 'Asked only if', exact: true });
  await asked.getByRole('button', { name: 'Add a condition' }).click();
  const choose = async (list: string, option: string) => {
    await asked.getByRole('combobox', { name: list, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('Question of condition 1', 'How likely are you to recommend {company} to a friend or colleague?');
  await choose('Comparison of condition 1', 'is at most');
  await choose('Value of condition 1', '6');
  const frame = page.frameLocator('iframe[title="As customers see it"]');
  await frame.getByText('How likely are you to recommend Acme').waitFor();
  // The second one is that of when it asks, below.
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Edition 1', { exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Questions for SurveyJS (JSON)' }).click();
  const file = importSurvey(JSON.parse(await readFile(await (await download).path(), 'utf8')));
  expect([file.left, JSON.stringify(file.definition)]).toEqual([[], expect.stringContaining('{nps} <= 6')]);
  const link = await page.getByRole('link', { name: 'Open its page' }).getAttribute('href');
  await context.close();
  const visitor = await (await browser.newContext({ locale: 'ar' })).newPage();
  await visitor.goto(`${company.app.url}${new URL(link!).pathname}`);
  await visitor.getByRole('radio', { name: '9', exact: true }).check({ force: true });
  expect(await visitor.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await axe(visitor)).toEqual([]);
  const { items } = await owner.call(listSurveys, {});
  const survey = items.find(({ scale }) => scale === 'nps')!.id;
  const given = async () => (await owner.call(listResponses, { survey })).items;
  await until(async () => (await given())[0]?.values['nps'] === 9, 'the score is kept before anything is sent');
  const shown = () =>
    visitor
      .locator('[data-stage=asking], [data-stage=done]')
      .innerText({ timeout: 1000 })
      .catch(() => null);
  const done = visitor.locator('[data-stage=done]');
  while ((await done.count()) === 0) {
    const before = await shown();
    await visitor.locator('button.send').click();
    await until(async () => ![before, null].includes(await shown()), 'the next page');
  }
  await until(async () => (await given())[0]!.state === 'complete', 'the end is kept');
  expect(await given()).toMatchObject([{ state: 'complete', source: 'volunteered', language: 'ar', customer: null }]);
});

test('what is written is seen as each channel carries it, and what it cannot carry is said', async () => {
  const nps = { type: 'rating', name: 'nps', scale: 'nps', title: 'Recommend {company}?' };
  const pages = [{ name: 'one', elements: [nps, { type: 'comment', name: 'why', title: 'Why?' }] }];
  const draft = { hidden: [{ name: 'company' }], pages };
  const { id } = await owner.call(createSurvey, { name: 'Channels', about: 'contact', draft });
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/listening/surveys/${id}`);
  const seen = async (place: string) => {
    await page.getByRole('combobox', { name: 'Where it is seen' }).click();
    await page.getByRole('option', { name: place, exact: true }).click();
    return page.frameLocator(`iframe[title="${place === 'In a mail' ? 'The mail' : 'As customers see it'}"]`);
  };
  const kiosk = await seen('On a kiosk');
  await kiosk.locator('.kiosk').getByText('Recommend Acme?').waitFor();
  const mail = await seen('In a mail');
  expect(await mail.getByRole('link', { name: '10', exact: true }).getAttribute('href')).toMatch(/\/a\/.+\?s=10$/);
  const chat = await seen('In the chat');
  await chat.getByRole('radio', { name: '10: Extremely likely' }).check({ force: true });
  await chat.getByText('Thank you').waitFor();
  const inPage = await seen('In pages of yours');
  await inPage.getByRole('region', { name: 'A question from Acme' }).getByText('Recommend Acme?').waitFor();
  await seen('As a text message');
  await page.getByText(/^[12] segments? of GSM-7/).waitFor();
  expect(await axe(page)).toEqual([]);
  await seen('In a mail');
  await page.getByRole('button', { name: /^Move Recommend .* down$/ }).click();
  await page.getByText('The first question has no scale').waitFor();
  await context.close();
  expect((await owner.call(listResponses, { survey: id })).items).toEqual([]);
});

async function askedByMail(): Promise<string> {
  const { thread } = await customerWrites(company, { text: 'Where is it?', name: 'Amina' });
  await until(() => owner.call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await owner.call(replyToConversation, { id: thread, text: 'Here.' });
  const { version } = await owner.call(readConversation, { id: thread });
  await owner.call(resolveConversation, { id: thread, version });
  company.app.world.pass(31 * 60_000);
  const sent = async () =>
    (await owner.call(listAsks, {})).items.find((ask) => ask.conversation === thread && ask.sentAt !== null);
  await until(sent, 'the question was sent');
  const { rows } = await company.app.owner.query<{ text: string }>(
    `select text from channels.message where thread = $1 and text like '%/a/%'`,
    [plainId('cnv', thread)],
  );
  return `${company.app.url}${/\/a\/\S+/.exec(rows[0]!.text)![0]}`;
}

test('a link of a mail answers with one click by a person, and not by a program that opens it', async () => {
  const address = await askedByMail();
  const program = await (await browser.newContext()).newPage();
  await program.goto(`${address}?s=2`);
  await program.locator('.survey').waitFor();
  await program.close();
  const person = await (await browser.newContext()).newPage();
  await person.goto(`${address}?s=4`);
  await person.locator('input:checked').waitFor({ state: 'attached' });
  expect((await owner.call(listAnswers, { scale: 'csat5' })).items).toEqual([]);
  const opened = person.waitForResponse(/\/opened$/);
  await person.mouse.move(200, 200);
  const scores = async () => (await owner.call(listAnswers, { scale: 'csat5' })).items.map(({ score }) => score);
  await until(async () => (await scores()).length > 0, 'a sign of life is enough');
  expect(await scores()).toEqual([4]);
  expect((await opened).status()).toBe(204);
  await person.locator('button.send').click();
  await person.locator('[data-stage=done]').waitFor();
  await person.goto(`${address}?s=1`);
  await person.getByText('You have answered already').waitFor();
  expect(await scores()).toEqual([4]);
});

/** A real picture whose file says where it was taken. */
const photo = Buffer.concat([
  Buffer.from('ffd8ffe1001a', 'hex'),
  Buffer.from('Exif\0\0GPS 52.5163N 13E', 'latin1'),
  Buffer.from(
    'ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc0000b080001000101011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f0037ffd9',
    'hex',
  ),
]);

test('a voice is recorded and a photo handed in; both are kept, the photo without where it was taken', async () => {
  const elements = [
    { type: 'file', name: 'voice', takes: 'voice', title: 'Say it' },
    { type: 'file', name: 'photo', takes: 'photo', title: 'Show it' },
  ];
  const draft = { pages: [{ name: 'p', elements }] };
  const { id, version } = await owner.call(createSurvey, { name: 'Voices', about: 'contact', draft });
  const { link } = await owner.call(publishSurvey, { id, version });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${company.app.url}${new URL(link!).pathname}`);
  await page.getByRole('button', { name: 'Record your voice' }).click();
  await page.getByRole('button', { name: /Stop recording – Recording: [1-9]/ }).click();
  await page.getByText(/^voice\.(webm|m4a)$/).waitFor();
  const chosen = { name: 'door.jpg', mimeType: 'image/jpeg', buffer: photo };
  await page.getByLabel('Take or choose a photo').setInputFiles(chosen);
  await page.getByText('door.jpg').waitFor();
  await page.locator('button.send').click();
  await page.locator('[data-stage=done]').waitFor();
  const [response] = (await owner.call(listResponses, { survey: id })).items;
  const files = response!.values as Record<'voice' | 'photo', Array<{ id: string; type: string; size: number }>>;
  expect([files.voice[0]!.type, files.voice[0]!.size > 1000]).toEqual([expect.stringMatching(/^audio\//), true]);
  const kept = await owner.fetch(`/api/v1/responses/${response!.id}/files/${files.photo[0]!.id}`);
  const bytes = Buffer.from(await kept.arrayBuffer());
  expect([kept.headers.get('content-type'), bytes.includes('GPS'), bytes.length > 100]).toEqual([
    'image/jpeg',
    false,
    true,
  ]);
});

test('a device that is offline for a day opens and answers all the same; each answer counts once, with its own time', async () => {
  const faces = { type: 'rating', name: 'faces', scale: 'faces3', title: 'How was it?', isRequired: true };
  const draft = { pages: [{ name: 'one', elements: [faces] }] };
  const { id, version } = await owner.call(createSurvey, { name: 'At the till', about: 'touchpoint', draft });
  await owner.call(publishSurvey, { id, version });
  const till = { kind: 'device', survey: id, name: 'Till', touchpoint: 'store', tradingName: null } as const;
  const { link } = await owner.call(createPlace, till);
  const context = await browser.newContext();
  const page = await context.newPage();
  const hour = 3_600_000;
  await context.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + Number(localStorage.getItem('hours') ?? 0) * 3_600_000;
  });
  const way = await cuttingProxy(company.app.url);
  await page.goto(`${way.url}${new URL(link!).pathname}`);
  const isKept = async () => {
    const keys = await page.evaluate(async () => {
      const found = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return found.flat().map(({ url }) => new URL(url).pathname);
    });
    return (
      keys.some((path) => path.startsWith('/p/')) && page.evaluate(() => navigator.serviceWorker.controller !== null)
    );
  };
  await until(isKept, 'the page is kept');
  const say = async (called: string) => {
    await page.getByRole('radio', { name: called, exact: true }).click({ force: true });
    await page.getByText('Thank you.').waitFor({ timeout: 10_000 });
  };
  let hours = 0;
  const later = async (more: number) => {
    hours += more;
    company.app.world.pass(more * hour);
    await page.evaluate((now) => localStorage.setItem('hours', String(now)), hours);
    await page.reload();
  };
  // Not by the browser's own switch: under load what a worker sends slips past it.
  await way.close();
  await say('Happy');
  await later(10);
  await say('Unhappy');
  await later(14);
  await page.getByText('How was it?').waitFor();
  const given = async () => (await owner.call(listResponses, { survey: id })).items;
  expect(await given()).toEqual([]);
  await way.open();
  await page.reload();
  await until(async () => (await given()).length === 2, 'both answers');
  const now = company.app.world.now().getTime();
  const ages = (await given()).map(({ values, completedAt }) => [
    values['faces'],
    Math.round((now - Date.parse(completedAt!)) / hour),
  ]);
  expect(ages.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [1, 14],
    [3, 24],
  ]);
  const kept = await page.evaluate(async () => {
    const found = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return found.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => !path.startsWith('/survey/'))).toEqual([new URL(link!).pathname]);
  await context.close();
});
