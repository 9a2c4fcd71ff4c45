import { expect, test } from 'vitest';
import { readConversation } from '#core/contract/desk.ts';
import { listLinks } from '#core/contract/links.ts';
import { axe } from '#test/browser.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage } from './desk-stage.ts';

const { company, consoleAt, someoneWrites, answersIn } = await deskStage();
const { owner } = company;
const linksOf = async (id: string) =>
  (await owner.call(listLinks, { id })).items.map(({ as, other }) => `${as} ${other?.customer.name}: ${other?.status}`);

test('children are linked by number and by words without the mouse, stand beside their parent and are settled with it', async () => {
  const [stan, una, ted] = [fresh('Stan Storm'), fresh('Una One'), fresh('Ted Two')];
  const word = fresh('xylophone').replace(' ', '');
  const parent = await someoneWrites(stan, 'The bridge is closed');
  const one = await someoneWrites(una, 'Where is my parcel?');
  const two = await someoneWrites(ted, `Nothing came ${word}`);
  const { number } = await owner.call(readConversation, { id: one });
  const page = await consoleAt(`/inbox/${parent}?view=open`);
  await answerBox(page).waitFor();
  const rail = page.getByRole('complementary', { name: `About ${stan}` });
  const dialog = page.getByRole('dialog', { name: 'Link with another conversation' });
  const linkBy = async (typed: string, name: string) => {
    await page.locator('#content').focus();
    await page.keyboard.press('l');
    await dialog.getByRole('combobox').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await dialog.getByRole('combobox').pressSequentially(typed);
    await dialog.getByRole('option', { name }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await rail.getByRole('link', { name }).waitFor();
  };
  await linkBy(String(number), una);
  await linkBy(word, ted);
  expect(await linksOf(parent)).toEqual([`child ${una}: open`, `child ${ted}: open`]);

  // taken away by its button, and back by the key of the toast
  await rail.getByRole('button', { name: `Take the link with ${ted}` }).click();
  await until(async () => (await linksOf(parent)).length === 1, 'it is gone');
  await page.keyboard.press('u');
  await until(async () => (await linksOf(two)).includes(`parent ${stan}: open`), 'it is back');

  await page.locator('#content').focus();
  await page.keyboard.press('Shift+R');
  const answering = page.getByRole('dialog', { name: 'Answer the children' });
  await answering.locator('[contenteditable=true]').fill('Hello {{ customer.firstName }}, the bridge opens at noon.');
  await answering.getByText('Hello Una, the bridge opens at noon.').waitFor();
  const plan = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('the plan') };
  await answering.locator('input[type=file]').setInputFiles(plan);
  await answering.getByRole('button', { name: 'Take plan.txt away' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await answering.getByRole('button', { name: 'Answer 2' }).click();
  const strip = page.getByRole('status');
  await strip.filter({ hasText: 'Answered 2' }).waitFor();
  for (const child of [one, two])
    expect((await owner.call(readConversation, { id: child })).held[0]?.files).toMatchObject([{ name: 'plan.txt' }]);
  await strip.filter({ hasText: 'Answered 2' }).getByRole('button', { name: 'Undo' }).click();
  await strip.filter({ hasText: 'Taken back: 2 conversations' }).waitFor();
  expect(await answersIn(one)).toEqual([]);

  await page.locator('#content').focus();
  await page.keyboard.press('e');
  await page.getByRole('option', { name: 'Resolve without a reason' }).click();
  await page.getByRole('button', { name: 'Resolve all 2' }).click();
  await page.getByText('Resolved 2 conversations').waitFor();
  await rail.getByText('Children, all settled').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('status').filter({ hasText: 'Resolved 2' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Resolve all 2' }).waitFor();
  await page.close();
});
