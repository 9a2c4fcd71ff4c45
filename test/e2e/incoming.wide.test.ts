import { readFile } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { changeManyIncoming, listIncoming } from '#core/contract/incoming.ts';
import { smtpPortOf } from '#channels';
import { axe, launchBrowser } from '#test/browser.ts';
import { testCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { contextFor, everyScreen, lookAt, wideScreen } from './look.ts';

const company = await testCompany();
const address = 'desk@shop.example';
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  const settings = { address, senderName: 'Shop', incoming: 'forward' as const };
  await company.owner.call(createMailAccount, { name: 'Desk', settings });
});
afterAll(() => browser.close());

async function post(raw: string): Promise<void> {
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(company.app.app) ?? 0, ignoreTLS: true });
  await way.sendMail({ raw, envelope: { from: 'ann@customer.example', to: [address] } }).finally(() => way.close());
}

/** Nested deeper than any program nests. */
const deep = Array.from(
  { length: 40 },
  (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}`,
).join('\r\n');
const poison = (subject: string) => `Subject: ${subject}\r\n${deep}\r\n\r\nNobody reads this\r\n`;
const setAside = async () => (await company.owner.call(listIncoming, { state: 'quarantined' })).items;
/** What a try that failed has left is out of the way. */
const nothingIsSetAside = () => company.owner.call(changeManyIncoming, { deed: 'discard' });
const setAsideTo = (count: number) =>
  until(async () => (await setAside()).length === count, `${count} mails are set aside`);

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(company.app.url + path);
  return page;
}

const row = (page: Page, subject: string) => page.getByRole('row').filter({ hasText: subject });

test('what cannot be understood shows up by itself, is given up and taken back at once and later, and tried again', async () => {
  await nothingIsSetAside();
  const first = fresh('First of them');
  const page = await open('/settings/incoming');
  await page.getByText('Nothing is set aside').waitFor();
  await post(poison(first));
  await row(page, first).waitFor(); // without anybody loading the page again
  await row(page, first).getByText('its nesting is deeper than 25 parts').waitFor();
  await row(page, first).getByRole('button', { name: 'Give up' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, first).waitFor();
  await setAsideTo(1);
  await row(page, first).getByRole('button', { name: 'Give up' }).click();
  await setAsideTo(0);
  await page
    .getByText(/^Left out \d/)
    .first()
    .click();
  await row(page, first).getByText('Given up').waitFor();
  await row(page, first).getByRole('button', { name: 'Take back' }).click();
  await setAsideTo(1);
  await page
    .getByText(/^Set aside \d/)
    .first()
    .click();
  await row(page, first).getByRole('button', { name: 'Try again' }).click();
  await until(async () => (await setAside())[0]?.attempts === 2, 'it was tried again');
  expect(await setAside()).toHaveLength(1);
  await page.close();
});

test('many are given up at once and taken back; a search narrows what is meant by all', async () => {
  await nothingIsSetAside();
  const many = fresh('Many');
  for (let at = 0; at < 4; at++) await post(poison(`${many} ${at}`));
  await until(
    async () => (await setAside()).filter(({ subject }) => subject?.startsWith(`${many} `)).length === 4,
    'four came',
  );
  const page = await open('/settings/incoming');
  await page.getByLabel('Find by sender or subject').fill('many');
  await page.getByText('All that are found').waitFor();
  await page.getByRole('button', { name: 'Give up' }).first().click();
  await page.getByText('4 mails given up').waitFor();
  expect((await setAside()).some(({ subject }) => subject?.startsWith(`${many} `))).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('4 mails taken back').waitFor();
  await page.getByLabel(`Choose ${many} 1`).check();
  await page.getByLabel(`Choose ${many} 2`).check();
  await page.getByText('2 mails chosen').waitFor();
  await page.getByRole('button', { name: 'Give up' }).first().click();
  await row(page, `${many} 1`).waitFor({ state: 'detached' });
  await row(page, `${many} 3`).waitFor();
  await page.getByLabel('Find by sender or subject').fill('nothing of the kind');
  await page.getByText('No sender or subject has “nothing of the kind”').waitFor();
  await page.close();
});

test('the raw mail is letters only: nothing of it runs, loads or turns, and it is saved as it came', async () => {
  await nothingIsSetAside();
  const hostile = fresh('Hostile');
  const name = 'invoice\u202Egnp.exe';
  const body = `<script>document.title = 'run'</script><img src="/api/v1/alarms?from-mail"><b onclick="x">bold</b>\u0007\u200B`;
  const head = `Content-Type: multipart/mixed; boundary=b\r\nX-Long: ${'long '.repeat(400)}\r\n`;
  const part = `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}\r\n--b\r\nContent-Type: application/octet-stream; name="${name}"\r\n\r\nx\r\n`;
  const many = `--b\r\nContent-Type: image/png; name=p.png\r\n\r\nx\r\n`.repeat(220);
  const lines = Array.from({ length: 3_000 }, (_, at) => `Line ${at} of a long mail, which is read on and on.`).join(
    '\r\n',
  );
  await post(`Subject: ${hostile} ${name}\r\n${head}\r\n${part}${many}--b--\r\n${lines}\r\n`);
  await until(
    async () => (await setAside()).some(({ subject }) => subject?.startsWith(`${hostile} `)),
    'it is set aside',
  );
  const page = await open('/settings/incoming');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('link', { name: `${hostile} invoice‹RLO›gnp.exe` }).click();
  await page.getByRole('heading', { name: `${hostile} invoice‹RLO›gnp.exe` }).waitFor();
  await page.getByText('Set aside.', { exact: true }).waitFor();
  await page.getByText('Brought by 127.0.0.1').waitFor();
  await page.getByText('invoice‹RLO›gnp.exe', { exact: true }).waitFor();
  const source = page.getByRole('region', { name: 'Source of the mail' });
  await source.getByText(`<script>document.title = 'run'</script>`).waitFor();
  expect(await source.innerText()).toContain('‹U+0007›‹ZWSP›');
  expect(await source.locator('script, img, b').count()).toBe(0);
  await page.getByRole('button', { name: 'Show more' }).click();
  await source.getByText('Line 2000 of a long mail').waitFor();
  expect(await page.title()).toContain('Throughline');
  expect(asked.filter((url) => url.includes('from-mail'))).toEqual([]);
  expect(await axe(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^raw_[0-9a-f]{32}\.eml$/);
  expect(await readFile(await download.path(), 'utf8')).toContain(body);
  await page.close();
});

test('a mail that was understood leads to its conversation', async () => {
  const subject = fresh('A real question');
  await post(`From: ann@customer.example\r\nTo: ${address}\r\nSubject: ${subject}\r\n\r\nWhere is it?\r\n`);
  const page = await open('/settings/incoming?state=understood');
  await page.getByRole('link', { name: subject }).click();
  await page.getByRole('link', { name: 'Open the conversation' }).click();
  await page.getByText('Where is it?').first().waitFor();
  expect(page.url()).toContain('/inbox/cnv_');
  await page.close();
});

test.each(everyScreen)('list and item by day and by night, $name', async (screen) => {
  const inside = await contextFor(browser, screen, { url: company.app.url, client: company.owner });
  const [item] = await setAside();
  for (const path of ['/settings/incoming', '/settings/incoming?state=all', `/settings/incoming/${item!.id}`])
    expect(await lookAt(inside, company.app.url + path)).toEqual([]);
  await inside.close();
});
