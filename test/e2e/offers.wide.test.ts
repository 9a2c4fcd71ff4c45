import { expect, test } from 'vitest';
import { listChatAccounts } from '#core/contract/chat.ts';
import { axe } from '#test/browser.ts';
import { until } from '#test/until.ts';
import { visitor } from '#test/visitor.ts';
import { deskStage } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();

test('a chat is answered with a card: what is wrong stands at its field, the customer gets picture, link and answers', async () => {
  const box = await until(async () => (await company.owner.call(listChatAccounts, {})).items[0], 'the first chat box');
  const mia = await visitor(company.app.url, { key: box.key });
  await mia.post('messages', { clientId: 'offer-01', text: 'Which lamp?', files: [], attributes: { plan: 'Pro' } });
  const page = await consoleAt('/inbox?view=open');
  await page.getByText('Which lamp?').first().click();
  await page.getByText('Told by their page').waitFor();
  await page.getByRole('button', { name: 'Answers to choose from, or a card' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Ziwa');
  await dialog.getByRole('button', { name: 'Add a button with a link' }).click();
  await dialog.getByRole('textbox', { name: 'Button' }).fill('See it');
  await dialog.getByRole('textbox', { name: 'Leads to' }).fill('http://shop.example');
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 30, height: 20 } });
  await dialog.locator('input[type=file]').setInputFiles({ name: 'ziwa.png', mimeType: 'image/png', buffer });
  await dialog.getByRole('list', { name: 'Attached' }).getByText('ziwa.png').waitFor();
  const choices = dialog.locator('input').and(dialog.getByLabel('Answers to choose from'));
  for (const choice of ['Small', 'Large']) {
    await choices.fill(choice);
    await choices.press('Enter');
  }
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.getByText('Must be an address that begins with https://').waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Leads to' }).fill('https://shop.example/ziwa');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const { state } = await visitor(company.app.url, { key: box.key, token: mia.token });
  expect(state.messages.at(-1)).toMatchObject({
    card: { kind: 'offer', title: 'Ziwa', links: [{ url: 'https://shop.example/ziwa' }], choices: ['Small', 'Large'] },
    files: [{ name: 'ziwa.png', type: 'image/png' }],
  });
});
