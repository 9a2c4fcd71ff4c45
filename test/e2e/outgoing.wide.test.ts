import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeWriting } from '#core/contract/outgoing.ts';
import * as senders from '#core/contract/senders.ts';
import { asksByMail, mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
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
afterAll(() => sink.stop());

const mailsWith = (words: string) => sink.mails.filter(({ text }) => text.includes(words));

test('an answer shows its signature, can be taken back and goes on as a draft, and goes out later or when its seconds are over', async () => {
  const thread = await asksByMail(company, 'Uma Undo', brand);
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).fill('It left yesterdey.');
  await page.getByText('Ada from Marke').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await log(page)
    .getByText(/goes out in \d+ s/)
    .waitFor();
  await log(page).getByRole('button', { name: 'Undo', exact: true }).click();
  await until(async () => (await writtenIn(page)).trim() === 'It left yesterdey.', 'the words come back');
  await log(page)
    .getByText(/goes out in/)
    .waitFor({ state: 'detached' });

  await answerBox(page).fill('It left yesterday.');
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
  await log(page)
    .getByText(/goes out \w+ \d+ \w+, 08:00/)
    .waitFor();
  expect(await axe(page)).toEqual([]);
  await log(page).getByRole('button', { name: 'Send now' }).click();
  await until(() => mailsWith('It left yesterday.').length === 1, 'it goes out');
  await log(page).getByText('sent', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Without signature' }).click();
  await answerBox(page).fill('By the red van.');
  await page.keyboard.press('Control+Enter');
  await log(page)
    .getByText(/goes out/)
    .waitFor();
  company.app.world.pass(31_000);
  await until(() => mailsWith('By the red van.').length === 1, 'it goes out by itself');
  expect(mailsWith('By the red van.')[0]!.text).not.toMatch(/from Marke/);
  expect(mailsWith('yesterdey')).toEqual([]);
  await page.close();
});

test('what did not arrive says why, and goes again at once', async () => {
  const thread = await asksByMail(company, 'Rita Retry', brand);
  const page = await consoleAt(`/inbox/${thread}`);
  sink.mood = { rcpt: 451 };
  await answerBox(page).fill('Here is the label.');
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
  await until(() => mailsWith('Here is the label.').length === 1, 'it arrives');
  await log(page).getByText('sent', { exact: true }).waitFor();
  await page.close();
});

test('outgoing mail: a domain is looked up and explained with the record to set; a sender is added', async () => {
  const page = await consoleAt('/settings/sending');
  await page.getByRole('button', { name: 'Check', exact: true }).first().click();
  await page.getByText('There is no SPF record').waitFor();
  await page.getByText('v=DKIM1; k=rsa;').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add a sender' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Night desk');
  await page.getByRole('textbox', { name: 'Signature' }).fill('{{ agent.phone }}');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page
    .getByText(/there is no \{\{ agent\.phone \}\}/i)
    .first()
    .waitFor();
  await page.getByRole('textbox', { name: 'Signature' }).fill('Good night');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Night desk').waitFor();
  await page.close();
});
