import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { prioritiseConversation } from '#core/contract/marks.ts';
import { readConversation } from '#core/contract/desk.ts';
import { createView, deleteView, listViews } from '#core/contract/views.ts';
import { until } from '#test/until.ts';
import { deskStage } from './desk-stage.ts';

const { company, consoleAt, someoneWrites, colleague } = await deskStage();

/** Chooses in a list of the form by its words. */
async function choose(page: Page, list: string, option: string): Promise<void> {
  const form = page.getByRole('dialog');
  await form
    .getByRole('combobox', { name: list })
    .or(form.getByRole('textbox', { name: list }))
    .first()
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Tab');
}

const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });

async function prioritise(thread: string, priority: 'urgent' | 'normal'): Promise<void> {
  const { version } = await company.owner.call(readConversation, { id: thread });
  await company.owner.call(prioritiseConversation, { id: thread, priority, version });
}

test('a view made by key and shared stands with its count before a colleague, and follows what happens', async () => {
  const [burning] = [await someoneWrites('Ursula Urgent', 'It burns'), await someoneWrites('Nora Normal', 'It glows')];
  await prioritise(burning, 'urgent');
  const dan = await colleague('Dan Desk');
  const theirs = await consoleAt('/inbox?view=open', { who: dan });
  const page = await consoleAt('/inbox?view=open');
  await page.getByRole('list', { name: 'open' }).getByText('Nora Normal').waitFor();
  await page.keyboard.press('Shift+V');
  const form = page.getByRole('dialog', { name: 'New view' });
  await form.getByRole('textbox', { name: 'Name' }).waitFor();
  await until(
    () => form.getByRole('textbox', { name: 'Name' }).evaluate((field) => field === document.activeElement),
    'one can write',
  );
  await page.keyboard.type('On fire');
  await choose(page, 'Priority', 'Urgent');
  await choose(page, 'Who sees it', 'Everybody');
  await form.getByRole('button', { name: 'Make the view' }).click();
  const list = page.getByRole('list', { name: 'On fire' });
  await list.getByText('Ursula Urgent').waitFor();
  expect(await list.getByText('Nora Normal').count()).toBe(0);
  await views(page)
    .getByRole('link', { name: /On fire\s*1$/ })
    .waitFor();
  const link = views(theirs)
    .getByRole('region', { name: 'Shared' })
    .getByRole('link', { name: /On fire\s*1$/ });
  await link.click();
  await theirs.getByRole('list', { name: 'On fire' }).getByText('Ursula Urgent').waitFor();
  expect(await theirs.getByRole('button', { name: /^Change “On fire”/ }).count()).toBe(0);
  await someoneWrites('Ulf Urgent', 'It burns, too').then((thread) => prioritise(thread, 'urgent'));
  await views(theirs)
    .getByRole('link', { name: /On fire\s*2$/ })
    .waitFor();
  await Promise.all([page.close(), theirs.close()]);
});

test('a view is renamed, taken away and brought back, and words are looked for in it alone', async () => {
  await someoneWrites('Carla Chat', 'A lamp please');
  const page = await consoleAt('/inbox?view=open');
  await views(page).getByRole('button', { name: 'New view' }).click();
  const form = page.getByRole('dialog', { name: 'New view' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Quiet ones');
  await choose(page, 'Priority', 'Normal');
  await form.getByRole('button', { name: 'Make the view' }).click();
  await page.getByRole('list', { name: 'Quiet ones' }).getByText('Carla Chat').waitFor();
  await page.getByRole('combobox', { name: 'Search conversations' }).fill('burns');
  await page.getByText('Nothing has “burns”').waitFor();
  await page.getByRole('combobox', { name: 'Search conversations' }).fill('lamp');
  await page.getByRole('list', { name: 'Found' }).getByText('Carla Chat').waitFor();
  await page.getByRole('combobox', { name: 'Search conversations' }).press('Escape');
  await page.getByRole('button', { name: 'Change “Quiet ones”' }).click();
  const change = page.getByRole('dialog', { name: 'Change “Quiet ones”' });
  await change.getByRole('textbox', { name: 'Name' }).fill('Calm ones');
  await change.getByRole('button', { name: 'Save' }).click();
  await views(page)
    .getByRole('link', { name: /Calm ones/ })
    .waitFor();
  await page.getByRole('button', { name: 'Change “Calm ones”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await views(page)
    .getByRole('link', { name: /Calm ones/ })
    .waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('list', { name: 'Calm ones' }).getByText('Carla Chat').waitFor();
  const { items } = await company.owner.call(listViews, {});
  expect(items.map(({ name, audience }) => [name, audience])).toEqual([
    ['On fire', 'everybody'],
    ['Calm ones', 'me'],
  ]);
  await page.close();
});

test('a search that was narrowed down becomes a view, and all that stands in it is acted on and taken back', async () => {
  const names = ['Una Unit', 'Vic Unit', 'Wes Unit'];
  const threads: string[] = [];
  for (const name of names) threads.push(await someoneWrites(name, 'A unit please'));
  for (const thread of threads) await prioritise(thread, 'urgent');
  const page = await consoleAt('/inbox?view=open&q=unit%20channel%3Achat%20-glow');
  await page.getByRole('button', { name: 'Save as view' }).click();
  const form = page.getByRole('dialog', { name: 'New view' });
  await form.getByText('No view can say -glow').waitFor();
  await form.getByRole('textbox', { name: 'Words of the subject' }).fill('');
  await form.getByRole('textbox', { name: 'Name' }).fill('Units');
  await choose(page, 'Priority', 'Urgent');
  await form.getByRole('button', { name: 'Make the view' }).click();
  const list = page.getByRole('list', { name: 'Units' });
  await list.getByText('Una Unit').waitFor();
  const urgent = (await list.getByRole('listitem').count()).toString();
  await page.getByRole('checkbox', { name: 'Select Una Unit' }).click();
  await page.getByRole('button', { name: 'Select all of this view' }).click();
  await page.getByText(`All ${urgent} in Units`).waitFor();
  await page.getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('menuitem', { name: 'Low' }).click();
  await page.getByText(`Priority low: ${urgent} conversations`).waitFor();
  const priorities = () =>
    Promise.all(threads.map(async (id) => (await company.owner.call(readConversation, { id })).priority));
  expect(await priorities()).toEqual(['low', 'low', 'low']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(async () => (await priorities()).every((one) => one === 'urgent'), 'it is taken back');
  await page.close();
});

test('one’s own views are put in order by keys, by dragging and by buttons', async () => {
  const made = ['Red', 'Green', 'Blue'];
  for (const { id, name } of (await company.owner.call(listViews, {})).items)
    if (made.includes(name)) await company.owner.call(deleteView, { id });
  for (const name of made)
    await company.owner.call(createView, { name, filter: { place: ['open'] }, sort: 'newest', audience: 'me' });
  const page = await consoleAt('/inbox?view=open');
  const own = views(page).getByRole('region', { name: 'My views' });
  const link = (name: string) => own.getByRole('link', { name: new RegExp(`^${name}`) });
  const order = async () =>
    (await own.getByRole('link').allInnerTexts()).flatMap((text) => made.find((name) => text.includes(name)) ?? []);
  const stands = (names: string) => until(async () => String(await order()) === names, names);
  const kept = (names: string) =>
    until(async () => {
      const { items } = await company.owner.call(listViews, {});
      return String(items.map(({ name }) => name).filter((name) => made.includes(name))) === names;
    }, `${names} is kept`);
  await link('Blue').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await stands('Red,Blue,Green');
  await page.getByText(/^Blue: \d of \d$/).waitFor();
  await until(() => link('Blue').evaluate((row) => row === document.activeElement), 'it keeps the focus');
  await kept('Red,Blue,Green');
  await link('Red').dragTo(link('Green'), { targetPosition: { x: 20, y: 26 } });
  await stands('Blue,Green,Red');
  await kept('Blue,Green,Red');
  await own.getByRole('button', { name: 'Put “My views” in order' }).click();
  await own.getByRole('button', { name: 'Move “Blue” down' }).click();
  await kept('Green,Blue,Red');
  expect(await order()).toEqual(['Green', 'Blue', 'Red']);
  await page.close();
});
