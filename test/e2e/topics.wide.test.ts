import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser } from 'playwright-core';
import { plainId } from '#core/contract/codecs.ts';
import { listLabelItems, listLabelSamples } from '#core/contract/labels.ts';
import { listTopics, listTopicTexts } from '#core/contract/topics.ts';
import { axe, launchBrowser } from '#test/browser.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let company: TestCompany;
beforeAll(async () => {
  [browser, company] = await Promise.all([launchBrowser(), testCompany()]);
});
afterAll(() => browser.close());

test('topics begin with the starter, a rule is changed with what it finds beside it, and chips beside a message say otherwise', async () => {
  const { owner } = company;
  const { thread } = await customerWrites(company, { text: 'The zither arrived broken', name: 'Ann' });
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/listening/topics`);
  await page.getByRole('button', { name: 'Begin with the starter' }).click();
  await page.getByRole('link', { name: 'Damaged or broken' }).click();
  const texts = page.getByRole('list', { name: 'What they write' });
  await texts.getByText('The zither arrived broken').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Rules, one a line' }).fill('zither\n"oops');
  await page.getByText('A quotation mark is not closed.').waitFor();
  await page.getByRole('textbox', { name: 'Rules, one a line' }).fill('zither');
  await page.getByRole('list', { name: 'What the rules find' }).getByText('zither', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  const topic = async () => (await owner.call(listTopics, {})).items.find(({ name }) => name === 'Damaged or broken')!;
  await until(async () => (await topic()).rules.length === 1, 'the rule is kept');
  await page.goto(`${company.app.url}/inbox/${thread}`);
  await page.getByRole('button', { name: 'Topic: Damaged or broken' }).click();
  await page.getByRole('button', { name: 'It is not about that' }).click();
  const { id } = await topic();
  await until(async () => (await owner.call(listTopicTexts, { id })).items.length === 0, 'the correction');
  await page.getByRole('button', { name: 'Topic: Damaged or broken' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'It is about another topic' }).click();
  await page.getByRole('menuitem', { name: 'Price' }).click();
  await page.getByRole('button', { name: 'Topic: Price' }).waitFor();
  for (const path of ['/listening/topics', '/listening/topics/new']) {
    await page.goto(`${company.app.url}${path}`);
    await page.getByRole('link', { name: 'Topics' }).waitFor();
    expect(await axe(page)).toEqual([]);
  }
  await context.close();
});

test('whoever labels a text says which emotions it shows, by keys or buttons, and may begin the text again', async () => {
  const { owner, app } = company;
  for (let week = 1; week <= 10; week++)
    await customerWrites(company, { text: `Where is my parcel, I have waited for ${week} weeks now`, name: 'Bea' });
  const undrawn = async () => (await owner.call(listLabelSamples, {})).languages[0];
  await until(async () => ((await undrawn())?.texts ?? 0) >= 10, 'the words are read');
  const context = await contextFor(browser, wideScreen, { url: app.url, client: owner });
  const page = await context.newPage();
  await page.goto(`${app.url}/listening/labels`);
  await page.getByRole('button', { name: 'Draw texts' }).click();
  await page.getByRole('button', { name: 'Negative', exact: true }).click();
  const [item] = (await owner.call(listLabelItems, {})).items;
  const emotions = page.getByRole('group', { name: 'Which emotions does it show?' });
  await emotions.waitFor();
  await page.keyboard.press('z');
  await emotions.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Negative', exact: true }).click();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Anger', exact: true, pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Worry', exact: true }).click();
  expect(await page.getByRole('button', { name: 'None of these', exact: true }).isDisabled()).toBe(true);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  const kept = () =>
    app.owner.query('select said, emotions from listening.label where reading = $1', [plainId('rdg', item!.id)]);
  await until(async () => (await kept()).rows.length === 1, 'the label is kept');
  expect((await kept()).rows).toEqual([{ said: 'negative', emotions: ['anger', 'worry'] }]);
  await context.close();
});
