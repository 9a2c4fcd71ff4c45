import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import { listReviews } from '#core/contract/arrange.ts';
import { readConversation } from '#core/contract/desk.ts';
import { mailStage, type Letter } from '#test/mail-stage.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log, writtenIn } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();
const stage = await mailStage(company);

/** Mails arrive; answers the conversation of the first once all stand in the inbox. */
async function writes(...letters: Letter[]): Promise<string> {
  const arrived = [];
  for (const letter of letters) {
    company.app.world.pass(60_000);
    arrived.push(await stage.arrive(letter));
  }
  const threads = [...new Set(arrived.map(({ thread }) => plainId('cnv', thread)))];
  await until(async () => {
    const { rows } = await company.app.owner.query('select 1 from desk.conversation where id = any($1::uuid[])', [
      threads,
    ]);
    return rows.length === threads.length;
  }, 'the desk has all of them');
  return arrived[0]!.thread;
}

const chosen = (page: Page, subject: string) =>
  page.getByRole('list', { name: 'Conversations to choose from' }).getByText(subject);
const menuOf = async (page: Page, at: number) => {
  await log(page)
    .getByRole('button', { name: /^More about the message/ })
    .nth(at)
    .click();
};

test('two conversations are joined by search and parted again; the old address and what was being written lead along', async () => {
  const from = 'Nia Ndege <nia@lake.example>';
  const kettle = fresh('Broken kettle');
  const one = await writes({ from, subject: kettle, text: 'The kettle leaks.' });
  const two = await writes({ from, subject: 'Kettle again', text: 'It leaks more.' });
  const page = await consoleAt(`/inbox/${two}`);
  await answerBox(page).fill('We send a new one.');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Join with another conversation…' }).click();
  await chosen(page, kettle).click();
  await page.waitForURL(`**/inbox/${one}*`);
  await log(page).getByText('It leaks more.').waitFor();
  await log(page).getByText('joined “Kettle again” with this').waitFor();
  expect((await company.owner.call(readConversation, { id: two })).id).toBe(one);
  const late = await consoleAt(`/inbox/${two}`);
  await late.waitForURL(`**/inbox/${one}*`);
  await until(async () => (await writtenIn(late)).trim() === 'We send a new one.', 'the draft came along');
  await late.close();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(`**/inbox/${two}*`);
  await log(page).getByText('It leaks more.').waitFor();
  await log(page).getByText('The kettle leaks.').waitFor({ state: 'detached' });
  await page.close();
});

test('a message says why it is here, becomes a conversation of its own, and goes elsewhere', async () => {
  const from = 'Otto Ober <otto@hill.example>';
  const first = {
    from,
    subject: 'Invoice',
    id: `${fresh('inv').replace(' ', '-')}@hill.example`,
    text: 'Where is my invoice?',
  };
  const id = await writes(first, { from, subject: 'Invoice', inReplyTo: first.id, text: 'And a new order.' });
  const old = fresh('Old order');
  const other = await writes({ from: 'Pia Pan <pia@dale.example>', subject: old, text: 'My order.' });
  const page = await consoleAt(`/inbox/${id}`);
  await menuOf(page, 1);
  await page.getByRole('menuitem', { name: 'Why is it here?' }).click();
  await page.getByText(`It says that it answers a message with this id: ${first.id}.`).waitFor();
  await page.getByText('otto@hill.example takes part in this conversation.').waitFor();
  await page.keyboard.press('Escape');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await until(async () => (await focused()).startsWith('More about the message'), 'the focus is where it was');
  await page.keyboard.press('m'); // from the second message to the first, whose menu is one step away
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Where is my invoice?');
  await menuOf(page, 1);
  await page.getByRole('menuitem', { name: 'New conversation from here on' }).click();
  await page.getByText('A conversation of its own').waitFor();
  await log(page).getByText('And a new order.').waitFor();
  await log(page).getByText('Where is my invoice?').waitFor({ state: 'detached' });
  await menuOf(page, 0);
  expect(await page.getByRole('menuitem', { name: /^New conversation/ }).count()).toBe(0); // it is all there is
  await page.getByRole('menuitem', { name: 'Move to another conversation…' }).click();
  await page.getByLabel('Search conversations to choose from').fill(old);
  await chosen(page, old).click();
  await page.getByText('These are different customers').waitFor();
  await page.getByRole('button', { name: 'Move it all the same' }).click();
  await page.waitForURL(`**/inbox/${other}*`);
  await log(page).getByText('And a new order.').waitFor();
  expect((await company.owner.call(readConversation, { id: other })).items.length).toBeGreaterThan(2);
  await page.close();
});

test('the queue of strangers: put there with a way back, and kept apart', async () => {
  const [id, name] = [`${fresh('con').replace(' ', '-')}@big.example`, fresh('Contract')];
  const first = await writes({
    from: 'Rita Reed <rita@big.example>',
    subject: name,
    id,
    text: 'The terms.',
  });
  const colleague = await writes({
    from: 'Sam Sand <sam@big.example>',
    subject: `Re: ${name}`,
    inReplyTo: id,
    text: 'I take over.',
  });
  const page = await consoleAt('/inbox?view=open');
  await page.getByRole('link', { name: /Where does it belong/ }).click();
  await page.getByText('rita@big.example, of the same company, takes part there.').waitFor();
  await page.getByRole('button', { name: 'Put it there' }).click();
  await page.getByText('Everything stands where it belongs').waitFor();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('u'); // as the button does, without hurrying to it
  await page.getByRole('link', { name: `Re: ${name}` }).click();
  await page.waitForURL(`**/inbox/${colleague}*`);
  await page.getByRole('note', { name: 'May belong to another conversation' }).getByRole('link').waitFor();
  await page.getByRole('button', { name: 'Keep apart' }).click();
  await page.getByRole('note', { name: 'May belong to another conversation' }).waitFor({ state: 'detached' });
  await log(page).getByText(`decided that this is not part of “${name}”`).waitFor();
  expect((await company.owner.call(listReviews, {})).open).toBe(0);
  expect(
    (await company.owner.call(readConversation, { id: first })).items.filter(({ type }) => type === 'message'),
  ).toHaveLength(1);
  await page.close();
});
