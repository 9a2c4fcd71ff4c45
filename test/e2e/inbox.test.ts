import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createCannedReply } from '#core/contract/canned.ts';
import { axe } from '#test/browser.ts';
import { customerWrites } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';

const { company, consoleAt, someoneWrites, answersIn } = await deskStage();

const four = ['Amina Otieno', 'Ben Brandt', 'Carla Costa', 'Dora Diaz'];

async function names(page: Page): Promise<string[]> {
  const all = await page.locator('[data-conversation] b').allInnerTexts();
  return all.filter((name) => four.includes(name));
}

test('the list does not move while it is read: news waits behind a bar', async () => {
  const amina = await someoneWrites('Amina Otieno', 'Where is my parcel?');
  await someoneWrites('Ben Brandt', 'The lamp is broken.');
  await someoneWrites('Carla Costa', 'Thank you!');
  const page = await consoleAt('/inbox?view=unassigned');
  await page.getByRole('link', { name: /Carla Costa/ }).waitFor();
  const before = await names(page);
  expect(before).toEqual(['Carla Costa', 'Ben Brandt', 'Amina Otieno']);
  await someoneWrites('Dora Diaz', 'Hello?');
  await page.getByRole('button', { name: '1 new' }).waitFor();
  expect(await names(page)).toEqual(before);
  await customerWrites(company, { name: 'Amina Otieno', text: 'Still nothing here.', thread: amina });
  await page.getByRole('button', { name: '2 new' }).waitFor();
  await page.getByRole('link', { name: /Amina Otieno.*Still nothing here/s }).waitFor();
  expect(await names(page)).toEqual(before);
  await page.getByRole('button', { name: '2 new' }).click();
  await page.getByRole('link', { name: /Dora Diaz/ }).waitFor();
  expect(await names(page)).toEqual(['Amina Otieno', 'Dora Diaz', 'Carla Costa', 'Ben Brandt']);
  expect(await axe(page)).toEqual([]);
  await page.close();
});

test('a draft outlives the page and is forgotten once it was sent', async () => {
  const thread = await someoneWrites('Elena Lopez', 'How do I change the day?');
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).fill('Hello Elena, just ');
  await page.reload();
  await answerBox(page).waitFor();
  expect(await answerBox(page).inputValue()).toBe('Hello Elena, just ');
  await answerBox(page).fill('Hello Elena, just answer this.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await log(page).getByText('Hello Elena, just answer this.').waitFor();
  await until(async () => (await answersIn(thread)).length === 1, 'the answer has arrived');
  await page.reload();
  await log(page).getByText('Hello Elena, just answer this.').waitFor();
  expect(await answerBox(page).inputValue()).toBe('');
  await page.close();
});

test('an answer is kept back when the customer wrote meanwhile, and goes when pressed again', async () => {
  const thread = await someoneWrites('Farid Haddad', 'I want to return it.');
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).fill('Here is the label.');
  await customerWrites(company, { name: 'Farid Haddad', text: 'Wait, I keep it!', thread });
  await log(page).getByText('Wait, I keep it!').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const notSent = page.getByRole('alert').filter({ hasText: 'Not sent. Farid Haddad wrote meanwhile.' });
  await notSent.waitFor();
  expect(await answerBox(page).inputValue()).toBe('Here is the label.');
  expect(await answersIn(thread)).toEqual([]);
  await notSent.getByRole('button', { name: 'See what is new' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await notSent.waitFor({ state: 'detached' });
  await until(async () => (await answersIn(thread)).length === 1, 'the answer has arrived');
  expect(await answersIn(thread)).toEqual(['Here is the label.']);
  await page.close();
});

test('without a connection an answer waits, outlives the page and is sent exactly once', async () => {
  const thread = await someoneWrites('Grace Mwangi', 'Can you call me back?');
  const page = await consoleAt(`/inbox/${thread}`);
  let reachable = false;
  const keys: Array<string | undefined> = [];
  await page.route(`**/conversations/${thread}/replies`, async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (reachable) return await route.continue();
    if (keys.length === 1) await route.fetch(); // it arrives, but the connection breaks before the answer
    return await route.abort('internetdisconnected');
  });
  await answerBox(page).fill('We call you at three.');
  await page.keyboard.press('Control+Enter');
  const waiting = log(page).getByText('waits for the connection');
  await waiting.waitFor();
  expect(await answerBox(page).inputValue()).toBe('');
  await page.reload();
  await waiting.waitFor();
  reachable = true;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await waiting.waitFor({ state: 'detached' });
  expect(new Set(keys).size).toBe(1);
  expect(keys.length).toBeGreaterThan(1);
  expect(await answersIn(thread)).toEqual(['We call you at three.']);
  await page.close();
});

test('everything goes by keys, and all keys are listed', async () => {
  await company.owner.call(createCannedReply, { title: 'Thanks', text: 'Thank you, {{ customer.firstName }}!' });
  await someoneWrites('Hana Rossi', 'It works now.');
  const page = await consoleAt('/inbox?view=unassigned');
  await page.getByRole('link', { name: /Hana Rossi/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Conversation with Hana Rossi' }).waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  for (const label of ['Next conversation', 'Resolve', 'Assign', 'Answer', 'Private note', 'Send and resolve'])
    await sheet.getByText(label, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  await page.keyboard.type('She is happy.');
  await page.keyboard.press('Control+Enter');
  await log(page).getByText('She is happy.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.keyboard.press('/');
  await page.getByRole('option', { name: /Thanks/ }).waitFor();
  await page.getByRole('textbox', { name: 'Search canned replies' }).press('Enter');
  await until(async () => (await answerBox(page).inputValue()) !== '', 'a canned reply is taken');
  expect(await answerBox(page).inputValue()).toBe('Thank you, Hana!');
  await answerBox(page).press('Escape');
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: 'Why did Hana Rossi get in touch?' }).waitFor();
  await until(
    () => page.getByRole('textbox', { name: 'Find a reason' }).evaluate((field) => field === document.activeElement),
    'the list of reasons has the focus',
  );
  await page.keyboard.press('Enter');
  await page.getByText('Resolved: Hana Rossi').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await log(page).getByText('Ada Lovelace reopened this').waitFor();
  await page.keyboard.press('/');
  await until(
    () =>
      page
        .getByRole('combobox', { name: 'Search conversations' })
        .evaluate((field) => field === document.activeElement),
    'the search has the focus',
  );
  await page.close();
});

test('a phone shows the list or a conversation, with a way back', async () => {
  await someoneWrites('Ines Silva', 'A question from the road.');
  const page = await consoleAt('/inbox?view=unassigned', { viewport: { width: 390, height: 844 } });
  const row = page.getByRole('link', { name: /Ines Silva/ });
  await row.click();
  await log(page).getByText('A question from the road.').waitFor();
  expect(await row.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await row.waitFor();
  expect(await log(page).isVisible()).toBe(false);
  await page.close();
});
