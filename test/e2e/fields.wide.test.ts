import { expect, test } from 'vitest';
import { createField, fillField, readFields } from '#core/contract/fields.ts';
import { readConversation } from '#core/contract/desk.ts';
import { axe } from '#test/browser.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage } from './desk-stage.ts';

const { company, consoleAt, someoneWrites } = await deskStage();
const { owner } = company;

test('a field is made in the settings and filled in beside a conversation by keyboard, with a way back', async () => {
  const [damage, order] = [fresh('Damage'), fresh('Order number')];
  await owner.call(createField, { name: damage, kind: 'several', choices: ['Box', 'Lamp'] });
  const settings = await consoleAt('/settings/fields');
  await settings.getByRole('button', { name: 'Add one' }).click();
  const dialog = settings.getByRole('dialog', { name: 'A new field' });
  await dialog.getByLabel('Name').fill(order);
  await dialog.getByLabel('Needed before').check();
  expect(await axe(settings)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await settings.getByText('Needed to resolve').last().waitFor();
  await settings.close();

  const thread = await someoneWrites('Fia Field', 'It came broken');
  const valuesOf = async () => (await owner.call(readFields, { id: thread })).items.map(({ value }) => value);
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).waitFor();
  const rail = page.getByRole('region', { name: 'Fields' });
  await rail.getByRole('button', { name: `${order}: Needed to resolve` }).focus();
  await page.keyboard.press('Enter');
  await rail.getByLabel(order, { exact: true }).waitFor();
  await page.keyboard.type('A-1042');
  await page.keyboard.press('Enter');
  await rail.getByRole('button', { name: `${order}: A-1042` }).waitFor();
  await page.keyboard.press('u');
  await rail.getByRole('button', { name: `${order}: Needed to resolve` }).waitFor();
  expect(await valuesOf()).toEqual([]);

  await rail.getByRole('button', { name: damage }).press('Enter');
  await rail.getByRole('checkbox', { name: 'Box' }).press('Space');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await rail.getByRole('button', { name: `${damage}: Box` }).waitFor();
  await until(async () => (await valuesOf()).length === 1, 'it is kept');

  await page.locator('#content').focus();
  await page.keyboard.press('e');
  await page.getByRole('option', { name: 'Resolve without a reason' }).click();
  await page.getByText(/^Fill in before it is resolved: .*“Order number/).waitFor();
  await page.close();
});

test('a field is offered while one searches, and the search becomes a view that asks for one more', async () => {
  const name = `Batch ${Date.now()}`;
  const key = name.toLowerCase().replace(' ', '-');
  const field = await owner.call(createField, { name, kind: 'text' });
  const carrier = await owner.call(createField, { name: `Way of ${key}`, kind: 'one', choices: ['Van', 'Bike'] });
  for (const [who, words] of [
    ['Bea Batch', 'B-7'],
    ['Bob Batch', 'B-8'],
  ] as const) {
    const id = await someoneWrites(who, 'Which one is it?');
    const { version } = await owner.call(readConversation, { id });
    await owner.call(fillField, { id, field: field.id, value: words, version });
  }
  const page = await consoleAt('/inbox?view=open');
  const search = page.getByRole('combobox', { name: 'Search conversations' });
  await search.fill('field:batch');
  await page.getByRole('option', { name: `field:${key}=` }).click();
  await search.press('End');
  await page.keyboard.type('B-7');
  const found = page.getByRole('list', { name: 'Found' });
  await found.getByText('Bea Batch').waitFor();
  expect(await found.getByText('Bob Batch').count()).toBe(0);
  await page.getByRole('button', { name: 'Save as view' }).click();
  const form = page.getByRole('dialog', { name: 'New view' });
  await form.getByRole('textbox', { name: 'Name' }).fill('One batch');
  await form.getByText('B-7', { exact: true }).waitFor();
  const more = form.getByLabel('Ask for a field or something known of the customer');
  await more.click();
  await page.getByRole('option', { name: carrier.name }).click();
  await form.getByLabel(`What must hold of ${carrier.name}`).click();
  await page.getByRole('option', { name: 'is not known' }).click();
  expect(await axe(page)).toEqual([]);
  await form.getByRole('button', { name: 'Make the view' }).click();
  await page.getByRole('list', { name: 'One batch' }).getByText('Bea Batch').waitFor();
  await page.close();
});
