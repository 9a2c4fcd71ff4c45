import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listChatAccounts } from '#core/contract/chat.ts';
import { createCannedReply } from '#core/contract/canned.ts';
import { listConversations } from '#core/contract/desk.ts';
import { searchConversations } from '#core/contract/search.ts';
import { axe } from '#test/browser.ts';
import { customerWrites } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { visitor } from '#test/visitor.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';

const { company, consoleAt, someoneWrites, answersIn } = await deskStage();

type Given = Array<{ name: string; size: number }>;

/** Drops files on the box, as a person does who drags them in. */
async function drop(page: Page, files: Given): Promise<void> {
  const held = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, size } of given) transfer.items.add(new File([new Uint8Array(size)], name));
    return transfer;
  }, files);
  await answerBox(page).dispatchEvent('drop', { dataTransfer: held });
}

test('files: dropped and pasted in their order, too large and empty are said, one that broke off goes again', async () => {
  const thread = await someoneWrites('Fay Files', 'Please send me the label.');
  const page = await consoleAt(`/inbox/${thread}`);
  const chips = page.getByRole('list', { name: 'Attached' });
  let broken = true;
  await page.route('**/api/v1/uploads?name=broken.txt', (route) =>
    broken ? route.abort('connectionreset') : route.continue(),
  );
  const large = { name: 'large.zip', size: 26_000_000 };
  await drop(page, [{ name: 'first.txt', size: 300_000 }, { name: 'second.txt', size: 3 }, large]);
  await drop(page, [
    { name: 'none.txt', size: 0 },
    { name: 'broken.txt', size: 10 },
  ]);
  await chips.getByText('is 26 MB; at most 25 MB can be sent').waitFor();
  await chips.getByText('is empty').waitFor();
  await chips.getByText('was not attached: The server cannot be reached.').waitFor();
  broken = false;
  await chips.getByRole('button', { name: 'Attach broken.txt once more' }).click();
  await chips.getByText('was not attached').waitFor({ state: 'detached' });
  for (const name of ['large.zip', 'none.txt', 'second.txt'])
    await chips.getByRole('button', { name: `Take ${name} away` }).click();
  await answerBox(page).evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['a picture'], 'pasted.png', { type: 'image/png' }));
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await chips.getByRole('button', { name: 'Take pasted.png away' }).waitFor();
  await until(async () => (await chips.getByRole('progressbar').count()) === 0, 'all are attached');
  await answerBox(page).fill('Here it is.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await log(page).getByRole('list', { name: 'Attachments' }).waitFor();
  const { rows } = await company.app.owner.query<{ name: string }>(
    `select name from channels.message_file file join channels.message on message.id = file.message
     where text = 'Here it is.' order by position`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['first.txt', 'broken.txt', 'pasted.png']);
  await page.close();
});

test('while one writes letters are letters; a canned reply is found by typing, also for somebody without a name', async () => {
  const text = 'Hello {{ customer.firstName | default: "there" }}, the label is on its way.';
  await company.owner.call(createCannedReply, { title: 'Label', text });
  const [box] = (await company.owner.call(listChatAccounts, {})).items;
  await (await visitor(company.app.url, { key: box!.key })).say('A label please.');
  const thread = await until(async () => {
    const { items } = await company.owner.call(searchConversations, { q: 'A label please' });
    return items[0]?.id;
  }, 'the conversation stands in the inbox');
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).waitFor();
  const address = page.url();
  await page.keyboard.press('r');
  await page.keyboard.type('ejkanr/?gi');
  expect(await answerBox(page).inputValue()).toBe('ejkanr/?gi');
  expect(page.url()).toBe(address);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await answerBox(page).fill('');
  await page.keyboard.press('/');
  const search = page.getByRole('textbox', { name: 'Search canned replies' });
  await until(() => search.evaluate((field) => field === document.activeElement), 'what is typed goes into the search');
  await page.keyboard.type('lab');
  await page.getByRole('option', { name: /Label/ }).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await until(async () => (await answerBox(page).inputValue()) !== '', 'the canned reply is taken');
  expect(await answerBox(page).inputValue()).toBe('Hello there, the label is on its way.');
  expect(await answersIn(thread)).toEqual([]);
  await page.close();
});

test('the list goes on beyond its first page, and says when nothing has the words', async () => {
  const texts = Array.from({ length: 56 }, (_, at) => `Matter number ${at + 1}`);
  for (const text of texts) await customerWrites(company, { name: 'Many Matters', text });
  // Before the page is opened: what comes later waits behind the bar.
  const all = async () => (await company.owner.call(listConversations, { limit: '200' })).items;
  await until(
    async () => (await all()).filter(({ customer }) => customer.name === 'Many Matters').length === texts.length,
    'all stand in the inbox',
  );
  const page = await consoleAt('/inbox?view=open');
  const list = page.getByRole('region', { name: 'Conversations' });
  await list.locator('[data-conversation]').first().hover();
  await until(async () => {
    await page.mouse.wheel(0, 3000);
    return list.getByText('Matter number 1', { exact: true }).isVisible();
  }, 'the oldest is reached');
  const field = page.getByRole('combobox', { name: 'Search conversations' });
  await field.fill('number 33');
  await list.getByText('Matter number 33', { exact: true }).waitFor();
  await field.fill('zzqq nothing of the kind');
  await page.getByText('Nothing has “zzqq nothing of the kind”').waitFor();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await list.getByText('Matter number 56', { exact: true }).waitFor();
  expect(await field.evaluate((input: HTMLInputElement) => input.maxLength)).toBe(300);
  await page.close();
});
