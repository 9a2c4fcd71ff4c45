import { beforeAll, expect, test } from 'vitest';
import { axe } from '#test/browser.ts';
import { contextFor, wideScreen } from './look.ts';
import { demoStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await demoStage(600);
});

test('what is wanted is worked out while it is typed, kept, and followed through the month', async () => {
  const context = await contextFor(stage.browser, wideScreen, { url: stage.url, client: stage.owner });
  const page = await context.newPage();
  await page.goto(`${stage.url}/listening/plan`);
  const chat = page.getByRole('row').filter({ hasText: 'Chat' });
  const wanted = page.getByRole('textbox', { name: 'Answers wanted: Chat' });
  await chat.getByText('everybody free').waitFor();
  await wanted.fill('5000');
  await chat.getByText('no: too few contacts').waitFor();
  await wanted.fill('1');
  await chat.getByText(/^(yes$|in \d+ months)/).waitFor();
  expect(await chat.getByText('now 100 %').count()).toBe(1);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. What was decided already stays.').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'This month' }).waitFor();
  expect(await wanted.inputValue()).toBe('1');
  expect(await chat.getByText('now 100 %').count()).toBe(0);
  await context.close();
});
