import { beforeAll, expect, test } from 'vitest';
import { replyToConversation } from '#core/contract/desk.ts';
import { saveDraft } from '#core/contract/drafts.ts';
import { listPromises } from '#core/contract/promises.ts';
import { axe } from '#test/browser.ts';
import { until } from '#test/until.ts';
import { deskStage, type DeskStage } from './desk-stage.ts';

let stage: DeskStage;

beforeAll(async () => {
  stage = await deskStage();
});

test('the later line by keys: thanking begins an answer, what was being written stays', async () => {
  const { company, consoleAt, someoneWrites, answersIn } = stage;
  const threads = [await someoneWrites('Rosa Reed', 'Where is it?'), await someoneWrites('Hugo Hart', 'And mine?')];
  for (const id of threads) await company.owner.call(replyToConversation, { id, text: 'On its way.', resolve: true });
  await until(
    async () => (await company.app.owner.query('select from desk.helped')).rowCount === 2,
    'it is known who helped',
  );
  company.app.world.pass(4 * 86_400_000);
  const page = await consoleAt('/inbox');
  await page.clock.setFixedTime(company.app.world.now());
  await page.getByRole('link', { name: 'How it ended' }).click();
  const cards = page.getByRole('main').getByRole('listitem');
  await page.getByText('Nothing since then: no question came back.').first().waitFor();
  expect(await cards.count()).toBe(2);
  expect(await axe(page)).toEqual([]);
  for (const key of ['k', 'j', 'k']) await page.keyboard.press(key);
  const first = await page.locator('[data-ended]:focus').getAttribute('aria-label');
  await page.keyboard.press('r');
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
  await page.getByText('Promised: “Ask how things have gone”').waitFor();
  const [reminder] = (await company.owner.call(listPromises, { whose: 'mine' })).items;
  expect(reminder).toMatchObject({ customer: { name: first }, remindAt: expect.stringMatching(/T/) });
  await page.keyboard.press('t');
  const box = page.locator('textarea:focus');
  await box.waitFor();
  const begun = await box.inputValue();
  expect(begun).toBe(`Hello ${first!.split(' ')[0]},\n\nthank you: it was good to be able to help you.`);
  const [thread, other] = first === 'Rosa Reed' ? threads : threads.toReversed();
  expect(page.url()).toContain(thread!);
  // A question how it felt may have gone meanwhile.
  expect((await answersIn(thread!)).filter((text) => text.startsWith('Hello'))).toEqual([]);
  const written = {
    mode: 'reply' as const,
    reply: 'By the way',
    note: '',
    uploads: [],
    seen: null,
    sender: null,
    signed: true,
    anyway: false,
    copies: null,
  };
  await company.owner.call(saveDraft, { id: other!, content: written, base: 0 });
  await page.goto(`${company.app.url}/ended`);
  await page.getByRole('main').getByRole('button', { name: 'Follow up' }).last().click();
  await box.waitFor();
  await until(async () => (await box.inputValue()) === 'By the way', 'what was being written stays');
  await page.close();
});
