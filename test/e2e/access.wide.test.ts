import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { changeSettings, getSettings } from '#core/contract/people.ts';
import { signIn as enter } from '#core/contract/session.ts';
import { setUpLink } from '#people';
import { testApp } from '#test/app.ts';
import { axe, launchBrowser } from '#test/browser.ts';
import { ada } from '#test/client.ts';
import { testCompany } from '#test/company-app.ts';
import { smtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const [company, sink] = await Promise.all([testCompany(), smtpSink()]);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  const smtp = { host: '127.0.0.1', port: sink.port, security: 'none' as const };
  const settings = { address: 'care@acme.example', senderName: 'Acme care', smtp };
  await company.owner.call(createMailAccount, { name: 'Care', settings });
});
afterAll(async () => {
  await browser.close();
  await sink.stop();
});

const stranger = () => contextFor(browser, wideScreen, { url: company.app.url });
const ownersBrowser = () => contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });

/** A page whose own errors end up in `faults`. */
async function open(context: BrowserContext, url: string): Promise<Page & { faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(url);
  return Object.assign(page, { faults });
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The link in the latest mail to somebody, as an address of the running server. */
async function linkMailedTo(address: string): Promise<{ link: string; mail: string }> {
  const found = await until(
    () => sink.mails.findLast(({ to }) => to.includes(address)),
    `a mail to ${address} is there`,
    60,
  );
  const mail = found.text.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  const { pathname, search } = new URL(/http\S+token=[\w%~.-]+/.exec(mail)?.[0] ?? '');
  return { link: company.app.url + pathname + search, mail: found.text };
}

test('set-up asks for its link, says field by field what is wrong, and offers the two ways to begin', async () => {
  const { app, url } = await testApp();
  app.config.host = '0.0.0.0'; // as if others could reach it
  const context = await contextFor(browser, wideScreen, { url });
  const page = await open(context, url);
  await page.getByRole('heading', { name: 'Open the set-up link' }).waitFor();

  await page.goto(`${url}/set-up?token=guessed`);
  const submit = page.getByRole('button', { name: 'Set up' });
  await page.getByLabel('Company').fill(' ');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada@nowhere');
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await submit.click();
  await page.getByText('Must not be empty').waitFor();
  await page.getByText('Must be an e-mail address').waitFor();
  await page.getByLabel('Company').fill('Acme');
  await page.getByLabel('E-mail').fill(ada.email);
  await submit.click();
  await page.getByText('This set-up link is not the right one.').waitFor();

  const unnamed = await contextFor(browser, wideScreen, { url });
  await unnamed.addInitScript(`Object.defineProperty(navigator, 'language', { get: () => 'en-US@posix' })`); // Chromium under LANG=C
  const plain = await open(unnamed, (await setUpLink(app, url))!);
  await plain.getByLabel('Company').waitFor();
  expect(plain.faults).toEqual([]);
  await unnamed.close();

  await page.goto((await setUpLink(app, url))!);
  await page.getByLabel('Company').fill('Acme');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await submit.click();
  await page.getByRole('button', { name: 'Load the demo company' }).waitFor();
  await page.getByRole('link', { name: 'Connect my channels' }).click();
  await page.getByRole('heading', { name: 'Channels' }).waitFor();

  const late = await open(await contextFor(browser, wideScreen, { url }), `${url}/set-up?token=guessed`);
  await late.getByText('This installation is set up already').waitFor();
  expect(page.faults).toEqual([]);
  await context.close();
});

test('a forgotten password: the same words for everybody, a mail in the language of the company, a link that works once', async () => {
  const { owner, app } = company;
  const { version, language } = await owner.call(getSettings, {});
  await owner.call(changeSettings, { version, language: 'de' });
  const page = await open(await stranger(), `${app.url}/sign-in`);
  await signIn(page, { ...ada, password: 'not this one' });
  await page.getByText('The e-mail address or the password is wrong.').waitFor();
  for (const email of ['nobody@example.com', ada.email]) {
    await page.goto(`${app.url}/forgot-password`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`If ${email} belongs to an account`).waitFor();
  }
  const { link, mail } = await linkMailedTo(ada.email);
  expect(mail).toContain('Subject: Neues Passwort festlegen');
  expect(sink.mails.flatMap(({ to }) => to)).not.toContain('nobody@example.com');
  await owner.call(changeSettings, { version: version + 1, language: language as 'en' });

  const elsewhere = await open(await stranger(), `${app.url}/sign-in`);
  await signIn(elsewhere, ada);
  await elsewhere.waitForURL('**/inbox**');
  await page.goto(link);
  await page.getByLabel('New password').fill(ada.password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('Your new password is set.').waitFor();
  await elsewhere.waitForURL('**/sign-in**');
  await signIn(page, ada);
  await page.waitForURL('**/inbox**');
  await page.goto(link);
  await page.getByLabel('New password').fill('another long one');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('This link has been used or is too old.').waitFor();
  expect(elsewhere.faults).toEqual([]);
  await owner.call(enter, { email: ada.email, password: ada.password }); // the reset has ended this session too
});

test('invited by mail, another role at once, taken out at once', async () => {
  const page = await open(await ownersBrowser(), `${company.app.url}/settings/members`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('ben@example.com');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByText('An invitation is on its way to ben@example.com').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const ben = await open(await stranger(), (await linkMailedTo('ben@example.com')).link);
  await ben.getByRole('heading', { name: 'Join Acme' }).waitFor();
  await ben.getByLabel('Your name').fill('Ben Brandt');
  await ben.getByLabel('Password', { exact: true }).fill('a long password');
  expect(await axe(ben)).toEqual([]);
  await ben.getByRole('button', { name: 'Join' }).click();
  await ben.waitForURL('**/inbox**');
  await ben.goto(`${company.app.url}/settings/profile`);
  const menu = ben.getByRole('navigation', { name: 'Settings' });
  await menu.getByRole('link', { name: 'Sources' }).waitFor();
  expect(await menu.getByRole('link', { name: 'API keys' }).count()).toBe(0);

  await page.getByRole('combobox', { name: 'Role of Ben Brandt' }).click();
  await page.getByRole('option', { name: 'Admin' }).click();
  await menu.getByRole('link', { name: 'API keys' }).waitFor();

  await page
    .getByRole('row', { name: /Ben Brandt/ })
    .getByRole('button', { name: 'Take out' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
  await ben.getByRole('heading', { name: 'You are in no company' }).waitFor();
  expect(await axe(ben)).toEqual([]);
  expect(ben.faults).toEqual([]);
  await ben.getByRole('button', { name: 'Sign out' }).click();
  await ben.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a session that is ended from another browser is out at once', async () => {
  const page = await open(await ownersBrowser(), `${company.app.url}/settings/sessions`);
  await page.getByRole('table', { name: 'Sessions' }).waitFor();
  const elsewhere = await open(await stranger(), `${company.app.url}/sign-in`);
  await signIn(elsewhere, ada);
  await elsewhere.waitForURL('**/inbox**');
  await page.reload();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await elsewhere.waitForURL('**/sign-in**');
  expect(elsewhere.faults).toEqual([]);
  await page.getByText('Signed out everywhere else').waitFor();
});
