import { expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { assignConversation, readConversation, replyToConversation, resolveConversation } from '#core/contract/desk.ts';
import { whoAmI } from '#core/contract/session.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';

const { company, consoleAt, someoneWrites, answersIn, colleague } = await deskStage();

test('spam and block have a way back, and a blocked sender can be let in again', async () => {
  const sam = fresh('Sam Spammer');
  const thread = await someoneWrites(sam, 'Buy pills');
  const page = await consoleAt(`/inbox/${thread}`);
  const block = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Spam, and block the sender' }).click();
    await page.getByText(`Marked as spam; ${sam} is blocked`).last().waitFor();
  };
  const blocked = async () => (await company.owner.call(readConversation, { id: thread })).blocked;
  await block();
  await page.getByRole('button', { name: 'Undo' }).click(); // at once: the toast leaves by itself
  await log(page).getByText('blocked this sender').waitFor();
  await log(page).getByText('took this back from spam').waitFor();
  await answerBox(page).waitFor();
  await until(async () => !(await blocked()), 'Sam may write again');
  await block();
  await page.getByText('This is marked as spam and cannot be answered.').waitFor();
  expect(await blocked()).toBe(true);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Let them write again' }).click();
  await page.getByText(`${sam} may write again`).waitFor();
  await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
  expect(await blocked()).toBe(false);
  await page.close();
});

test('send and resolve: the answer stands before the settling, undo opens it again', async () => {
  const thread = await someoneWrites('Rosa Reed', 'Is it fixed?');
  const page = await consoleAt(`/inbox/${thread}`);
  await answerBox(page).fill('It is.');
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await page.getByRole('option', { name: 'Resolve without a reason' }).click();
  await page.getByText('Sent and resolved: Rosa Reed').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await log(page).getByText('reopened this').waitFor();
  const text = await log(page).innerText();
  const places = ['It is.', 'resolved this', 'reopened this'].map((words) => text.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(await answersIn(thread)).toEqual(['It is.']);
  await page.close();
});

test('two at the same: each sees the other write, who is late is told, no draft is lost', async () => {
  const ben = await colleague('Ben Brandt');
  const thread = await someoneWrites('Tara Twice', 'Who helps me?');
  const [mine, theirs] = await Promise.all([
    consoleAt(`/inbox/${thread}`),
    consoleAt(`/inbox/${thread}`, { who: ben }),
  ]);
  await Promise.all([answerBox(mine).waitFor(), answerBox(theirs).waitFor()]);
  // A signal of typing is not kept: said again with the next letters until the other side listens.
  await until(async () => {
    await answerBox(mine).press('x');
    return theirs.getByText('Ada Lovelace is answering this too').isVisible();
  }, 'Ben sees that Ada writes');
  await answerBox(mine).fill('I do.');
  const looks = `**/api/v1/conversations/${thread}`;
  await theirs.route(looks, (route) => route.abort());
  const { version } = await company.owner.call(readConversation, { id: thread });
  const { user } = (await company.owner.call(whoAmI, {})).session!;
  await company.owner.call(assignConversation, { id: thread, assignee: user.id, version });
  await answerBox(theirs).fill('Ben would answer so.');
  await theirs.getByRole('button', { name: 'Resolve', exact: true }).click();
  await theirs.getByRole('option', { name: 'Resolve without a reason' }).click();
  await theirs.getByText('Somebody changed this conversation meanwhile. Look again and decide then.').waitFor();
  await theirs.unroute(looks);
  await theirs.reload();
  await answerBox(theirs).waitFor();
  expect(await answerBox(theirs).inputValue()).toBe('Ben would answer so.');
  const now = await company.owner.call(readConversation, { id: thread });
  await company.owner.call(resolveConversation, { id: thread, version: now.version });
  await log(mine).getByText('resolved this').waitFor();
  expect(await answerBox(mine).inputValue()).toBe('I do.');
  await Promise.all([mine.close(), theirs.close()]);
});

test('who is late with an answer is asked first: who did what, what is new, and the way to send it all the same', async () => {
  const cleo = await colleague('Cleo Cruz');
  const thread = await someoneWrites('Gita Guard', 'Is it in stock?');
  const page = await consoleAt(`/inbox/${thread}`, { who: cleo });
  await answerBox(page).fill('It is, says Cleo.');
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  const without = page.getByRole('option', { name: 'Resolve without a reason' });
  await without.waitFor();
  const cut = await page.context().newCDPSession(page);
  await cut.send('Network.enable');
  await cut.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await without.click();
  await company.owner.call(replyToConversation, { id: thread, text: 'It is, says Ada.' });
  await cut.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  const asked = page
    .getByRole('alert')
    .filter({ hasText: 'Ada Lovelace answered meanwhile. Ada Lovelace took this over.' });
  await asked.waitFor();
  expect(await answerBox(page).inputValue()).toBe('It is, says Cleo.');
  await log(page).getByText('It is, says Ada.').waitFor();
  expect(await answersIn(thread)).toEqual(['It is, says Ada.']);
  await asked.getByRole('button', { name: 'Send and resolve anyway' }).click();
  await without.click();
  await asked.waitFor({ state: 'detached' });
  await until(async () => (await answersIn(thread)).length === 2, 'both have gone');
  expect((await company.owner.call(readConversation, { id: thread })).status).toBe('resolved');
  expect(await answerBox(page).inputValue()).toBe('');
  await page.close();
});

test('a mail to somebody: a wrong address is said, what was begun is kept until it is sent', async () => {
  await company.app.owner.query(`update channels.account set active = false where kind = 'mail'`);
  const page = await consoleAt('/inbox?view=open');
  const dialog = page.getByRole('dialog', { name: 'New conversation' });
  const write = page.getByRole('link', { name: 'New conversation' });
  const message = dialog.locator('[contenteditable=true]');
  await write.click();
  await dialog.getByRole('combobox', { name: 'To' }).fill('kofi@nowhere');
  await dialog.getByLabel('Subject').fill('Your order');
  await message.fill('It is here.');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.getByText('Must be an e-mail address').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await write.click();
  await until(async () => (await message.innerText()).trim() === 'It is here.', 'what was begun is there');
  await dialog.getByRole('combobox', { name: 'To' }).fill('kofi@nowhere.example');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.getByText('No mailbox is connected that could send this.').waitFor();
  const smtp = { host: '127.0.0.1', port: 9, security: 'none' as const };
  const settings = { address: `${fresh('desk').replace(' ', '')}@acme.example`, senderName: 'Acme', smtp };
  await company.owner.call(createMailAccount, { name: 'Desk', settings });
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('list', { name: 'New conversations that wait' }).waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('open');
  company.app.world.pass(6_000);
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByRole('region', { name: 'Conversation with kofi@nowhere.example' }).waitFor();
  await log(page).getByText('It is here.').waitFor();
  await write.click();
  await until(async () => (await message.innerText()).trim() === '', 'nothing is begun');
  await page.close();
});
