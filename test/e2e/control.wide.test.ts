import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser } from 'playwright-core';
import { readExperience } from '#core/contract/insight.ts';
import { identifyMany } from '#customers';
import type { Tx } from '#platform';
import { record, type NewInteraction } from '#touchpoints';
import { axe, launchBrowser } from '#test/browser.ts';
import { testCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { contextFor, wideScreen } from './look.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const company = await testCompany();
let browser: Browser;

/** So many days ago at this hour, by the company's clock: days of 24 hours would leave one out where clocks change. */
function ago(days: number): Temporal.ZonedDateTime {
  const now = Temporal.Instant.fromEpochMilliseconds(company.app.world.now().getTime());
  return now.toZonedDateTimeISO('Europe/Berlin').subtract({ days });
}

/** Sixty days of twenty deliveries each, from the fortieth on with seven times as many that were late. */
async function tellDays(tx: Tx): Promise<void> {
  const claims = Array.from({ length: 20 }, (_, who) => [
    { kind: 'external_id' as const, value: `reader-${who}`, strength: 'proven' as const },
  ]);
  const customers = await identifyMany(tx, claims, { at: tx.now, source: null });
  const told: NewInteraction[] = [];
  for (let back = 60; back > 0; back--)
    for (const [who, customer] of customers.entries())
      told.push({
        customer,
        occurredAt: new Date(ago(back).epochMilliseconds),
        channel: 'survey',
        touchpoint: 'delivery',
        direction: 'in',
        kind: 'survey.answered',
        actor: { kind: 'customer' },
        feelings: { scale: 'csat5', score: who < (back > 20 ? 2 : 14) ? 1 : 5 },
        source: null,
        messageId: `${back} ${who}`,
      });
  await record(tx, told);
}

beforeAll(async () => {
  browser = await launchBrowser();
  await company.app.app.database.inWorkspace(company.workspace, tellDays);
  await until(
    async () => (await company.owner.call(readExperience, { days: '90' })).figure.n === 1200,
    'the answers stand in analytics',
  );
});
afterAll(() => browser.close());

test('a change is said, is ended by saying what happened, and comes back when that is taken away', async () => {
  const context = await contextFor(browser, wideScreen, { url: company.app.url, client: company.owner });
  const page = await context.newPage();
  await page.goto(`${company.app.url}/insight/experience?days=90`);
  await page.getByText('Lower than usual: 20 of 60 lie below the limits').waitFor();
  await page.getByRole('button', { name: 'Say what happened' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Day', exact: true }).fill(ago(20).toPlainDate().toString());
  await dialog.getByRole('textbox', { name: 'What happened' }).fill('The new carrier');
  await dialog.getByRole('checkbox', { name: 'What is usual is another from this day on' }).check();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(/^No limits yet: (19|20|21) of 28 days/).waitFor();
  await page.getByText('limits begin anew').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove The new carrier' }).click();
  await page.getByText('Lower than usual: 20 of 60').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^No limits yet:/).waitFor();
});
