import { expect, test } from 'vitest';
import { listRecoveries, readRecovery } from '#core/contract/care.ts';
import { createCause } from '#core/contract/causes.ts';
import { createCannedReply } from '#core/contract/canned.ts';
import { plainId } from '#core/contract/codecs.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { listMyPraise } from '#core/contract/praise.ts';
import { linkVerbatim } from '#core/contract/verbatims.ts';
import { keepPastAsks, surveyAnswered } from '#listening';
import { publish, sql } from '#platform';
import { axe } from '#test/browser.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log, writtenIn } from './desk-stage.ts';

const { company, consoleAt, someoneWrites } = await deskStage();

const call: typeof company.owner.call = (...given) => company.owner.call(...given);
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

  const take = page.getByRole('button', { name: 'Give it to me' });
  await take.press('Enter');
  await page.getByText('The case of Cleo Complains: Ada Lovelace').waitFor();
  await take.waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await take.waitFor();
  await page.getByRole('group', { name: 'How it ended' }).getByRole('button', { name: 'Won back' }).press('Enter');
  expect(await caseOf(thread, 'closed')).toMatchObject({ outcome: 'won-back' });
  await page.getByText('The case of Cleo Complains: Won back').waitFor();
  const again = page.getByRole('button', { name: 'Open again' });
  await again.waitFor();
  await page.keyboard.press('Tab');
  expect(await again.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('u');
  expect(await caseOf(thread)).toMatchObject({ state: 'open', outcome: null });

  await page.getByRole('button', { name: apology }).click();
  await answerBox(page).waitFor();
  await until(async () => (await writtenIn(page)) === 'Hello Cleo, I am sorry.', 'the apology is begun');
  await page.getByRole('link', { name: 'Care' }).click();
  await page.getByRole('table', { name: 'Recovery cases' }).getByRole('link', { name: 'Cleo Complains' }).waitFor();
  await page.close();
});

test('a low score of nobody’s conversation rings the bell and leads to its case; praise is passed on by key, with a way back', async () => {
  const asked = await someoneWrites('Nora Near', 'Where is my lamp?');
  await call(replyToConversation, { id: asked, text: 'There it is.' });
  const { rows } = await company.app.owner.query('select id, customer from desk.conversation where id = $1', [
    plainId('cnv', asked),
  ]);
  const { customer } = rows[0];
  const past = { conversation: rows[0].id, channel: 'chat', customer, state: 'answered', reason: null } as const;
  const words = fresh('Ada was so kind');
  await company.app.app.database.inWorkspace(company.workspace, async (tx) => {
    const answer = { score: 5, words, at: tx.now };
    await keepPastAsks(tx, [{ ...past, id: crypto.randomUUID(), decidedAt: tx.now, sentAt: tx.now, answer }]);
    const low = {
      ask: null,
      survey: null,
      response: crypto.randomUUID(),
      source: 'volunteered',
      scale: 'csat5',
      score: 1,
    } as const;
    await tx.run(sql`insert into listening.response (id, survey, key, customer, source, way, touchpoint, channel, state, started_at, last_at, completed_at)
      select ${low.response}, id, gen_random_uuid(), ${customer}, 'volunteered', 'kiosk', 'store', 'survey', 'complete',
        ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${tx.now}::timestamptz from listening.survey where workspace = ${tx.workspace} limit 1`);
    await publish(tx, surveyAnswered, {
      subject: customer,
      data: { ...low, further: false, words: false, customer, conversation: null, channel: 'survey' },
    });
  });
  const page = await consoleAt('/care/praise');
  const bell = page.getByRole('button', { name: /^Notices/ });
  await bell.click();
  const notices = page.getByRole('dialog', { name: 'Notices' });
  await notices
    .getByRole('link')
    .filter({ hasText: 'opened a recovery case for you' })
    .filter({ hasText: 'Store' })
    .first()
    .click();
  await page.waitForURL(/\/care\/cases\//);
  await page.getByRole('heading', { name: 'Nora Near', exact: true }).waitFor();

  await page.goto(`${company.app.url}/care/praise`);
  const list = page.getByRole('list', { name: 'Praise' });
  const item = list.getByRole('listitem').filter({ hasText: words });
  await item.waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Pass praise on' });
  await dialog.getByRole('textbox', { name: 'A line of your own' }).fill('Well done');
  await dialog.getByRole('button', { name: 'Pass it on' }).click();
  await dialog.waitFor({ state: 'detached' });
  await item.getByText('Ada Lovelace passes it on to Ada Lovelace').waitFor();
  await page.keyboard.press('u');
  await item.getByRole('button', { name: 'Pass it on' }).click();
  await dialog.getByRole('button', { name: 'Pass it on' }).click();
  await item.getByText('Ada Lovelace passes it on to Ada Lovelace').waitFor();
  company.app.world.pass(11_000);
  await item.getByText('Ada Lovelace passed it on to Ada Lovelace').waitFor();
  await page.goto(`${company.app.url}/my-praise`);
  await page.getByRole('list', { name: 'My praise' }).getByText(words).waitFor();
  await page.getByRole('switch', { name: 'Also by mail' }).press(' ');
  await until(async () => (await call(listMyPraise, {})).mail, 'by mail, too');
  const mine = (await call(listMyPraise, {})).items.find((each) => each.words === words);
  expect(mine).toMatchObject({ customer: 'Nora Near', conversation: asked, line: '' });
  await page.close();
});

test('long words stand with their first lines and no box that only a mouse can scroll; one key shows all of them', async () => {
  const { id } = await call(createCause, { name: fresh('Much is said') });
  const lines = Array.from({ length: 40 }, (_, at) => `What I say in line ${at + 1}.`).join('\n');
  for (const words of ['W'.repeat(2000), lines]) {
    const thread = await someoneWrites(fresh('Lou Long'), words);
    const { items } = await call(readConversation, { id: thread });
    const said = items.find((item) => item.type === 'message');
    await call(linkVerbatim, { id, message: said!.id, named: true });
  }
  const page = await consoleAt(`/care/causes/${id}`);
  const list = page.getByRole('list', { name: 'In their own words' });
  await list.getByRole('button', { name: 'Show all' }).nth(1).waitFor();
  expect(await axe(page)).toEqual([]);
  const ofLines = list.getByRole('listitem').filter({ hasText: 'What I say' });
  const low = (await ofLines.boundingBox())!.height;
  await ofLines.getByRole('button', { name: 'Show all' }).press('Enter');
  await ofLines.getByRole('button', { name: 'Fold again' }).waitFor();
  expect((await ofLines.boundingBox())!.height).toBeGreaterThan(3 * low);
  await page.close();
});
