import { expect, test } from 'vitest';
import { readConversation } from '#core/contract/desk.ts';
import { createTeam } from '#core/contract/teams.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage } from './desk-stage.ts';

const { company, consoleAt, someoneWrites } = await deskStage();

const read = (id: string) => company.owner.call(readConversation, { id });

test('the spotlight acts on the open conversation, gives it to people and teams, and goes to views', async () => {
  const thread = await someoneWrites('Pia Palette', 'Where is it?');
  await company.owner.call(createTeam, { name: 'Returns' });
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).waitFor();
  const choose = async (typed: string, label: string) => {
    await page.keyboard.press('Control+k');
    const box = page.getByRole('dialog', { name: 'Search' });
    await box.getByRole('textbox').fill(typed);
    await box.getByText(label, { exact: true }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await box.getByText(label, { exact: true }).first().click();
    await box.waitFor({ state: 'detached' });
  };
  await choose('queue of ret', 'Queue of Returns');
  await until(async () => (await read(thread)).team?.name === 'Returns', 'it is in the queue');
  await choose('assign to ada', 'Assign to Ada Lovelace');
  await until(async () => (await read(thread)).assignee?.name === 'Ada Lovelace', 'it is assigned');
  await choose('priority', 'Priority');
  await page.getByRole('menuitem', { name: 'Urgent' }).click();
  await until(async () => (await read(thread)).priority === 'urgent', 'it is urgent');
  await choose('resolve', 'Resolve');
  await page.getByRole('option', { name: 'Resolve without a reason' }).click();
  await until(async () => (await read(thread)).status === 'resolved', 'it is resolved');
  await choose('snoo', 'Snoozed');
  await page.waitForURL(/view=snoozed/);
  expect(await page.getByRole('menu').count()).toBe(0);
  await page.close();
});

test('every key that `?` lists for a conversation does what it says', async () => {
  const thread = await someoneWrites('Kay Keys', 'One question');
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).waitFor();
  await page.locator('#content').focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await sheet.waitFor();
  const section = sheet.locator('section', { has: page.getByRole('heading', { name: 'Conversation', exact: true }) });
  const keys = await section.locator('dd > span:first-child').allTextContents();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  const opens: Record<string, () => Promise<unknown>> = {
    r: () => page.getByRole('button', { name: /answer|reply/i, pressed: true }).waitFor(),
    n: () => page.getByRole('button', { name: /note/i, pressed: true }).waitFor(),
    a: () => page.getByRole('menuitem', { name: 'Nobody' }).waitFor(),
    p: () => page.getByRole('menuitem', { name: 'Urgent' }).waitFor(),
    s: () => page.getByRole('menuitem').first().waitFor(),
    w: () => page.getByRole('menuitem', { name: 'Waiting for customer' }).waitFor(),
    t: () => page.getByRole('dialog').first().waitFor(),
    f: () => until(async () => (await read(thread)).following, 'it is followed'),
    o: () => page.getByRole('dialog', { name: /^Promise / }).waitFor(),
    q: () => page.getByRole('dialog', { name: 'This is a complaint' }).waitFor(),
    l: () => page.getByRole('dialog', { name: 'Link with another conversation' }).waitFor(),
    b: () => page.getByRole('dialog', { name: 'Ask somebody else' }).waitFor(),
    d: () => page.getByRole('dialog', { name: 'Forward' }).waitFor(),
    m: () => page.locator('article:focus').first().waitFor(),
    y: () => page.locator('input[aria-label="Find a reason"]:focus').waitFor(),
    e: async () => {
      await page.getByRole('option', { name: 'Resolve without a reason' }).click();
      await until(async () => (await read(thread)).status === 'resolved', 'it is resolved');
    },
  };
  const last = (key: string) => (key === 'e' ? 1 : 0);
  for (const key of [...new Set(keys)].toSorted((one, other) => last(one) - last(other))) {
    await page.locator('#content').focus();
    await page.keyboard.press(key);
    const effect = opens[key];
    expect(effect, `the key ${key} is listed and not tried here`).toBeDefined();
    await effect?.();
    await page.keyboard.press('Escape');
    if (await page.getByRole('menu').isVisible()) await page.getByRole('menu').waitFor({ state: 'detached' });
  }
  expect(new Set(keys).size).toBeGreaterThanOrEqual(8);
  await page.close();
});
