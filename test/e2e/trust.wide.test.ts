import { createTransport } from 'nodemailer';
import type { BrowserContext } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { listConversations } from '#core/contract/desk.ts';
import { listSuppressed } from '#core/contract/suppression.ts';
import { smtpPortOf } from '#channels';
import { atEnd } from '#test/at-end.ts';
import { launchBrowser } from '#test/browser.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

let company: TestCompany;
let context: BrowserContext;
let account: string;

beforeAll(async () => {
  const browser = await launchBrowser();
  atEnd(() => browser.close());
  company = await testCompany();
  const { owner, app } = company;
  const settings = { address: 'desk@shop.example', senderName: 'The Shop', checkedBy: 'mx.google.com' };
  ({ id: account } = await owner.call(createMailAccount, { name: 'Desk', settings }));
  context = await contextFor(browser, wideScreen, { url: app.url, client: owner });
}, 120_000);

/** A mail comes in; what the provider found is written onto it. Answers its conversation. */
async function arrives(from: string, result: 'pass' | 'fail', inReplyTo?: string): Promise<string> {
  const { app, owner } = company;
  const domain = from.split('@')[1];
  const headers = {
    'Authentication-Results': `mx.google.com; spf=${result} smtp.mailfrom=${domain}; dmarc=${result} (p=REJECT) header.from=${domain}`,
  };
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(app.app) ?? 0, ignoreTLS: true });
  const mail = { from: { name: 'Ann Ash', address: from }, to: 'desk@shop.example', subject: `From ${from}`, headers };
  const answers = inReplyTo === undefined ? {} : { inReplyTo };
  await way.sendMail({ ...mail, ...answers, text: 'Hello', messageId: `<of-${from}>` });
  way.close();
  return await until(async () => {
    const { items } = await owner.call(listConversations, { view: 'open' });
    return items.find(({ subject }) => subject === `From ${from}`)?.id;
  }, `the mail from ${from}`);
}

test('a shield tells where a mail comes from, and a forged one is warned of', async () => {
  const page = await context.newPage();
  await page.goto(`${company.app.url}/inbox/${await arrives('ann@bank.example', 'pass')}`);
  await page.getByRole('button', { name: 'Sender proven' }).click();
  await page.getByText('Comes from bank.example: the domain itself says so.').waitFor();
  expect(await page.getByText('As mx.google.com saw it when it came there').count()).toBe(1);

  await page.goto(`${company.app.url}/inbox/${await arrives('ann@other-bank.example', 'fail')}`);
  await page.getByText(/This may not come from other-bank\.example/).waitFor();
  await page.close();
}, 120_000);

test('a forged mail that names a conversation shows its address, and keeping it apart comes first', async () => {
  await arrives('rita@hill.example', 'pass');
  const id = await arrives('rita@forged.example', 'fail', '<of-rita@hill.example>');
  const page = await context.newPage();
  const buttons = () => page.getByRole('button', { name: /^(Put it there|Keep apart)$/ });
  const look = () => buttons().evaluateAll((all) => all.map((each) => [each.textContent, each.dataset['variant']]));
  const apartFirst = [
    ['Keep apart', 'filled'],
    ['Put it there', 'default'],
  ];
  await page.goto(`${company.app.url}/review`);
  await page.getByRole('link', { name: /rita@forged\.example/ }).waitFor();
  expect(await look()).toEqual(apartFirst);
  await page.goto(`${company.app.url}/inbox/${id}`);
  await page.getByRole('note', { name: 'May belong to another conversation' }).waitFor();
  expect(await look()).toEqual(apartFirst);
  await page.close();
}, 120_000);

test('an address is suppressed, found, taken off and put back', async () => {
  const page = await context.newPage();
  await page.goto(`${company.app.url}/settings/suppressed`);
  await page.getByText('No address is suppressed').waitFor();
  await page.getByRole('button', { name: 'Add an address' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('gone@customer.example');
  await dialog.getByLabel('Why').fill('Asked for letters');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('cell', { name: /gone@customer\.example/ }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  const { x, width } = (await page.getByRole('button', { name: 'Remove' }).boundingBox())!;
  expect(x + width).toBeLessThan(390); // on a phone nothing is cut off
  const kept = async () => (await company.owner.call(listSuppressed, {})).items.length;
  await page.getByRole('button', { name: 'Remove' }).click();
  await until(async () => (await kept()) === 0, 'it is off the list');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(async () => (await kept()) === 1, 'it is back');
  expect((await company.owner.call(listSuppressed, {})).items).toMatchObject([{ words: 'Asked for letters' }]);
  await page.close();
}, 120_000);

test('the acknowledgement shows what a customer would get while it is written', async () => {
  const page = await context.newPage();
  await page.goto(`${company.app.url}/settings/channels/mail/${account}`);
  const preview = page.getByRole('figure', { name: 'What a customer would get now' });
  await preview.getByText('your message is here, and a person will answer it.').waitFor();
  await page.getByLabel('Words in English').fill('{hello}\n\nGot it.\n{time}\n{sender}');
  await preview.getByText('Got it.').waitFor();
  expect(await preview.innerText()).toMatch(/Hello Amina,\s+Got it\.\s+The Shop/);
  await page.close();
}, 120_000);
