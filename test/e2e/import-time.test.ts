import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#test/browser.ts';
import { testCompany } from '#test/company-app.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const company = await testCompany();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a file in which no column looks like a time waits until one is named', async () => {
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/settings/imports`);
  await page.getByRole('button', { name: 'Import a file' }).first().click();
  const content = 'who,email,day\n1,ann@customers.example,31/12/2025\n2,bo@customers.example,30/12/2025\n';
  const file = { name: 'days.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Upload' }).click();
  await page.getByText('No column looks like a time: name one.').waitFor();
  const importIt = page.getByRole('button', { name: 'Import', exact: true });
  expect(await importIt.isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: 'Column', exact: true }).first().click();
  await page.getByRole('option', { name: 'day' }).click();
  await page.getByRole('combobox', { name: 'Written as' }).fill('dd/MM/yyyy');
  await page.getByText('The first rows, as they would be taken.').waitFor();
  await importIt.click();
  await page.getByText('Came again, counted once').waitFor();
});
