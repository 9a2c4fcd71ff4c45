import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import { changeWriting } from '#core/contract/outgoing.ts';
import { addSuppressed } from '#core/contract/suppression.ts';
import { takeIn, understandMail } from '#channels';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { bytesOf } from '#test/mail-stage.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();
let sink: SmtpSink;
let account: string;

beforeAll(async () => {
  sink = await smtpSink();
  account = plainId('chn', await mailboxSendingTo(sink, company)) ?? '';
  await company.owner.call(changeWriting, { undoSeconds: 0, signature: '' });
  await company.owner.call(addSuppressed, { address: 'gone@carrier.example', words: 'They asked' });
});
afterAll(() => sink.stop());

/** A customer writes to us and to others, and the desk has it. */
async function asksUsAndOthers(): Promise<string> {
  const { app, owner, workspace } = company;
  const letter = {
    from: 'Mara Marks <mara@customer.example>',
    cc: 'Ben Marks <ben@customer.example>, lawyer@law.example',
  };
  const bytes = bytesOf({
    ...letter,
    subject: 'The parcel',
    text: 'Where is it? My brother Ben and our lawyer read along.',
  });
  await takeIn(app.app, { workspace, account }, { bytes, envelope: { to: ['desk@shop.example'] } });
  const { rows } = await app.owner.query<{ id: string }>('select id from channels.raw order by id desc limit 1');
  await understandMail(app.app, { workspace, raw: rows[0]!.id });
  const found = await app.owner.query<{ thread: string }>(
    'select thread from channels.message join channels.raw on raw.message = message.id where raw.id = $1',
    [rows[0]!.id],
  );
  const thread = wireId('cnv', found.rows[0]!.thread);
  await until(async () => (await owner.send(readConversation, { id: thread })).ok, 'the desk has it');
  return thread;
}

const chips = (page: Page, label: 'Cc' | 'Bcc') => page.getByRole('list', { name: label, exact: true });
const adding = (page: Page) => page.getByRole('textbox', { name: /^Who else gets it/ });

test('an answer goes to all, who is taken out gets nothing, who is added stays over a reload', async () => {
  const words = fresh('It comes tomorrow.');
  const thread = await asksUsAndOthers();
  const page = await consoleAt(`/inbox/${thread}`);
  await chips(page, 'Cc').getByText('Ben Marks').waitFor();
  await answerBox(page).fill(words);
  await page.getByRole('button', { name: 'Take lawyer@law.example out' }).click();
  await page.getByRole('button', { name: '+ Bcc' }).click();
  await adding(page).fill('nobody');
  await adding(page).press('Enter');
  await page.getByText('nobody is no e-mail address.').waitFor();
  await adding(page).fill('Carrier <gone@carrier.example>; boss@shop-owner.example');
  await adding(page).press('Enter');
  await page.getByText(/gone@carrier\.example gets nothing\..*They asked/).waitFor();
  expect(await axe(page, '[data-mode="reply"]')).toEqual([]);
  await until(async () => {
    const { draft } = await company.owner.call(readConversation, { id: thread });
    return draft.content?.copies?.length === 3;
  }, 'it is kept');
  await page.reload();
  await chips(page, 'Bcc').getByText('boss@shop-owner.example').waitFor();
  expect(await chips(page, 'Cc').getByRole('button').count()).toBe(1);
  await answerBox(page).focus();
  await page.keyboard.press('Control+Enter');
  const mail = await until(() => sink.mails.find(({ text }) => text.includes(words)), 'it arrives');
  expect(mail.to).toEqual(['mara@customer.example', 'ben@customer.example', 'boss@shop-owner.example']);
  await log(page).getByText('Nothing is sent to gone@carrier.example: They asked').waitFor();
  await log(page).getByText('Bcc Carrier, boss@shop-owner.example').waitFor();
  // The next answer goes to whom the last one went, but to nobody in secret; one press takes up who was left out.
  await page.getByRole('button', { name: 'Take ben@customer.example out' }).click();
  await page.getByRole('button', { name: 'Answer all' }).click();
  await chips(page, 'Cc').getByText('Ben Marks').waitFor();
  expect(await axe(page, '[data-mode="reply"]')).toEqual([]);
});
