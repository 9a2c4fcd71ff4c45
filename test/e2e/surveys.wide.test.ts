import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser } from 'playwright-core';
import { plainId } from '#core/contract/codecs.ts';
import { resolveConversation, replyToConversation, readConversation } from '#core/contract/desk.ts';
import { listAnswers, listAsks } from '#core/contract/listening.ts';
import { listResponses, listSurveys } from '#core/contract/surveys.ts';
import { axe, launchBrowser } from '#test/browser.ts';
import { customerWrites, testCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { contextFor, wideLight } from './look.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const company = await testCompany();
const { owner } = company;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a survey is written, published and answered, in Arabic from right to left', async () => {
  const context = await contextFor(browser, wideLight, { url: company.app.url, client: owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/listening/surveys`);
  await page.getByRole('button', { name: 'New survey' }).click();
  await page.getByRole('menuitem', { name: 'Would recommend us (NPS)' }).click();
  await page.getByRole('button', { name: 'Add a question' }).last().click();
  await page.getByRole('menuitem', { name: 'Several choices' }).click();
  await page.getByRole('textbox', { name: 'Question', exact: true }).fill('What was it about?');
  const frame = page.frameLocator('iframe[title="As customers see it"]');
  await frame.getByText('How likely are you to recommend Acme').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Edition 1', { exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
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
  await person.mouse.move(200, 200);
  const scores = async () => (await owner.call(listAnswers, { scale: 'csat5' })).items.map(({ score }) => score);
  await until(async () => (await scores()).length > 0, 'a sign of life is enough');
  expect(await scores()).toEqual([4]);
  await person.locator('button.send').click();
  await person.locator('[data-stage=done]').waitFor();
  await person.goto(`${address}?s=1`);
  await person.getByText('You have answered already').waitFor();
  expect(await scores()).toEqual([4]);
});
