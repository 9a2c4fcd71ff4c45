import { beforeAll, expect, test } from 'vitest';
import { askedWords, findMessages } from '#channels';
import { readSearch } from '#core/channels/search/search-query.ts';
import { searchCustomers } from '#customers';
import { sql, systemActor, type Tx } from '#platform';
import { customerWrites, testCompany, type TestCompany } from './company-app.ts';

/**
 * Row-level security keeps operators that are not leakproof out of index conditions; searches go past it through functions.
 * What PostgreSQL counts in the transaction itself says whether they read along the index, as the app's role and under its
 * policies: scans of each index, and whole readings of each table.
 */
let company: TestCompany;
const many = 6000;

beforeAll(async () => {
  company = await testCompany();
  await customerWrites(company, { text: 'One xylophone please', name: 'Zebedee Quimby' });
  const { owner } = company.app;
  await owner.query(
    `insert into channels.message (workspace, thread, channel, direction, author_kind, text, state, at)
    select workspace, id, 'mail', 'in', 'customer', 'parcel number ' || n, 'received', now()
    from channels.thread, generate_series(1, $1::int) n`,
    [many],
  );
  await owner.query(
    `with made as (
      insert into customers.customer (workspace, id, root, known, first_name, last_name, created_at)
      select $1, id, id, true, 'Person', md5(n::text), now()
      from (select n, uuidv7() as id from generate_series(1, $2::int) n) returning workspace, id, last_name)
    insert into customers.identifier (workspace, customer, kind, value, strength, linked_at)
    select workspace, id, 'email', last_name || '@people.example', 'claimed', now() from made`,
    [company.workspace, many],
  );
  await owner.query('analyze channels.message, customers.customer, customers.identifier');
}, 120_000);

const message = { table: 'channels.message', index: 'channels.message_by_search' };
const name = { table: 'customers.customer', index: 'customers.customer_search_name' };
const identifier = { table: 'customers.identifier', index: 'customers.identifier_linked' };

async function messages(tx: Tx): Promise<unknown[]> {
  const { query } = await askedWords(tx, readSearch('xyloph').terms, false);
  const looking = { query: query!, after: null, position: null, from: tx.now };
  const portions = await Array.fromAsync(findMessages(tx, looking, systemActor(company.workspace)));
  return portions.flat();
}

test.each([
  { what: 'words of messages', ...message, search: messages },
  { what: 'names of customers', ...name, search: (tx: Tx) => searchCustomers(tx, 'quimby') },
  { what: 'beginnings of addresses', ...identifier, search: (tx: Tx) => searchCustomers(tx, 'zebedee.qui') },
])('the app’s role looks for $what along the index', async ({ table, index, search }) => {
  const seen = await company.app.database.inWorkspace(company.workspace, async (tx) => {
    const { role } = await tx.one(sql<{ role: string }>`select current_user as role`);
    const scans = async (of: string) =>
      (await tx.one(sql<{ n: number }>`select pg_stat_get_xact_numscans(${of}::regclass)::int as n`)).n;
    const before = { table: await scans(table), index: await scans(index) };
    const found = (await search(tx)).length;
    const wholeTable = (await scans(table)) - before.table;
    return { role, found, wholeTable, byIndex: (await scans(index)) > before.index };
  });
  expect(seen).toEqual({ role: 'throughline_app', found: 1, wholeTable: 0, byIndex: true });
});

test('without the function the same words are looked for in every message: that is why there is one', async () => {
  const plan = await company.app.database.inWorkspace(company.workspace, (tx) =>
    tx.all(sql`explain select id from channels.message where search @@ 'xyloph:*'`),
  );
  expect(JSON.stringify(plan)).not.toContain('message_by_search');
});
