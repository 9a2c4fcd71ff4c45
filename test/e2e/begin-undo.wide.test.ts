import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCustomers } from '#core/contract/customers.ts';
import { changeWriting } from '#core/contract/outgoing.ts';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { deskStage } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();
const { owner } = company;
let sink: SmtpSink;

beforeAll(async () => {
  sink = await smtpSink();
  await mailboxSendingTo(sink, company);
  await owner.call(changeWriting, { undoSeconds: 30, signature: '' });
});
afterAll(() => sink.stop());

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'New conversation' });
const waitingOf = (page: Page) => page.getByRole('list', { name: 'New conversations that wait' });
const mailsWith = (words: string) => sink.mails.filter(({ text }) => text.includes(words));

test('a new conversation is taken back in its seconds with all that was chosen, and then goes', async () => {
  const name = fresh('Uma Undo');
  const address = `${name.toLowerCase().replaceAll(' ', '.')}@customers.example`;
  const page = await consoleAt('/inbox/new');
  const dialog = dialogOf(page);
  await dialog.getByRole('combobox', { name: 'To' }).fill(address);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: '+ Cc' }).click();
  await page.keyboard.type('boss@customers.example');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Your order');
  await dialog.locator('[contenteditable=true]').fill(`${name}, it is here.`);
  const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('it') };
  await dialog.locator('input[type=file]').setInputFiles(note);
  await dialog.getByRole('button', { name: 'Take note.txt away' }).waitFor();
  await dialog.getByText('Before', { exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'Give it to me' }).uncheck();
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  const waiting = waitingOf(page).getByRole('listitem').filter({ hasText: name });
  await waiting.getByText(/goes out in \d+ s/).waitFor();
  expect(await axe(page)).toEqual([]);
  expect((await owner.call(listCustomers, { q: address })).items).toEqual([]);

  // Another one is begun meanwhile: it is set aside, and lost neither.
  await page.goto(`${company.app.url}/inbox/new`);
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Something else');
  await page.goto(`${company.app.url}/inbox`);
  await waiting.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByText(`${name}, it is here.`).waitFor();
  expect(await dialog.getByRole('combobox', { name: 'To' }).inputValue()).toBe(address);
  expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(name);
  expect(await dialog.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Your order');
  await dialog.getByText('boss@customers.example').waitFor();
  await dialog.getByRole('button', { name: 'Take note.txt away' }).waitFor();
  expect(await dialog.getByRole('radio', { name: 'Before' }).isChecked()).toBe(true);
  expect(await dialog.getByRole('checkbox', { name: 'Give it to me' }).isChecked()).toBe(false);
  await dialog.getByText('What you had begun before').waitFor();
  expect(await axe(page)).toEqual([]);
  expect((await owner.call(listCustomers, { q: address })).items).toEqual([]);

  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await waiting.getByText(/goes out in \d+ s/).waitFor();
  company.app.world.pass(31_000);
  await until(() => mailsWith(name).length === 1, 'it goes out');
  await page.getByRole('alert').filter({ hasText: 'It has gone out' }).getByRole('button', { name: 'Look' }).click();
  await page.getByRole('region', { name: `Conversation with ${name}` }).waitFor();
  expect(mailsWith(name)[0]!.to).toContain('boss@customers.example');
  await page.goto(`${company.app.url}/inbox/new`);
  await until(
    async () => (await dialog.getByRole('textbox', { name: 'Subject' }).inputValue()) === 'Something else',
    'what was set aside comes back',
  );
  await dialog.getByRole('button', { name: 'Discard' }).click();
  expect(mailsWith(name)).toHaveLength(1);
  await page.close();
});

test('a new conversation waits for the files that are still on their way', async () => {
  const name = fresh('Fay File');
  const page = await consoleAt('/inbox/new');
  const dialog = dialogOf(page);
  await dialog
    .getByRole('combobox', { name: 'To' })
    .fill(`${name.toLowerCase().replaceAll(' ', '.')}@customers.example`);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Your invoice');
  await dialog.locator('[contenteditable=true]').fill(`${name}, here it is.`);
  const arrives = Promise.withResolvers<void>();
  await page.route('**/api/v1/uploads?**', async (route) => {
    await arrives.promise;
    await route.continue();
  });
  const invoice = { name: 'invoice.txt', mimeType: 'text/plain', buffer: Buffer.from('12.00') };
  await dialog.locator('input[type=file]').setInputFiles(invoice);
  await dialog.getByText('0 %').waitFor();
  const send = dialog.getByRole('button', { name: 'Send', exact: true });
  const later = dialog.getByRole('button', { name: 'Send later' });
  expect([await send.isDisabled(), await later.isDisabled()]).toEqual([true, true]);
  arrives.resolve();
  await send.click();
  const waiting = waitingOf(page).getByRole('listitem').filter({ hasText: name });
  await waiting.getByText(/goes out in \d+ s/).waitFor();
  company.app.world.pass(31_000);
  await until(() => mailsWith(name).length === 1, 'it goes out');
  expect(mailsWith(name)[0]!.text).toContain('filename=invoice.txt');
  await page.close();
});

test('a new conversation for later stands below the list, and can be sent at once', async () => {
  const name = fresh('Lola Later');
  const page = await consoleAt('/inbox/new', { viewport: { width: 390, height: 844 } });
  const dialog = dialogOf(page);
  await dialog
    .getByRole('combobox', { name: 'To' })
    .fill(`${name.toLowerCase().replaceAll(' ', '.')}@customers.example`);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Tomorrow');
  await dialog.locator('[contenteditable=true]').fill(`${name}, good morning.`);
  await dialog.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem').first().click();
  const waiting = waitingOf(page).getByRole('listitem').filter({ hasText: name });
  await waiting.getByText(/goes out /).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(mailsWith(name)).toEqual([]);
  await waiting.getByRole('button', { name: 'Send now' }).click();
  await until(() => mailsWith(name).length === 1, 'it goes out');
  await waiting.waitFor({ state: 'detached' });
  await page.close();
});
