import { expect, test } from 'vitest';
import { cuttingProxy } from '#test/fakes/cutting-proxy.ts';
import { customerWrites } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log, writtenIn } from '#test/e2e/desk-stage.ts';

const { company, consoleAt, someoneWrites, answersIn } = await deskStage();
const proxy = await cuttingProxy(company.app.url);

const cutDatabase = () =>
  company.app.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);

/** Says it again until it was taken, as a channel does whose transaction broke off. */
const writes = (thread: string, text: string) =>
  until(() => customerWrites(company, { name: 'Uma', thread, text }).then(Boolean, () => false), `"${text}" is taken`);

test('a proxy that cuts, a database that goes, a computer that sleeps, a clock that jumps: each message stands once, in order, and no keystroke is lost', async () => {
  const thread = await someoneWrites('Uma', 'word 0');
  const page = await consoleAt('/inbox');
  await page.clock.install();
  await page.goto(`${proxy.url}/inbox/${thread}`);
  await answerBox(page).click();
  const troubles: Record<number, () => unknown> = {
    2: proxy.cut,
    4: cutDatabase,
    6: proxy.cut,
    7: cutDatabase,
    9: () => page.clock.fastForward('08:00:00'),
    11: () => page.clock.setSystemTime(Date.now() - 86_400_000),
  };
  const typed: string[] = [];
  for (let number = 1; number <= 12; number++) {
    await writes(thread, `word ${number}`);
    typed.push(`key${number} `);
    await page.keyboard.type(`key${number} `);
    await troubles[number]?.();
  }
  await log(page).getByText('word 12', { exact: true }).waitFor();
  const shown = (await log(page).innerText()).match(/word \d+/g);
  expect(shown).toEqual(Array.from({ length: 13 }, (_, number) => `word ${number}`));
  expect((await writtenIn(page)).trim()).toBe(typed.join('').trim());
  proxy.cut();
  await page.keyboard.type('.'); // what came is seen now
  await page.keyboard.press('Control+Enter');
  const answer = async () => {
    company.app.world.pass(10_000); // the seconds of undo
    return (await answersIn(thread)).length > 0;
  };
  await until(answer, 'the answer went');
  expect(await answersIn(thread)).toEqual([`${typed.join('')}.`]);
  await page.close();
}, 120_000);
