import { expect, test } from 'vitest';
import { readConversation } from '#core/contract/desk.ts';
import { axe } from '#test/browser.ts';
import { customerWrites } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { deskStage, log } from './desk-stage.ts';

const desk = await deskStage();

const mail = [
  'My answers:',
  '',
  '> Which lamp is it?',
  'The green one.',
  '',
  '-- ',
  'Ann Lee',
  'Lee Ltd, +44 20 7946 0000',
  '',
  'On Fri, May 3, 2024 at 10:11 AM Acme <desk@acme.test> wrote:',
  '> The question of Friday.',
].join('\n');

test('quotes and signatures unfold by button and by key, and stay so when one comes back to the conversation', async () => {
  const { company } = desk;
  const { thread } = await customerWrites(company, { name: 'Ann Lee', text: mail, channel: 'mail' });
  await until(async () => (await company.owner.send(readConversation, { id: thread })).ok, 'the desk has the mail');
  const other = await desk.someoneWrites('Bob Fox', 'Only words.');
  const page = await desk.consoleAt(`/inbox/${thread}?view=open`);
  const quote = log(page).getByRole('button', { name: 'Earlier message 2 lines' });
  const signature = log(page).getByRole('button', { name: /^Signature/ });
  const question = log(page).getByText('The question of Friday.');
  await quote.waitFor();
  expect(await log(page).getByText('Which lamp is it?').isVisible()).toBe(true);
  expect(await question.count()).toBe(0);
  expect(await quote.getAttribute('aria-expanded')).toBe('false');
  await quote.press('Enter');
  await question.waitFor();
  expect(await quote.getAttribute('aria-expanded')).toBe('true');
  expect(await signature.getAttribute('aria-expanded')).toBe('false');
  expect(await axe(page)).toEqual([]);

  await page.getByRole('link', { name: /Bob Fox/ }).click();
  await log(page).getByText('Only words.').waitFor();
  expect(page.url()).toContain(other);
  await page.getByRole('link', { name: /Ann Lee/ }).click();
  await question.waitFor();
  await log(page).getByRole('button', { name: 'Show the whole message' }).click();
  await log(page).getByText('Lee Ltd').waitFor();
  await log(page).getByRole('button', { name: 'Fold again' }).click();
  await question.waitFor({ state: 'detached' });
});
