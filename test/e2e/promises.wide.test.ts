import { expect, test } from 'vitest';
import { readConversation } from '#core/contract/desk.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';

const { company, consoleAt, someoneWrites } = await deskStage();

const promisesOf = async (id: string) => (await company.owner.call(readConversation, { id })).promises;

test('a promise by keyboard: made, on the row and in the rail, kept with a way back, late when its time is over', async () => {
  const thread = await someoneWrites('Petra Promised', 'Will you call me?');
  const page = await consoleAt(`/inbox/${thread}?view=open`);
  await answerBox(page).waitFor();
  await log(page).focus();
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Promise Petra Promised something' });
  await dialog.getByRole('textbox', { name: 'What' }).fill('We call you back');
  await dialog.getByRole('button', { name: 'In an hour' }).click();
  await dialog.getByRole('button', { name: 'Promise', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await log(page).getByText('Ada Lovelace promised “We call you back” by').waitFor();
  const line = page.getByRole('list', { name: 'Open promises' });
  await line.getByText('We call you back').waitFor();
  await page.locator(`[data-conversation="${thread}"]`).getByText('Promised by').waitFor();
  await page.getByRole('complementary').getByRole('heading', { name: 'Open promises' }).waitFor();

  await log(page).focus();
  await page.keyboard.press('o');
  await page.getByRole('menuitem', { name: /^Kept: We call you back/ }).click();
  await line.waitFor({ state: 'detached' });
  await until(async () => (await promisesOf(thread))[0]?.state === 'kept', 'it is kept');
  await page.keyboard.press('u');
  await line.getByText('We call you back').waitFor();

  company.app.world.pass(3_700_000);
  await until(async () => (await promisesOf(thread))[0]?.brokenAt != null, 'its time is over');
  await page.getByRole('link', { name: 'Promises' }).click();
  const table = page.getByRole('table', { name: 'Promises' });
  await table.getByRole('link', { name: /We call you back/ }).waitFor();
  await table.getByRole('button', { name: 'More for “We call you back”' }).click();
  await page.getByRole('menuitem', { name: 'Not kept' }).click();
  await page.getByText('Nothing is open').waitFor();
  await page.getByRole('radiogroup', { name: 'Which' }).getByText('Settled').click();
  await table.getByText('Not kept', { exact: true }).waitFor();
  expect((await promisesOf(thread))[0]).toMatchObject({ state: 'broken' });
  await page.close();
});

test('what is typed before a dialog stands sets off nothing else', async () => {
  const thread = await someoneWrites('Hasty Harry', 'Call me, please.');
  const page = await consoleAt(`/inbox/${thread}?view=open`);
  await answerBox(page).waitFor();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/promise-form-*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await log(page).focus();
  await page.keyboard.press('o');
  await page.keyboard.type('We n');
  arrive();
  await page.getByRole('dialog', { name: 'Promise Hasty Harry something' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect(await page.getByRole('menu').count()).toBe(0);
  await page.close();
});
