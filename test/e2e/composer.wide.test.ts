import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCannedReply } from '#core/contract/canned.ts';
import { readConversation } from '#core/contract/desk.ts';
import { changeWriting } from '#core/contract/outgoing.ts';
import { asksByMail, mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log, writtenIn } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();
let sink: SmtpSink;

beforeAll(async () => {
  sink = await smtpSink();
  await mailboxSendingTo(sink, company);
  await company.owner.call(changeWriting, { undoSeconds: 0, signature: 'Ada of Acme' });
});
afterAll(() => sink.stop());

const marks = (page: Page) => page.getByRole('toolbar', { name: 'Marks' });

/** Somebody asked by mail, and the box to answer in is there. */
async function answering(name: string): Promise<{ page: Page; thread: string }> {
  const thread = await asksByMail(company, name);
  const page = await consoleAt(`/inbox/${thread}`);
  await marks(page).waitFor();
  return { page, thread };
}

const redDot =
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==';

/** Pastes a picture where the caret stands. */
async function pastePicture(page: Page): Promise<void> {
  await answerBox(page).evaluate((box, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'dot.png', { type: 'image/png' }));
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, redDot);
}

test('an answer with marks and a picture: what one types is marked, kept, and arrives as HTML and as text', async () => {
  const { page, thread } = await answering('Mara Marks');
  await page.keyboard.press('r');
  await page.keyboard.type('Dear **Mara**, please *look*:\n- one\ntwo\n\n', { delay: 2 });
  await page.keyboard.type('The `box` is at https://shop.example/box today. ');
  await pastePicture(page);
  await answerBox(page).locator('img[alt="dot.png"]').waitFor();
  expect(await axe(page)).toEqual([]);
  const kept = await until(async () => {
    const { draft } = await company.owner.call(readConversation, { id: thread });
    return draft.content?.reply.includes('![dot.png](fil_') === true ? draft.content.reply : undefined;
  }, 'it is kept on the server');
  expect(kept).toContain('Dear **Mara**, please *look*:\n\n- one\n- two\n\nThe `box` is at ');

  await page.reload();
  await marks(page).waitFor();
  expect(await writtenIn(page)).toMatch(/^Dear Mara, please look:/);
  await answerBox(page).locator('img[alt="dot.png"]').waitFor();
  await answerBox(page).focus();
  await page.keyboard.press('Control+Enter');
  await log(page).getByText('sent', { exact: true }).waitFor();
  await log(page).locator('strong', { hasText: 'Mara' }).waitFor();
  const shown = log(page).locator('img[alt="dot.png"]');
  await until(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth === 5), 'the picture is drawn');

  const mail = await PostalMime.parse((await until(() => sink.mails[0], 'it arrives')).bytes);
  expect(mail.text).toContain(
    'Dear Mara, please look:\n\n- one\n- two\n\nThe box is at https://shop.example/box today.',
  );
  expect(mail.text).toContain('-- \nAda of Acme');
  const html = String(mail.html);
  expect(html).toContain('Dear <strong>Mara</strong>, please <em>look</em>:');
  expect(html).toMatch(/<ul[^>]*>\s*<li>one<\/li><li>two<\/li>\s*<\/ul>/);
  expect(html).toContain('<a href="https://shop.example/box">https://shop.example/box</a>');
  const cid = /<img src="cid:([^"]+)" alt="dot.png"/.exec(html)?.[1];
  expect(mail.attachments.map(({ contentId, disposition }) => ({ contentId, disposition }))).toEqual([
    { contentId: `<${cid}>`, disposition: 'inline' },
  ]);
  await page.close();
});

test('a picture that is taken out goes nowhere; a file dropped beside the words is attached', async () => {
  const { page } = await answering('Otto Out');
  await answerBox(page).focus();
  await pastePicture(page);
  await answerBox(page).locator('img[data-picture]').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('Without the picture.');
  const held = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['a label'], 'label.png', { type: 'image/png' }));
    return transfer;
  });
  await page.getByRole('group', { name: 'What to write' }).dispatchEvent('drop', { dataTransfer: held });
  await page.getByRole('button', { name: 'Take label.png away' }).waitFor();
  await until(async () => (await page.getByRole('progressbar').count()) === 0, 'it is attached');
  expect(await page.getByRole('list', { name: 'Attached' }).getByRole('listitem').count()).toBe(1);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const { bytes } = await until(
    () => sink.mails.find(({ text }) => text.includes('Without the picture.')),
    'it arrives',
  );
  const mail = await PostalMime.parse(bytes);
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['label.png']);
  await page.close();
});

test('a canned reply by its shortcut: what is not known is marked and keeps the answer back until it is written', async () => {
  const text =
    'Hello {{ customer.firstName | default: "there" }},\n\nyour matter “{{ conversation.subject }}” is settled.';
  await company.owner.call(createCannedReply, { title: 'Settled', shortcut: 'done', text });
  await company.owner.call(createCannedReply, { title: 'Abandoned', text: 'Nothing was done.' });
  const { page } = await answering('Uli Unfilled');
  await page.keyboard.press('r');
  await page.keyboard.press('/');
  await page.keyboard.type('done');
  await page.getByRole('option', { name: /Settled/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Not known: {{ conversation.subject }}').waitFor();
  const marked = answerBox(page).locator('[data-unfilled]');
  expect(await marked.innerText()).toBe('{{ conversation.subject }}');
  expect(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
  expect(await axe(page)).toEqual([]);
  await marked.dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Hello Uli, the box is settled.');
  await page.getByText('Not known:').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Enter');
  await log(page).getByText('Hello Uli, the box is settled.').waitFor();
  await page.close();
});

test('letters are letters from the first stroke on, also while the editor is on its way; without it one writes plainly', async () => {
  const thread = await asksByMail(company, 'Lena Late');
  const page = await consoleAt('/inbox');
  let arrive = () => undefined as void;
  const wait = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/assets/marked-words-*.js', async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto(`${company.app.url}/inbox/${thread}`);
  await answerBox(page).waitFor();
  const address = page.url();
  await page.keyboard.press('r');
  await page.keyboard.type('ejkanr first ');
  arrive();
  await marks(page).waitFor();
  await page.keyboard.type('and ejkanr then');
  expect((await writtenIn(page)).trim()).toBe('ejkanr first and ejkanr then');
  expect(page.url()).toBe(address);
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.type('ejk a note');
  expect(await page.getByRole('textbox', { name: 'Private note' }).innerText()).toBe('ejk a note');
  await page.keyboard.press('Control+Enter');
  await log(page).getByText('ejk a note').waitFor();
  await page.close();
});
