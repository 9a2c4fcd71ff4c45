import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import { changeWriting } from '#core/contract/outgoing.ts';
import { readSideDraft } from '#core/contract/side-drafts.ts';
import { listSides } from '#core/contract/sides.ts';
import { takeIn, understandMail } from '#channels';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { bytesOf, type Letter } from '#test/mail-stage.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';
import { contextFor, wideScreen } from './look.ts';

// A carrier is asked beside a conversation, answers there, and is written to again; a message is forwarded and taken back.

const { company, browser, consoleAt } = await deskStage();
let sink: SmtpSink;
let account: string;
let tries = 0;

beforeAll(async () => {
  sink = await smtpSink();
  account = plainId('chn', await mailboxSendingTo(sink, company)) ?? '';
  await company.owner.call(changeWriting, { undoSeconds: 0, signature: '' });
});
afterAll(() => sink.stop());

async function arrive(letter: Letter): Promise<string> {
  const { app, owner, workspace } = company;
  await takeIn(app.app, { workspace, account }, { bytes: bytesOf(letter), envelope: { to: ['desk@shop.example'] } });
  const { rows } = await app.owner.query<{ id: string }>('select id from channels.raw order by id desc limit 1');
  await understandMail(app.app, { workspace, raw: rows[0]!.id });
  const found = await app.owner.query<{ thread: string }>(
    `select coalesce(thread.beside, thread.id) as thread from channels.message join channels.raw on raw.message = message.id
     join channels.thread on thread.id = message.thread where raw.id = $1`,
    [rows[0]!.id],
  );
  const thread = wireId('cnv', found.rows[0]!.thread);
  await until(async () => (await owner.send(readConversation, { id: thread })).ok, 'the desk has it');
  return thread;
}

const drawer = (page: Page) => page.getByRole('dialog');
const box = (page: Page) => drawer(page).getByRole('textbox', { name: /^Message/ });
const mailTo = (address: string, words: string) =>
  until(() => sink.mails.find(({ to, text }) => to.includes(address) && text.includes(words)), `a mail to ${address}`);
const settled = async (page: Page) => expect(await axe(page)).toEqual([]);

test('a carrier is asked beside a conversation, its answer stands there and is told, and one goes on and is done with it', async () => {
  const [ann, hans] = [`Ann ${(tries += 1)} <ann${tries}@customer.example>`, `hans${tries}@carrier.example`];
  const thread = await arrive({ from: ann, subject: 'The lamp', text: `My lamp ${tries} has not come.` });
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).waitFor();
  await page.locator('#content').focus();
  await page.keyboard.press('b');
  await drawer(page).getByRole('textbox', { name: 'To' }).fill(`Hans Heavy <${hans}>`);
  await box(page).fill('Where is parcel 4711?');
  await drawer(page)
    .getByRole('button', { name: /^Quote messages/ })
    .click();
  await drawer(page)
    .getByRole('checkbox', { name: /has not come/ })
    .click();
  await settled(page);
  await drawer(page).getByRole('button', { name: /^Send/ }).click();
  await drawer(page).getByRole('log').getByText('Where is parcel 4711?').waitFor();
  const mail = await mailTo(hans, 'parcel 4711');
  expect(mail.text).toContain(`My lamp ${tries} has not come.`);
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' });

  const id = /^Message-ID:\s*<([^>]+)>/im.exec(mail.text)?.[1] ?? '';
  await arrive({ from: `Hans Heavy <${hans}>`, inReplyTo: id, text: 'In the van, it comes today.' });
  await page
    .getByRole('status')
    .getByRole('button', { name: /Hans Heavy.*new answer/ })
    .click();
  await drawer(page).getByRole('log').getByText('In the van, it comes today.').waitFor();
  await settled(page);
  await box(page).fill('Thank you, Hans.');
  await page.keyboard.press('Control+Enter');
  await mailTo(hans, 'Thank you, Hans.');
  await drawer(page).getByRole('button', { name: 'Done' }).click();
  await drawer(page).getByRole('button', { name: 'Open again' }).waitFor();
  await page.keyboard.press('Escape');
  const rail = page.getByRole('region', { name: 'Side conversations' });
  await rail
    .getByRole('button', { name: /Hans Heavy/ })
    .getByText('Done')
    .waitFor();
  expect(await log(page).getByText('In the van').count()).toBe(0);
  // Found by what stands there, it opens there.
  await page.getByRole('combobox', { name: 'Search conversations' }).fill(`from:${hans} "comes today"`);
  await page
    .getByRole('list', { name: 'Found' })
    .getByRole('link', { name: /Beside it:/ })
    .click();
  await drawer(page).getByRole('log').getByText('In the van, it comes today.').waitFor();
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' });
  // By the keyboard alone, too, whichever conversation is open.
  await page.goto(new URL(`/inbox?q=${encodeURIComponent(`from:${hans} "comes today"`)}`, page.url()).href);
  await page
    .getByRole('list', { name: 'Found' })
    .getByRole('link', { name: /Beside it:/ })
    .focus();
  await page.keyboard.press('Enter');
  await drawer(page).getByRole('log').getByText('In the van, it comes today.').waitFor();
  await page.goto(new URL('/inbox', page.url()).href);
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  await page.keyboard.press('Control+k');
  const spotlight = page.getByRole('dialog', { name: 'Search' });
  await spotlight.getByRole('textbox').fill(`from:${hans} "comes today"`);
  await spotlight.getByText(/^Beside it: /).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await drawer(page).getByRole('log').getByText('In the van, it comes today.').waitFor();
  await page.close();
});

test('a message is forwarded from its menu; taken back in time it stands in the box again and nobody got it', async () => {
  const [ann, store] = [`ann${(tries += 1)}@customer.example`, `store${tries}@depot.example`];
  const thread = await arrive({ from: ann, subject: 'Two lamps', text: `Both lamps ${tries} are broken.` });
  await company.owner.call(changeWriting, { undoSeconds: 30, signature: '' });
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).waitFor();
  await page.getByRole('button', { name: /^More about the message of/ }).click();
  await page.getByRole('menuitem', { name: 'Forward…' }).click();
  await drawer(page).getByRole('textbox', { name: 'To' }).fill(store);
  expect(await drawer(page).getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Fwd: Two lamps');
  expect(
    await drawer(page)
      .getByRole('checkbox', { name: /are broken/ })
      .isChecked(),
  ).toBe(true);
  await box(page).fill('Please send two new ones.');
  await drawer(page).getByRole('button', { name: /^Send/ }).click();
  await drawer(page).getByRole('button', { name: 'Take back' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await drawer(page).getByRole('textbox', { name: 'To' }).waitFor();
  await box(page).getByText('Please send two new ones.').waitFor();
  expect((await company.owner.call(listSides, { id: thread })).items).toEqual([]);
  // By the button of the message, too.
  await drawer(page).getByRole('button', { name: /^Send/ }).click();
  await drawer(page).getByRole('button', { name: 'Take back' }).click();
  await box(page).getByText('Please send two new ones.').waitFor();
  expect(await drawer(page).getByRole('textbox', { name: 'To' }).inputValue()).toBe(store);
  expect(sink.mails.some(({ to }) => to.includes(store))).toBe(false);
  await company.owner.call(changeWriting, { undoSeconds: 0, signature: '' });
  await page.close();
});

test('what is begun to others is there in another browser, too; what is written in both is lost in neither, and it goes when it is sent', async () => {
  const [ann, hans] = [`ann${(tries += 1)}@customer.example`, `hans${tries}@carrier.example`];
  const id = await arrive({ from: ann, subject: 'The lamp', text: `My lamp ${tries} has not come.` });
  const kept = async () => (await company.owner.call(readSideDraft, { id })).content?.text ?? '';
  const opened = async (page: Page) => {
    await answerBox(page).waitFor();
    await page.locator('#content').focus();
    await page.keyboard.press('b');
    await drawer(page).getByRole('textbox', { name: 'To' }).waitFor();
  };
  const here = await consoleAt(`/inbox/${id}`);
  await opened(here);
  await drawer(here).getByRole('textbox', { name: 'To' }).fill(hans);
  await box(here).pressSequentially('Where is it?');
  await until(async () => (await kept()).includes('Where is it?'), 'it is kept');
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  const there = await context.newPage();
  await there.goto(`${company.app.url}/inbox/${id}`);
  await opened(there);
  await box(there).getByText('Where is it?').waitFor();
  expect(await drawer(there).getByRole('textbox', { name: 'To' }).inputValue()).toBe(hans);
  await box(there).press('Control+End');
  await box(there).pressSequentially(' Said there.');
  await until(async () => (await kept()).includes('Said there.'), 'what was written there is kept');
  await box(here).press('Control+End');
  await box(here).pressSequentially(' Said here.');
  await until(async () => /Said here\.[^]*Said there\./.test(await kept()), 'both are kept');
  await here.reload();
  await opened(here);
  await box(here).getByText('Said there.').waitFor();
  await drawer(here).getByRole('button', { name: /^Send/ }).click();
  await mailTo(hans, 'Said here.');
  expect(await kept()).toBe('');
  await context.close();
  await here.close();
});
