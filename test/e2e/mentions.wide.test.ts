import { beforeAll, expect, test } from 'vitest';
import { readConversation } from '#core/contract/desk.ts';
import { createTeam } from '#core/contract/teams.ts';
import { listMembers } from '#core/contract/people.ts';
import { axe } from '#test/browser.ts';
import type { Client } from '#test/client.ts';
import { customerWrites } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { deskStage, log } from './desk-stage.ts';

const { company, consoleAt, colleague } = await deskStage();
let ben: Client;
beforeAll(async () => {
  ben = await colleague('Ben Brandt');
  await colleague('Bea Brenner');
  const { items: members } = await company.owner.call(listMembers, {});
  const people = members.filter(({ name }) => name.startsWith('B')).map(({ user }) => user);
  await company.owner.call(createTeam, { name: 'Carrier desk', people });
});

test('in a note @ offers people and teams, by keyboard and mouse; who is named is told, and sees their name stand out', async () => {
  const { thread } = await customerWrites(company, { name: 'Nora Note', text: 'Where is my parcel?', channel: 'mail' });
  const read = () => company.owner.call(readConversation, { id: thread }).catch(() => undefined);
  await until(read, 'the conversation stands in the inbox');
  const page = await consoleAt(`/inbox/${thread}`);
  const theirs = await consoleAt('/inbox', { who: ben });
  const box = page.getByRole('textbox', { name: 'Private note' });
  const list = page.getByRole('listbox', { name: 'Who to mention' });
  await page.getByRole('textbox', { name: /^Answer to/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('toolbar', { name: 'Marks' }).waitFor();

  await box.pressSequentially('Mail b@b is none. @b');
  expect(await list.getByRole('option').allTextContents()).toEqual([
    expect.stringMatching(/Bea Brenner/),
    expect.stringMatching(/Ben Brandt/),
  ]);
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active}"]`).textContent()).toContain('Ben Brandt');
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'detached' });
  await box.pressSequentially('and @');
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  expect(await box.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.press('Backspace');
  await box.pressSequentially('@carr');
  await list.getByRole('option', { name: /Carrier desk/ }).click();
  await box.pressSequentially('please look.');
  expect(await box.innerText()).toBe('Mail b@b is none. @Ben Brandt and @Carrier desk please look.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await log(page).getByText('@Carrier desk').waitFor();
  const { items } = await company.owner.call(readConversation, { id: thread });
  expect(items.flatMap((item) => (item.type === 'change' ? item.detail : []))).toEqual(['Bea Brenner, Ben Brandt']);

  await theirs.getByRole('button', { name: /^Notices\s*\d+$/ }).click();
  const notice = theirs.getByRole('dialog', { name: 'Notices' });
  await notice.getByText('Ada Lovelace mentioned you').first().waitFor();
  await notice.getByRole('link').first().click();
  await until(() => log(theirs).locator('[data-me="true"]').textContent(), 'the own name stands out');
  expect(await axe(theirs)).toEqual([]);

  // what is copied into an answer is words
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  const answer = page.getByRole('textbox', { name: /^Answer to/ });
  await answer.evaluate((it) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', `<p>Hi <span data-mention="usr_${'0'.repeat(32)}">@Ben</span></p>`);
    it.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await until(async () => (await answer.innerText().catch(() => '')).includes('Hi @Ben'), 'it was pasted');
  expect(await answer.locator('[data-mention]').count()).toBe(0);
  await answer.pressSequentially(' @b');
  expect(await list.count()).toBe(0);
});
