import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeWriting } from '#core/contract/outgoing.ts';
import * as senders from '#core/contract/senders.ts';
import { changeOwnWarmth, readWarmth } from '#core/contract/warmth.ts';
import { asksByMail, mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log, writtenIn } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();
let sink: SmtpSink;
let mailbox: string;
const brand = 'hallo@marke.example';

beforeAll(async () => {
  sink = await smtpSink();
  mailbox = await mailboxSendingTo(sink, company);
  await company.owner.call(changeWriting, { undoSeconds: 30, signature: '' });
  await company.owner.call(senders.createSender, {
    id: mailbox,
    name: 'Marke',
    address: 'hallo@marke.example',
    replyTo: null,
    signature: '{{ agent.firstName }} from {{ sender.name }}\nhttps://marke.example',
  });
});
beforeEach(async () => {
  sink.mood = 'take';
  await company.owner.call(changeOwnWarmth, { on: true });
});
afterAll(() => sink.stop());

const mailsWith = (words: string) => sink.mails.filter(({ text }) => text.includes(words));

test('an answer shows its signature, can be taken back and goes on as a draft, and goes out later or when its seconds are over', async () => {
  const [left, later, plain] = [fresh('It left yesterdey.'), fresh('It left yesterday.'), fresh('By the red van.')];
  const thread = await asksByMail(company, fresh('Uma Undo'), { at: brand });
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).fill(left);
  await page.getByText('Ada from Marke').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await log(page)
    .getByText(/goes out in \d+ s/)
    .waitFor();
  await log(page).getByRole('button', { name: 'Undo', exact: true }).click();
  await until(async () => (await writtenIn(page)).trim() === left, 'the words come back');
  await log(page)
    .getByText(/goes out in/)
    .waitFor({ state: 'detached' });

  await answerBox(page).fill(later);
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
  await log(page)
    .getByText(/goes out \w+ \d+ \w+, 08:00/)
    .waitFor();
  expect(await axe(page)).toEqual([]);
  await log(page).getByRole('button', { name: 'Send now' }).click();
  await until(() => mailsWith(later).length === 1, 'it goes out');
  await log(page).getByText('sent', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Without signature' }).click();
  await answerBox(page).fill(plain);
  await page.keyboard.press('Control+Enter');
  await log(page)
    .getByText(/goes out/)
    .waitFor();
  company.app.world.pass(31_000);
  await until(() => mailsWith(plain).length === 1, 'it goes out by itself');
  expect(mailsWith(plain)[0]!.text).not.toMatch(/from Marke/);
  expect(mailsWith(left)).toEqual([]);
  await page.close();
});

test('an answer is sent and its conversation put off by a key, and lacks are told calmly while it is written', async () => {
  const words = fresh('Dear Nora, thank you. I am sorry. We shall look into that on Monday.');
  const thread = await asksByMail(company, fresh('Nora Nap'), {
    at: brand,
    text: 'I am so disappointed, nobody came.',
  });
  const page = await consoleAt(`/inbox/${thread}`);
  const hint = page.getByText(/^Perhaps /);
  await answerBox(page).fill('We shall look into that on Monday.');
  await page.getByText('Perhaps greet Nora by name, thank them and take up how they feel (“disappointed”).').waitFor();
  expect(await axe(page)).toEqual([]);
  await answerBox(page).fill(words);
  await hint.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Alt+Shift+Enter');
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
  await log(page)
    .getByText(/goes out in \d+ s and snoozes until/)
    .waitFor();
  company.app.world.pass(31_000);
  await until(() => mailsWith(words).length === 1, 'it goes out');
  await page.getByText(/Snoozed until/).waitFor();
  await answerBox(page).fill('It is a long day until Monday.');
  await hint.waitFor();
  await page.getByRole('button', { name: 'No warmth check for me' }).click();
  await hint.waitFor({ state: 'detached' });
  await page.goto(`${company.app.url}/settings/profile`);
  const mine = page.getByRole('switch', { name: 'Look at my answers' });
  // It turns before the server has answered, and back when the server refuses.
  const asked = Promise.withResolvers<Route>();
  await page.route('**/api/v1/warmth-check/mine', (route) => asked.resolve(route));
  await mine.check();
  await (await asked.promise).abort();
  await until(async () => !(await mine.isChecked()), 'it turns back');
  await page.unroute('**/api/v1/warmth-check/mine');
  await mine.check();
  await until(async () => (await company.owner.call(readWarmth, {})).mine, 'it is kept');
  expect(await mine.isChecked()).toBe(true);
  expect(await axe(page)).toEqual([]);
  await page.close();
});

test('what did not arrive says why, and goes again at once', async () => {
  const words = fresh('Here is the label.');
  const thread = await asksByMail(company, fresh('Rita Retry'), { at: brand });
  const page = await consoleAt(`/inbox/${thread}`);
  sink.mood = { rcpt: 451 };
  await answerBox(page).fill(words);
  await page.keyboard.press('Control+Enter');
  await log(page)
    .getByText(/goes out/)
    .waitFor();
  company.app.world.pass(31_000);
  await log(page)
    .getByText(/waits: 451.*1 attempt, the next at/)
    .waitFor();
  sink.mood = 'hang-up';
  await log(page).getByRole('button', { name: 'Try now' }).click();
  await log(page)
    .getByText(/perhaps not delivered/)
    .waitFor();
  expect(await axe(page)).toEqual([]);
  sink.mood = 'take';
  await log(page).getByRole('button', { name: 'Send again' }).click();
  await until(() => mailsWith(words).length === 1, 'it arrives');
  await log(page).getByText('sent', { exact: true }).waitFor();
  await page.close();
});

test('outgoing mail: a domain is looked up and explained with the record to set; a sender is added', async () => {
  const name = fresh('Night desk');
  const page = await consoleAt('/settings/sending');
  await page.getByRole('button', { name: 'Check', exact: true }).first().click();
  await page.getByText('There is no SPF record').waitFor();
  await page.getByText('v=DKIM1; k=rsa;').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add a sender' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Signature' }).fill('{{ agent.phone }}');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page
    .getByText(/there is no \{\{ agent\.phone \}\}/i)
    .first()
    .waitFor();
  await page.getByRole('textbox', { name: 'Signature' }).fill('Good night');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(name, { exact: true }).waitFor();
  await page.close();
});
