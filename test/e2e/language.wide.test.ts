import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { changeProfile, whoAmI } from '#core/contract/session.ts';
import { launchBrowser } from '#test/browser.ts';
import { ada } from '#test/client.ts';
import { testCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const company = await testCompany();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const spoken = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

async function speaks(page: Page, language: string, direction: string): Promise<void> {
  await until(async () => {
    const [lang, dir] = await spoken(page).catch(() => []); // between two pages there is none
    return lang === language && dir === direction;
  }, `the page speaks ${language}`);
}

/** Signs in where the page is in English, whatever it speaks afterwards. */
async function signIn(page: Page): Promise<void> {
  await page.goto(`${company.app.url}/sign-in`);
  await page.getByLabel('E-mail').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('the language of the profile is that of the console, after a reload and in another browser', async () => {
  await company.owner.call(changeProfile, { language: 'en' }); // tried again: as before the first try
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/settings/profile`);
  await page.getByRole('combobox', { name: 'Language of the console' }).click();
  await page.getByRole('option', { name: 'Kiswahili' }).click();
  await speaks(page, 'sw', 'ltr');
  await page.getByRole('combobox', { name: 'Lugha ya konsoli' }).waitFor();
  await page.reload();
  await page.getByRole('navigation', { name: 'Sehemu' }).waitFor();
  expect((await company.owner.call(whoAmI, {})).session!.language).toBe('sw');

  const elsewhere = await (await contextFor(browser, wideScreen, { url: company.app.url })).newPage();
  await signIn(elsewhere);
  await elsewhere.getByRole('navigation', { name: 'Sehemu' }).waitFor();
  expect(await spoken(elsewhere)).toEqual(['sw', 'ltr']);
  await elsewhere.context().close();

  await page.getByRole('combobox', { name: 'Lugha ya konsoli' }).click();
  await page.getByRole('option', { name: 'العربية' }).click();
  await speaks(page, 'ar', 'rtl');
  await page.getByRole('navigation', { name: 'الأقسام' }).waitFor();

  await page.getByRole('combobox', { name: 'لغة وحدة التحكم' }).click();
  await page.getByRole('option', { name: 'كما في هذا المتصفح' }).click();
  await speaks(page, 'en', 'ltr');
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  expect((await company.owner.call(whoAmI, {})).session!.language).toBeNull();
  await context.close();
});

test('a choice that was taken back is so in browsers that knew it, too', async () => {
  await company.owner.call(changeProfile, { language: 'sw' });
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/settings/profile`);
  await speaks(page, 'sw', 'ltr');
  await company.owner.call(changeProfile, { name: ada.name });
  await page.reload();
  await page.getByRole('navigation', { name: 'Sehemu' }).waitFor();
  await company.owner.call(changeProfile, { language: null });
  await page.reload();
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  expect(await spoken(page)).toEqual(['en', 'ltr']);
  await context.close();
});

test('before signing in it is the browser that says which, or the menu', async () => {
  const context = await browser.newContext({ locale: 'sw-KE' });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/sign-in`);
  await page.getByRole('button', { name: 'Ingia' }).waitFor();
  await page.getByRole('combobox', { name: 'Lugha' }).selectOption('English');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await spoken(page)).toEqual(['en', 'ltr']);
  await context.close();

  const other = await browser.newContext({ locale: 'fi-FI' });
  const unknown = await other.newPage();
  await unknown.goto(`${company.app.url}/sign-in`);
  await unknown.getByRole('button', { name: 'Sign in' }).waitFor();
  await other.close();
});

test('without its words the console is in English, not empty; a language that is none is refused', async () => {
  const context = await browser.newContext({ locale: 'ar' });
  const page = await context.newPage();
  await page.route(/assets\/ar-[^/]*\.js/, (route) => route.abort());
  await page.goto(`${company.app.url}/sign-in`);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await spoken(page)).toEqual(['en', 'ltr']);
  await context.close();

  await company.owner.call(changeProfile, { language: 'ar' });
  const own = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  const inside = await own.newPage();
  await inside.route(/assets\/ar-[^/]*\.js/, (route) => route.abort());
  await inside.goto(company.app.url);
  await inside.getByRole('navigation', { name: 'Sections' }).waitFor();
  await own.close();
  const refused = await company.owner.send(changeProfile, { language: 'tlh' as 'sw' });
  expect(refused.status).toBe(400);
});
