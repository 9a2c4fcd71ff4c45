import { expect, test } from 'vitest';
import { listRecoveries, readRecovery } from '#core/contract/care.ts';
import { createCannedReply } from '#core/contract/canned.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log, writtenIn } from './desk-stage.ts';

const { company, consoleAt, someoneWrites } = await deskStage();

const { call } = company.owner;
const caseOf = (conversation: string, state: 'unsettled' | 'closed' = 'unsettled') =>
  until(async () => (await call(listRecoveries, { conversation, state })).items[0], `the case is ${state}`);

test('a complaint by key becomes a case: an apology is begun, something is given, it is closed with a way back', async () => {
  const apology = fresh('We are sorry');
  await call(createCannedReply, {
    title: apology,
    kind: 'apology',
    text: 'Hello {{ customer.firstName }}, I am sorry.',
  });
  const thread = await someoneWrites('Cleo Complains', 'The third lamp that does not work!');
  const page = await consoleAt(`/inbox/${thread}?view=open`);
  await answerBox(page).waitFor();
  await log(page).focus();
  await page.keyboard.press('q');
  const dialog = page.getByRole('dialog', { name: 'This is a complaint' });
  await dialog.getByRole('textbox', { name: 'What went wrong' }).fill('Three broken lamps');
  await dialog.getByRole('button', { name: 'Open a recovery case' }).click();
  await dialog.waitFor({ state: 'detached' });
  const line = page.getByRole('group', { name: 'Recovery case' });
  await line.getByRole('link', { name: 'Recovery case' }).click();
  await page.getByText('Three broken lamps').waitFor();
  const { id } = await caseOf(thread);

  await page.getByRole('button', { name: 'Give something' }).click();
  const giving = page.getByRole('dialog', { name: 'Give something to make up for it' });
  await giving.getByRole('textbox', { name: 'Worth' }).fill('12.50');
  await giving.getByRole('button', { name: 'Give', exact: true }).click();
  await page.getByText('€12.50 · Voucher').waitFor();
  await until(async () => (await call(readRecovery, { id })).gestures[0]?.amount === 1_250, 'in the smallest unit');

  await page.getByRole('group', { name: 'How it ended' }).getByRole('button', { name: 'Won back' }).click();
  expect(await caseOf(thread, 'closed')).toMatchObject({ outcome: 'won-back' });
  await page.getByText('The case of Cleo Complains: Won back').waitFor();
  await page.keyboard.press('u');
  expect(await caseOf(thread)).toMatchObject({ state: 'open', outcome: null });

  await page.getByRole('button', { name: apology }).click();
  await answerBox(page).waitFor();
  await until(async () => (await writtenIn(page)) === 'Hello Cleo, I am sorry.', 'the apology is begun');
  await page.getByRole('link', { name: 'Care' }).click();
  await page.getByRole('table', { name: 'Recovery cases' }).getByRole('link', { name: 'Cleo Complains' }).waitFor();
  await page.close();
});
