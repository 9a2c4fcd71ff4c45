import { expect, test } from 'vitest';
import { identify, setCustomerAttributes } from '#customers';
import { wireId } from '#core/contract/codecs.ts';
import { customerWrites } from '#test/company-app.ts';
import { deskStage } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();

type Kind = 'user_id' | 'email';

/** What a shop or a mail told of somebody. */
async function told(kind: Kind, value: string, name?: string): Promise<string> {
  return await company.app.database.inWorkspace(company.workspace, async (tx) => {
    const { customer } = await identify(tx, [{ kind, value, strength: 'proven' }], { at: tx.now, source: null });
    if (name !== undefined) await setCustomerAttributes(tx, customer, { firstName: name, lastName: 'Doe' });
    return wireId('cus', customer);
  });
}

/** Two profiles of which a claim says that they are one person. */
async function perhapsOne(name: string): Promise<{ shop: string; mail: string }> {
  const [user, email] = [`${name}-1`, `${name}@mail.example`];
  const shop = await told('user_id', user, name);
  const mail = await told('email', email);
  await company.app.database.inWorkspace(company.workspace, (tx) =>
    identify(
      tx,
      [
        { kind: 'user_id', value: user, strength: 'claimed' },
        { kind: 'email', value: email, strength: 'claimed' },
      ],
      { at: tx.now, source: null },
    ),
  );
  return { shop, mail };
}

async function people(): Promise<number> {
  const { rows } = await company.app.owner.query<{ n: number }>(
    `select count(*)::int as n from customers.customer where id = root`,
  );
  return rows[0]!.n;
}

test('possible duplicates: one person or two, and the merge can be taken back from the toast', async () => {
  await perhapsOne('eva');
  await perhapsOne('max');
  const before = await people();
  const page = await consoleAt('/customers/duplicates');
  const eva = page.getByRole('row', { name: /eva@mail\.example/ });
  await page
    .getByRole('row', { name: /max@mail\.example/ })
    .getByRole('button', { name: 'Two people' })
    .click();
  await page.getByText('They stay two people').waitFor();
  await eva.getByRole('button', { name: 'Same person' }).click();
  await page.getByText('eva Doe is one customer now').waitFor();
  const parted = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' || answer.request().method() === 'DELETE',
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  expect((await parted).ok()).toBe(true);
  expect(await people()).toBe(before);
  const { rows } = await company.app.owner.query('select 1 from customers.merge');
  expect(rows).toHaveLength(1);
  await page.close();
});

test('the line of a customer: live, earlier pages, by side and channel', async () => {
  const { thread, customer } = await customerWrites(company, { name: 'Lena Long', text: 'The first of many' });
  for (let at = 0; at < 55; at++) await customerWrites(company, { name: 'Lena Long', text: `And more ${at}`, thread });
  const page = await consoleAt(`/customers/${customer}`);
  const rows = page.getByText('Wrote to us');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(50);
  await page
    .getByText('Here it began.')
    .or(page.getByRole('button', { name: 'Earlier' }))
    .scrollIntoViewIfNeeded();
  await page.getByText('Here it began.').waitFor();
  const all = await rows.count();
  expect(all).toBe(56);
  await customerWrites(company, { name: 'Lena Long', text: 'Live', thread });
  await rows.nth(all).waitFor();
  await page.getByText('How it felt', { exact: true }).first().click();
  await page.getByText('Nothing to show here').waitFor();
  await page.getByText('Everything', { exact: true }).click();
  await page.getByText('Mail', { exact: true }).click();
  await page.getByText('Nothing to show here').waitFor();
  await page.getByText('Chat', { exact: true }).first().click();
  await rows.first().waitFor();
  await page.close();
});
