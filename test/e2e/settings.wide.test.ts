import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listChannels } from '#core/contract/channels.ts';
import { listCalendars } from '#core/contract/hours.ts';
import { addTradingName, changeTradingName, listTradingNames } from '#core/contract/people.ts';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import { createSource } from '#core/contract/tracking.ts';
import { axe, launchBrowser } from '#test/browser.ts';
import { testCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const company = await testCompany();
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
});
afterAll(() => browser.close());

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(company.app.url + path);
  return page;
}

/** Chooses a file for an import and sends it. */
async function upload(page: Page, name: string, content: string): Promise<void> {
  await page.goto(`${company.app.url}/settings/imports`);
  await page.getByRole('button', { name: 'Import a file' }).first().click();
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Upload' }).click();
}

const track = (writeKey: string, batch: object[]) =>
  fetch(`${company.app.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({ batch }),
  });

const figure = (page: Page, label: string) => page.getByText(label, { exact: true }).locator('..');

const orders = [
  'who,email,at,step,total',
  '=cmd|calc,ann@customers.example,never,order,12',
  ...Array.from({ length: 20 }, (_, at) => `${at},c${at}@customers.example,2026-03-02 10:00,order,${at}`),
].join('\n');

test('a file is looked at, mapped, taken, and taken again without a change; what is refused comes as a harmless file', async () => {
  const page = await open('/inbox');
  await upload(page, 'orders.csv', orders);
  await page.getByText('1 of the first 20 rows would be refused.').waitFor();
  await page.getByLabel('Source').fill('Orders of March');
  await page.getByText('JSON', { exact: true }).click();
  const mapping = page.getByRole('textbox', { name: 'Mapping' });
  expect(await mapping.inputValue()).toContain('Orders of March');
  const changed = (await mapping.inputValue()).replace('Orders of March', 'Orders of spring');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Load a mapping file' }).click();
  const file = { name: 'spring.mapping.json', mimeType: 'application/json', buffer: Buffer.from(changed) };
  await (await chosen).setFiles(file);
  await page.getByText('Form', { exact: true }).click();
  expect(await page.getByLabel('Source').inputValue()).toBe('Orders of spring');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the refused rows' }).click();
  const refused = await readFile(await (await saved).path(), 'utf8');
  expect(refused).toContain('no time that we can read');
  expect(refused).toContain(`"'=cmd|calc,`);
  await figure(page, 'Taken').getByText('20', { exact: true }).waitFor();

  await upload(page, 'orders.csv', orders);
  await page.getByLabel('Source').fill('Orders of spring');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await figure(page, 'Came again, counted once').getByText('20', { exact: true }).waitFor();
  await page.close();
});

test('a file with nothing to take says why, and can be discarded', async () => {
  const page = await open('/inbox');
  await upload(page, 'empty.csv', '');
  await page.getByText('empty.csv is empty.').waitFor();
  await upload(page, 'sheet.csv', 'PK\u0003\u0004\u0014\0\u0006\0 a spreadsheet');
  await page.getByText('save a spreadsheet as CSV first').waitFor();
  expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Discard this file' }).click();
  await page.getByText('Cancelled').waitFor();
  await page.close();
});

test('an API key does what it may until it is revoked, and the audit tells both', async () => {
  const page = await open('/settings/api-keys');
  await page.getByRole('button', { name: 'Make a key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Nightly export');
  await dialog.getByRole('combobox', { name: 'It may' }).click();
  await page.getByRole('option', { name: 'Read conversations' }).click();
  await dialog.getByLabel('Name').click(); // closes the list
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const key = await dialog.getByLabel('API key').innerText();
  const read = async () =>
    (await fetch(`${company.app.url}/api/v1/conversations?view=open`, { headers: { authorization: `Bearer ${key}` } }))
      .status;
  expect(await read()).toBe(200);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('revoked', { exact: true }).waitFor();
  expect(await read()).toBe(401);
  await page.goto(`${company.app.url}/settings/audit`);
  await page.getByText('Revoked an API key').waitFor();
  await page.getByText('Made an API key').waitFor();
  await page.close();
});

test('whoever saves what somebody else has changed meanwhile is told, and sees what it is now', async () => {
  const [first, second] = [await open('/settings/workspace'), await open('/settings/workspace')];
  await second.getByLabel('Company').fill('Acme two');
  await first.getByRole('combobox', { name: 'Time zone' }).click();
  await first.keyboard.type('Nairobi'); // begins anew instead of going on behind the zone that is chosen
  await first.getByRole('option', { name: /Nairobi/ }).click();
  await first.getByRole('button', { name: 'Save' }).click();
  await first.getByText('Saved').waitFor();
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('Somebody changed these settings meanwhile.').waitFor();
  expect(await second.getByLabel('Company').inputValue()).toBe('Acme two');
  await second.getByRole('button', { name: 'Show what it is now' }).click();
  await second.getByText('Somebody changed these settings meanwhile.').waitFor({ state: 'detached' });
  expect(await second.getByLabel('Company').inputValue()).toBe('Acme');
  expect(await second.getByRole('combobox', { name: 'Time zone' }).inputValue()).toContain('Nairobi');
  await Promise.all([first.close(), second.close()]);
});

test('a button pressed on what somebody else has changed meanwhile says so and shows it, and then works', async () => {
  const outlet = await company.owner.call(addTradingName, { name: 'Outlet' });
  const page = await open('/settings/trading-names');
  const makeDefault = (name: string) => page.getByRole('row', { name }).getByRole('button', { name: 'Make default' });
  await makeDefault('Outlet').waitFor();
  await company.owner.call(changeTradingName, { id: outlet.id, version: outlet.version, name: 'Bargains' });
  await makeDefault('Outlet').click();
  await page.getByText('Somebody changed this trading name meanwhile.').waitFor();
  await makeDefault('Bargains').click();
  await page.getByText('This is now the default').waitFor();
  await makeDefault('Bargains').waitFor({ state: 'detached' });
  expect((await company.owner.call(listTradingNames, {})).items[0]).toMatchObject({ name: 'Bargains' });
  await page.close();
});

test('a touchpoint that the data names is ignored, taken back, and adopted under a name of its own', async () => {
  const { writeKey } = await company.owner.call(createSource, { name: 'Showroom', kind: 'server' });
  const visit = { type: 'track', userId: 'u1', event: 'Showroom Visited', properties: { touchpoint: 'showroom' } };
  expect((await track(writeKey, [visit])).status).toBe(200);
  const page = await open('/settings/touchpoints');
  const offered = page.getByRole('table', { name: 'Discovered touchpoints' }).getByRole('row', { name: /showroom/ });
  await offered.getByRole('button', { name: 'Ignore' }).click();
  await page.getByText('Undo').click();
  await until(async () => {
    const { items } = await company.owner.call(listTouchpoints, { state: 'discovered' });
    return items.some(({ key, version }) => key === 'showroom' && version === 3);
  }, 'it is offered again');
  await page.reload();
  await offered.getByRole('button', { name: 'Adopt' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Our showroom');
  await dialog.getByLabel('Team that owns it').fill('Retail');
  await dialog.getByRole('button', { name: 'Adopt' }).click();
  const adopted = page
    .getByRole('table', { name: 'Touchpoints', exact: true })
    .getByRole('row', { name: /Our showroom/ });
  await adopted.getByText('Retail').waitFor();
  expect(await offered.count()).toBe(0);
  await page.close();
});

test('a rejected event is read with its reason, tried again and discarded', async () => {
  const { writeKey } = await company.owner.call(createSource, { name: 'Shop server', kind: 'server' });
  const broken = { type: 'track', userId: 'u1', event: 'Order Completed', timestamp: 'yesterday', messageId: 'm1' };
  expect((await track(writeKey, [broken])).status).toBe(200);
  const page = await open('/settings/rejected');
  await page.getByText('A time in the event cannot be read.').first().waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Rejected again: A time in the event cannot be read.').waitFor();
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByText('Nothing waits').waitFor();
  await page.close();
});

test('a mailbox is connected: what is missing is said at its field, and choosing moves nothing that one presses', async () => {
  const page = await open('/settings/channels/mail/new');
  expect(await page.getByLabel('Sender').inputValue()).toBe('Acme');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await until(
    async () => (await page.getByText('Must not be empty').count()) === 4,
    'name, address, server and user miss',
  );
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['path'])).toBe('name');
  await page.getByLabel('Name').first().fill('Care');
  await page.getByLabel('Address').first().fill('care@acme.example');
  const sends = page.getByText('Send by this mailbox’s own server');
  const before = await sends.boundingBox();
  await page.getByRole('combobox', { name: 'Mail comes in' }).click();
  await page.getByRole('option', { name: 'Forwarded to this server' }).click();
  await page.getByText('Where it is forwarded to').waitFor();
  expect((await sends.boundingBox())?.y).toBe(before?.y);
  await sends.click();
  await page.getByLabel('Outgoing server (SMTP)').waitFor();
  await page.getByRole('button', { name: 'Try the connections' }).click();
  await page.getByText('Must be the name of a server').waitFor();
  expect(await axe(page)).toEqual([]);
  await sends.click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('The outgoing server is missing').waitFor();
  const { items } = await company.owner.call(listChannels, {});
  expect(items.find(({ name }) => name === 'Care')?.mail).toMatchObject({ senderName: 'Acme', smtp: null });
  await page.close();
});

test('opening hours: set, changed by keyboard and mouse, holidays, a day of one’s own and its way back', async () => {
  const page = await open('/settings/hours');
  await page.getByText('You are always open').waitFor();
  await page.getByRole('button', { name: 'Set opening hours' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByText('09:00–17:00').first().waitFor();
  await page.getByRole('button', { name: 'Edit Monday' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Closes, 1').fill('02:00');
  await dialog.getByText('next day').waitFor();
  await dialog.getByLabel('Saturday').focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('Monday, Saturday: 09:00–02:00 next day').waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await page.getByText('09:00–02:00 next day').first().waitFor({ state: 'detached' });

  const sunday = page.getByText('Sunday', { exact: true }).locator('..').locator('[data-editable]');
  const { x, y, width } = (await sunday.boundingBox())!;
  await page.mouse.move(x + width / 2, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.75, y + 10, { steps: 4 });
  await page.mouse.up();
  await page.getByText('12:00–18:00').first().waitFor();

  await page.getByRole('button', { name: 'Holidays' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const newYear = page.getByRole('row', { name: /Neujahr/ });
  await newYear.getByText('holiday DE').waitFor();
  await newYear.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByText('As usual').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await newYear.getByText('own entry').waitFor();
  expect(await axe(page)).toEqual([]);
  await newYear.getByRole('button', { name: 'Take back' }).click();
  await newYear.getByText('own entry').waitFor({ state: 'detached' });
  const { items } = await company.owner.call(listCalendars, {});
  expect(items).toMatchObject([{ isDefault: true, days: [], sources: [{ country: 'DE', types: ['public'] }] }]);
  expect(items[0]?.week[6]).toEqual([{ from: 720, until: 1080 }]);
  await page.close();
});

test('an address without a page says so and keeps the frame; a stranger is told, too', async () => {
  for (const [path, menu] of [
    ['/insight/board', 'Sections'],
    ['/settings/zzz', 'Settings'],
    ['/no/such/page', 'Sections'],
  ] as const) {
    const page = await open(path);
    await page.getByRole('main').getByText('There is no such page').waitFor();
    await page.getByRole('navigation', { name: menu }).waitFor();
    expect(await axe(page), path).toEqual([]);
    await page.getByRole('link', { name: 'Go to the start' }).click();
    await page.waitForURL('**/inbox**');
    await page.close();
  }
  const outside = await contextFor(browser, wideScreen, { url: company.app.url });
  const page = await outside.newPage();
  for (const path of ['/insight/board', '/settings/zzz']) {
    await page.goto(company.app.url + path);
    await page.getByText('There is no such page').waitFor();
  }
  await outside.close();
});
