import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listChannels } from '#core/contract/channels.ts';
import { axe, launchBrowser } from '#test/browser.ts';
import { testCompany } from '#test/company-app.ts';
import { imapServer } from '#test/fakes/imap-server.ts';
import { oauthProvider } from '#test/fakes/oauth-provider.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const [company, imap, provider] = await Promise.all([testCompany(), imapServer(), oauthProvider()]);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  imap.tokens = provider.accepts;
  company.app.world.fetch = provider.fetch;
  imap.append('From: ida@customer.example\nSubject: By token\nMessage-ID: <t@customer.example>\n\nHello\n');
  imap.append('From: ida@customer.example\nSubject: Order\nMessage-ID: <o@customer.example>\n\nHello\n', {
    folder: 'Orders',
  });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([imap.stop(), provider.stop()]);
});

test('a mailbox signs in at Microsoft, picks folders of the server, shows what is in, and says when to sign in again', async () => {
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  // The provider's consent page: the person agrees, and the browser goes back to where the product runs in this test.
  await context.route('https://login.microsoftonline.com/**', async (route) => {
    const back = new URL(await provider.consent(route.request().url()));
    await route.fulfill({ status: 302, headers: { location: company.app.url + back.pathname + back.search } });
  });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/settings/channels/mail/new`);
  await page.getByLabel('Name').first().fill('Care');
  await page.getByLabel('Address').first().fill('care@acme.example');
  await page.getByRole('radiogroup', { name: 'Sign in' }).getByText('Microsoft 365').click();
  await page.getByText('outlook.office365.com').waitFor();
  expect(await page.getByLabel('Redirect address').textContent()).toMatch(/\/api\/v1\/channels\/mail\/signed-in$/);
  await page.getByLabel('Application (client) ID').fill(provider.client);
  await page.getByLabel('Directory (tenant) ID').fill('acme.example');
  await page.getByLabel('Client secret', { exact: true }).fill(provider.secret);
  await page.getByRole('button', { name: 'Another server' }).click();
  await page.getByLabel('IMAP server').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(imap.port));
  await page.getByRole('combobox', { name: 'Encryption' }).click();
  await page.getByRole('option', { name: 'None' }).click();
  await page.getByRole('combobox', { name: 'Begin with' }).click();
  await page.getByRole('option', { name: 'All that lies there' }).click();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Connect and sign in at Microsoft' }).click();
  await page.getByText('Ada Lovelace signed in at Microsoft').waitFor();
  await page.getByText('Works', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Show the folders of the server' }).click();
  await page.getByRole('option', { name: 'Orders' }).click();
  await page.getByRole('button', { name: 'Save' }).first().click();
  const orders = page.getByRole('row', { name: /Orders/ });
  await until(async () => /1\s*1\s*none/.test((await orders.textContent()) ?? ''), 'the orders are in', 60);
  expect(await axe(page)).toEqual([]);

  provider.endConsents();
  company.app.world.pass(3_600_000);
  imap.dropConnections();
  await page.getByText('Microsoft ended the consent. Sign in again.').first().waitFor();
  await page.getByRole('button', { name: 'Sign in again at Microsoft' }).click();
  await page.getByText('Signed in', { exact: true }).waitFor();
  const { items } = await company.owner.call(listChannels, {});
  expect(items.find(({ name }) => name === 'Care')?.missing.join()).not.toContain('signed in');
  await context.close();
});
