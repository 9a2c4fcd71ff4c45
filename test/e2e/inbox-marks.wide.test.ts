import { expect, test } from 'vitest';
import { readConversation } from '#core/contract/desk.ts';
import { signIn } from '#core/contract/session.ts';
import { ada, client } from '#test/client.ts';
import { customerWrites } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';

const { company, consoleAt, someoneWrites, colleague } = await deskStage();

test('what one writes is there in another browser, and colleagues see that one writes, not what', async () => {
  const dan = await colleague('Dan Draft');
  const thread = await someoneWrites('Wanda Waits', 'Any news?');
  const first = await consoleAt(`/inbox/${thread}`);
  await answerBox(first).fill('A first half');
  const kept = async () => (await company.owner.call(readConversation, { id: thread })).draft.content?.reply;
  await until(async () => (await kept()) === 'A first half', 'it is on the server');
  const elsewhere = client(company.app.url);
  await elsewhere.call(signIn, { email: ada.email, password: ada.password });
  const second = await consoleAt(`/inbox/${thread}`, { who: elsewhere });
  await until(async () => (await answerBox(second).inputValue()) === 'A first half', 'it stands in the other browser');
  const theirs = await consoleAt('/inbox?view=open', { who: dan });
  const row = theirs.locator(`[data-conversation="${thread}"]`);
  await row.getByText('Ada writes').waitFor();
  expect(await theirs.content()).not.toContain('A first half');
  await answerBox(second).pressSequentially(' and a second');
  await until(async () => (await kept()) === 'A first half and a second', 'it goes on');
  await answerBox(first).press('End');
  await answerBox(first).pressSequentially('!');
  await until(async () => /second/.test((await kept()) ?? '') && /!/.test((await kept()) ?? ''), 'nothing is lost');
  await second.getByRole('button', { name: 'Send', exact: true }).click();
  await until(async () => (await kept()) === undefined, 'it goes when it is sent', 30);
  await row.getByText('Ada writes').waitFor({ state: 'detached' });
  await Promise.all([first.close(), second.close(), theirs.close()]);
});

test('tags, priority, snooze and follow by keyboard, each with its way back', async () => {
  const thread = await someoneWrites('Marla Marked', 'When does it come?');
  const page = await consoleAt(`/inbox/${thread}`);
  const standing = () => company.owner.call(readConversation, { id: thread });
  await answerBox(page).waitFor();
  await log(page).focus();
  await page.keyboard.press('t');
  await page.getByRole('textbox', { name: 'Find or make a tag' }).fill('Delivery');
  await page.getByRole('option', { name: 'Make Delivery' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Delivery', selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await log(page).getByText('tagged this: Delivery').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('menuitem', { name: 'Urgent' }).click();
  await log(page).getByText('set the priority: urgent').waitFor();
  await page.keyboard.press('u');
  await log(page).getByText('set the priority: normal').waitFor();
  await log(page).focus();
  await page.keyboard.press('f');
  await log(page).getByText('follows this').waitFor();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'Tomorrow morning' }).click();
  await log(page).getByText('snoozed this until').waitFor();
  expect(await standing()).toMatchObject({ tags: [{ name: 'Delivery' }], priority: 'normal', following: true });
  await page.getByRole('link', { name: /^Snoozed/ }).click();
  await page.getByRole('list', { name: 'snoozed' }).getByText('Marla Marked').waitFor();
  await customerWrites(company, { text: 'Hello?', name: 'Marla Marked', thread });
  await page.getByRole('button', { name: /^Notices\s*1$/ }).click();
  await page.getByRole('dialog', { name: 'Notices' }).getByText('The customer wrote').waitFor();
  expect((await standing()).snoozedUntil).toBeNull();
  await page.close();
});

test('tags that are still being made when one leaves the menu are put on all the same', async () => {
  const thread = await someoneWrites(fresh('Hasty Hal'), 'Quick, please');
  const page = await consoleAt(`/inbox/${thread}`);
  await log(page).waitFor();
  const answered = Promise.withResolvers<void>();
  await page.route('**/api/v1/tags', async (route) => {
    if (route.request().method() === 'POST') await answered.promise;
    await route.continue();
  });
  await page.keyboard.press('t');
  const box = page.getByRole('textbox', { name: 'Find or make a tag' });
  const names = [fresh('Hasty'), fresh('Hurried')];
  for (const name of names) {
    await box.fill(name);
    await page.getByRole('option', { name: `Make ${name}` }).waitFor();
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  answered.resolve();
  const tags = async () => (await company.owner.call(readConversation, { id: thread })).tags.map(({ name }) => name);
  await until(async () => (await tags()).length === 2, 'both are on it');
  expect((await tags()).toSorted()).toEqual(names.toSorted());
  expect(await box.count()).toBe(0);
  await page.close();
});

test('several at once: selected by key and by range, done as a job with its way back, those left out named', async () => {
  const names = ['Bulk Ada', 'Bulk Ben', 'Bulk Cleo'];
  for (const name of names) await someoneWrites(name, 'All at once?');
  const page = await consoleAt('/inbox?view=open');
  const list = page.getByRole('list', { name: 'open' });
  await list.getByText('Bulk Cleo').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  await page.getByRole('checkbox', { name: 'Select Bulk Ada' }).click({ modifiers: ['Shift'] });
  await page.getByText('3 selected').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('menuitem', { name: 'High' }).click();
  await page.getByText('Priority high: 3 conversations').waitFor();
  await page.reload();
  await page.getByText('Priority high: 3 conversations').waitFor();
  expect(await list.getByText('Priority: High').count()).toBe(3);
  await page.keyboard.press('u');
  await page.getByText('Taken back: 3 conversations').waitFor();
  await until(async () => (await list.getByText('Priority: High').count()) === 0, 'the list shows it');
  await page.close();
});
