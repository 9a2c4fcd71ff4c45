import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { changeForm, createForm } from '#core/contract/form.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { fieldOf } from '#core/channels/form/fields.ts';
import { atEnd } from '#test/at-end.ts';
import { axe, launchBrowser } from '#test/browser.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { buildForm } from '../../form/build.ts';

type Form = WireOutputOf<typeof createForm>;

let shop: TestCompany;
let form: Form;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

const topic = fieldOf({
  key: 'topic',
  kind: 'choice',
  required: true,
  label: { en: 'About', ar: 'الموضوع' },
  options: [
    { key: 'return', label: { en: 'A return' } },
    { key: 'else', label: { en: 'Something else' } },
  ],
});
const reason = fieldOf({
  key: 'reason',
  kind: 'text',
  required: true,
  label: { en: 'Why?' },
  showIf: { field: 'topic', is: ['return'] },
});
const campaign = fieldOf({ key: 'campaign', kind: 'hidden', param: 'utm_campaign', label: { en: 'Campaign' } });

beforeAll(async () => {
  await buildForm();
  [shop, browser] = await Promise.all([testCompany(), launchBrowser()]);
  atEnd(() => browser.close());
  const { id, version, settings } = await shop.owner.call(createForm, { name: 'Contact' });
  const fields = [...settings.fields, topic, reason, campaign];
  form = await shop.owner.call(changeForm, { id, version, settings: { ...settings, fields } });
}, 120_000);

async function opened(options: Parameters<typeof browser.newContext>[0] = {}, query = ''): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${shop.app.url}/f/${form.key}${query}`);
  return page;
}

async function sent(email: string): Promise<string | undefined> {
  const query = 'select text from channels.message where address = $1';
  return (await shop.app.owner.query<{ text: string }>(query, [email])).rows[0]?.text;
}

const send = (page: Pick<Page, 'getByRole'>) => page.getByRole('button', { name: 'Send' }).click();

test('a visitor is told what is missing where it is missing, loses nothing by a reload, and sends it with a file', async () => {
  const page = await opened();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Why?').waitFor({ state: 'hidden' });
  await page.getByLabel('A return').check();
  await send(page);
  const summary = page.locator('.summary');
  await until(() => summary.evaluate((each) => each === document.activeElement), 'the summary is read');
  expect(await summary.getByRole('link').allTextContents()).toEqual([
    'Your e-mail address: Please fill this in.',
    'Your message: Please fill this in.',
    'Why?: Please fill this in.',
  ]);
  expect(await axe(page)).toEqual([]);
  await summary.getByRole('link', { name: /Why/ }).click();
  await page.getByLabel('Why?').fill('Too bright');
  await page.getByLabel('Your e-mail address').fill('ann@customer.example');
  await page.getByLabel('Your message').fill('Where is my lamp?');
  const kept = () => page.evaluate(() => Object.values(localStorage).some((each) => String(each).includes('lamp')));
  await until(kept, 'the draft is kept');
  await page.reload();
  await page.getByText('What you typed before is still here.').waitFor();
  expect(await page.getByLabel('Why?').inputValue()).toBe('Too bright');
  const files = page.getByLabel('Files');
  await files.setInputFiles({ name: 'setup.exe', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await page.getByText('is of a kind that we do not take here').waitFor();
  await files.setInputFiles({ name: 'lamp.txt', mimeType: 'text/plain', buffer: Buffer.from('a lamp') });
  await page.getByText('“lamp.txt” is attached.').waitFor();
  await send(page);
  await page.getByText(/Your number is #\d+/).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await sent('ann@customer.example')).toContain('Why?: Too bright');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('it stands in a page of another site under a strict policy, takes its values, and tells when it was sent', async () => {
  const { url } = shop.app;
  const server = createServer((_request, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    reply.setHeader('content-security-policy', `default-src 'none'; script-src ${url}; frame-src ${url}`);
    reply.end(`<!doctype html><html lang="en"><head><title>A shop</title></head><body><h1>A shop</h1>
      <script src="${url}/form.js"></script><throughline-form form="${form.key}"></throughline-form></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => void server.close());
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?utm_campaign=spring`);
  const told = page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        document.addEventListener('throughline-form:sent', (event) => resolve((event as CustomEvent).detail));
      }),
  );
  const frame = page.frameLocator('throughline-form iframe');
  await frame.getByLabel('Your e-mail address').fill('bo@customer.example');
  await frame.getByLabel('Your message').fill('From the shop');
  await frame.getByLabel('Something else').check();
  const heights = () =>
    page.locator('iframe').evaluate((each) => Number.parseInt((each as HTMLIFrameElement).style.height, 10));
  await until(async () => (await heights()) > 700, 'the frame is as high as the form');
  await send(frame);
  expect(await told).toEqual({ number: expect.any(Number) });
  expect(await sent('bo@customer.example')).toContain('Campaign: spring');
});

test('it is sent without scripts, with errors where they belong and what was typed kept', async () => {
  const page = await opened({ javaScriptEnabled: false });
  const text = (name: string) => page.getByRole('textbox', { name });
  await text('Your name').fill('Cy');
  await send(page);
  expect(await text('Your name').inputValue()).toBe('Cy');
  expect(await page.locator('#n-email').getAttribute('aria-invalid')).toBe('true');
  await text('Your e-mail address').fill('cy@customer.example');
  await text('Your message').fill('Without scripts');
  await page.getByRole('radio', { name: 'Something else' }).check();
  await send(page);
  await page.getByText(/Your number is #\d+/).waitFor();
});

test('it is read from right to left in Arabic, on a phone and in the dark, without a fault', async () => {
  const page = await opened({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' }, '?lang=ar');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.getByRole('button', { name: 'إرسال' }).click();
  await page.getByRole('link', { name: /عنوان بريدك/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide).toBe(false);
});
