import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { wireId } from '#core/contract/codecs.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { axe, launchBrowser } from '#test/browser.ts';
import { ada } from '#test/client.ts';
import { until } from '#test/until.ts';
import { widgetOn } from '#test/widget-stage.ts';
import { buildWidget } from '../../widget/build.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 180_000 });

const minute = 60_000;
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([testApp(), launchBrowser(), buildWidget()]);
});
afterAll(() => browser.close());

/** A browser of somebody's own. */
async function open(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(app.url + path);
  return page;
}

async function value<T>(query: string, ...parameters: unknown[]): Promise<T | undefined> {
  const { rows } = await app.owner.query<{ value: T }>(query, parameters);
  return rows[0]?.value;
}

async function setUp(): Promise<void> {
  const page = await open('/');
  await page.waitForURL('**/set-up');
  await page.getByLabel('Company').fill('Acme');
  await page.getByLabel('Your name').fill(ada.name);
  await page.getByLabel('E-mail').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.waitForURL('**/welcome');
  await page.context().close();
}

async function signIn(): Promise<Page> {
  const page = await open('/');
  await page.waitForURL('**/sign-in**');
  await page.getByLabel('E-mail').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/inbox**');
  return page;
}

test('set-up, sign in, a chat from the shop, the answer, how it felt, the line, The link', async () => {
  await setUp();
  const desk = await signIn();

  const shop = await open('/demo/shop');
  const chat = widgetOn(shop);
  await chat.open();
  await chat.say('Where is my lamp?');
  await chat.sees('Where is my lamp?');

  await desk.goto(`${app.url}/inbox?view=open`);
  await desk.getByRole('link', { name: /Where is my lamp\?/ }).click();
  await desk.getByRole('textbox', { name: /^Answer to/ }).fill('It comes on Tuesday.');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await chat.sees('It comes on Tuesday.');

  // What was just sent may still change the conversation under the click, which is then refused: so again.
  const thread = await until(async () => {
    const resolve = desk.getByRole('button', { name: 'Resolve', exact: true });
    if (await resolve.isVisible()) {
      await resolve.click({ timeout: 3000 });
      await desk.getByRole('option', { name: 'Resolve without a reason' }).click({ timeout: 3000 });
    }
    return value<string>(`select id as value from desk.conversation where status = 'resolved'`);
  }, 'the conversation is resolved');
  await until(
    () => value(`select state as value from listening.ask where conversation = $1`, thread),
    'whether to ask is decided',
  );

  app.world.pass(31 * minute);
  await chat.box.getByTitle('Very satisfied').click();
  await chat.sees('Thank you for your answer.');

  const customer = await value<string>('select customer as value from channels.thread where id = $1', thread);
  await desk.goto(`${app.url}/customers/${wireId('cus', customer!)}`);
  await desk.getByText('Wrote to us').first().waitFor();
  await desk.getByText('CSAT 5 of 5').first().waitFor();
  expect(await axe(desk)).toEqual([]);

  await desk.goto(`${app.url}/insight/link`);
  await desk.getByRole('heading', { name: 'The link' }).waitFor();
  expect(await axe(desk)).toEqual([]);
});
