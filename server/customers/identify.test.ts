import { beforeAll, expect, test } from 'vitest';
import { describeCustomers, identify, identifyMany, type Claim } from '#customers';
import { sql, type Tx } from '#platform';
import { testCompany } from '#test/company.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';

let data: TestDatabase;
let workspace: string;
const at = new Date('2026-03-01T10:00:00Z');
const occasion = { at, source: null };

beforeAll(async () => {
  data = await testDatabase();
  workspace = await testCompany(data.database);
});

const inside = <T>(work: (tx: Tx) => Promise<T>) => data.database.inWorkspace(workspace, work);
const user = (value: string, strength: Claim['strength'] = 'proven'): Claim => ({ kind: 'user_id', value, strength });
const visitor = (value: string): Claim => ({ kind: 'anonymous_id', value, strength: 'claimed' });
const email = (value: string, strength: Claim['strength'] = 'proven'): Claim => ({ kind: 'email', value, strength });

test('a visitor who signs in becomes one person with their earlier self', async () => {
  const before = await inside((tx) => identify(tx, [visitor('v-1')], occasion));
  const ada = await inside((tx) => identify(tx, [user('ada'), email('Ada@Example.org')], occasion));
  expect([before.created, ada.created, before.strength, ada.strength]).toEqual([true, true, 'claimed', 'proven']);
  const together = await inside((tx) => identify(tx, [visitor('v-1'), user('ada')], occasion));
  expect(together).toEqual({ customer: ada.customer, created: false, strength: 'proven' });
  const described = await inside((tx) => describeCustomers(tx, [before.customer]));
  expect(described.get(before.customer)).toMatchObject({ id: ada.customer, name: 'ada@example.org', known: true });
});

test('numbers are read in the country of the workspace; what names nobody gives no customer', async () => {
  const phone = (value: string): Claim => ({ kind: 'phone', value, strength: 'proven' });
  const [one, same, nobody] = await inside((tx) =>
    identifyMany(tx, [[phone('030 901820')], [phone('+49 30 901820')], [user('null'), visitor('0000')]], occasion),
  );
  expect(one).toBe(same);
  expect(nobody).toBeNull();
  await expect(inside((tx) => identify(tx, [user('undefined')], occasion))).rejects.toThrow('who it is');
});

/** Counts the statements of a transaction. */
function counting(tx: Tx): { tx: Tx; count: () => number } {
  let count = 0;
  const counted = { ...tx };
  for (const name of ['all', 'one', 'maybe', 'run'] as const) {
    const original = tx[name] as (query: never) => Promise<unknown>;
    counted[name] = ((query: never) => (count++, original(query))) as never;
  }
  return { tx: counted, count: () => count };
}

test('a batch costs one statement when all are known, three at most', async () => {
  const sets = Array.from({ length: 500 }, (_, at) => [user(`bulk-${at % 400}`), visitor(`device-${at % 400}`)]);
  const first = await inside(async (tx) => {
    const counted = counting(tx);
    return { ids: await identifyMany(counted.tx, sets, occasion), statements: counted.count() };
  });
  expect(new Set(first.ids).size).toBe(400);
  expect(first.statements).toBeLessThanOrEqual(3);
  const again = await inside(async (tx) => {
    const counted = counting(tx);
    return { ids: await identifyMany(counted.tx, sets, occasion), statements: counted.count() };
  });
  expect(again).toEqual({ ids: first.ids, statements: 1 });
});

test('a device that a third person signs in on belongs to nobody of them any more', async () => {
  const kiosk = visitor('kiosk');
  const on = (name: string) =>
    inside((tx) => identify(tx, [kiosk, user(name)], occasion)).then((found) => found.customer);
  const [first, second] = [await on('kiosk-1'), await on('kiosk-2')];
  expect((await inside((tx) => identify(tx, [kiosk], occasion))).customer).toBe(first);
  const third = await on('kiosk-3');
  const alone = (await inside((tx) => identify(tx, [kiosk], occasion))).customer;
  expect(new Set([first, second, third, alone]).size).toBe(4);
  expect([await on('kiosk-1'), await on('kiosk-2'), await on('kiosk-3')]).toEqual([first, second, third]);
  const { causes } = await inside((tx) =>
    tx.one(
      sql<{
        causes: string[];
      }>`select array_agg(cause order by id) as causes from customers.ledger where kind = 'anonymous_id' and customer in (${first}, ${alone})`,
    ),
  );
  expect(causes).toEqual(['identified', 'shared device', 'shared device']);
});

test('who proves what a stranger had claimed gets it, and nothing of the stranger’s', async () => {
  const victim = await inside((tx) => identify(tx, [email('victim@example.org')], occasion));
  const claimed = await inside((tx) =>
    identify(tx, [user('mallory', 'claimed'), email('victim@example.org', 'claimed')], occasion),
  );
  expect(claimed).toMatchObject({ customer: victim.customer, strength: 'claimed' });
  const mallory = await inside((tx) => identify(tx, [user('mallory')], occasion));
  expect(mallory).toMatchObject({ created: true, strength: 'proven' });
  expect(mallory.customer).not.toBe(victim.customer);
  expect((await inside((tx) => identify(tx, [email('victim@example.org')], occasion))).customer).toBe(victim.customer);

  const browser = await inside((tx) => identify(tx, [user('late', 'claimed'), visitor('late-device')], occasion));
  expect(await inside((tx) => identify(tx, [user('late')], occasion))).toMatchObject({
    customer: browser.customer,
    strength: 'proven',
  });
});

test('many batches with the same people at once make each of them once and none fails', async () => {
  const shuffled = (seed: number) =>
    Array.from({ length: 60 }, (_, at) => (at * 7 + seed * 13) % 60).map((at) => [
      user(`rush-${at}`),
      visitor(`rush-device-${at}`),
      ...(seed % 2 === 0 ? [email(`rush${at}@example.org`)] : []),
    ]);
  const runs = await Promise.all(
    Array.from({ length: 8 }, (_, seed) => inside((tx) => identifyMany(tx, shuffled(seed), occasion))),
  );
  expect(runs.flat().every((id) => id !== null)).toBe(true);
  const rows = await inside((tx) =>
    tx.all(sql<{ customers: number; links: number }>`
      select count(distinct customer.root)::int as customers, count(*)::int as links
      from customers.identifier join customers.customer on customer.id = identifier.customer
      where value like 'rush%' and unlinked_at is null`),
  );
  expect(rows).toEqual([{ customers: 60, links: 180 }]);
});

test('another workspace knows nobody of them', async () => {
  const other = await testCompany(data.database);
  const seen = await data.database.inWorkspace(other, async (tx) => ({
    ...(await tx.one(sql<{ customers: number }>`select count(*)::int as customers from customers.customer`)),
    ada: await identify(tx, [user('ada')], occasion),
  }));
  expect(seen).toMatchObject({ customers: 0, ada: { created: true } });
});
