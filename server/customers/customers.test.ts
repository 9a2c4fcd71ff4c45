import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/customers.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import {
  describeCustomers,
  identify,
  identifyMany,
  searchCustomers,
  setCustomerAttributes,
  type Claim,
} from '#customers';
import { sql, type Tx } from '#platform';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';

let app: TestApp;
let owner: Client;
let workspace: string;

beforeAll(async () => {
  app = await testApp();
  owner = await ownerClient(app.url);
  const { rows } = await app.owner.query('select id from people.workspace');
  workspace = rows[0].id as string;
}, 120_000);

const inside = <T>(work: (tx: Tx) => Promise<T>) => app.app.database.inWorkspace(workspace, work);
const occasion = () => ({ at: new Date(), source: null });
const claim = (kind: Claim['kind'], value: string, strength: Claim['strength'] = 'proven'): Claim => ({
  kind,
  value,
  strength,
});

async function someone(name: [string, string], ...claims: Claim[]): Promise<string> {
  return inside(async (tx) => {
    const { customer } = await identify(tx, claims, occasion());
    await setCustomerAttributes(tx, customer, { firstName: name[0], lastName: name[1] });
    return customer;
  });
}

test('merge, edit, undo: the page shows who is who and why', async () => {
  const ada = await someone(['Ada', 'Lovelace'], claim('email', 'ada@lovelace.example'), claim('user_id', 'al-1'));
  const alias = await someone(['A.', 'King'], claim('email', 'king@lovelace.example', 'claimed'));
  const [id, from] = [wireId('cus', ada), wireId('cus', alias)];

  const merged = await owner.call(contract.mergeCustomer, { id, from, reason: 'married' });
  expect(merged).toMatchObject({ id, name: 'Ada Lovelace', strength: 'proven' });
  expect(merged.identifiers.map(({ value }) => value)).toEqual([
    'al-1',
    'ada@lovelace.example',
    'king@lovelace.example',
  ]);
  expect(merged.merges).toMatchObject([
    { from: { name: 'A. King' }, into: { name: 'Ada Lovelace' }, cause: 'by hand', actor: { kind: 'agent' } },
  ]);
  expect(await owner.call(contract.getCustomer, { id: from })).toMatchObject({ id });

  const { version } = merged;
  const changed = await owner.call(contract.changeCustomer, {
    id,
    version,
    company: 'Analytical Engines',
    custom: { tier: 'gold' },
  });
  expect(changed).toMatchObject({ company: 'Analytical Engines', custom: { tier: 'gold' }, version: version + 1 });
  await expect(owner.call(contract.changeCustomer, { id, version, company: 'Late' })).rejects.toMatchObject({
    type: 'conflict',
    more: { code: 'stale' },
  });
  await expect(owner.call(contract.changeCustomer, { id, version: 9, zone: 'Mars/Base' })).rejects.toMatchObject({
    type: 'invalid',
  });

  const merge = merged.merges[0]?.id ?? '';
  const parted = await owner.call(contract.undoCustomerMerge, { id, merge });
  expect(parted.identifiers).toHaveLength(2);
  expect(await owner.call(contract.getCustomer, { id: from })).toMatchObject({
    id: from,
    name: 'A. King',
    company: null,
  });

  const ledger = await owner.call(contract.customerLedger, { id });
  expect(ledger.items.map(({ action }) => action)).toEqual(['unmerge', 'merge', 'link', 'link']);
  expect(ledger.items[1]).toMatchObject({ cause: 'by hand', reason: 'married', other: id });
  const identifier = parted.identifiers[0]?.id ?? '';
  const why = await owner.call(contract.customerLedger, { id, identifier });
  expect(why.items).toMatchObject([{ action: 'link', cause: 'identified', identifier: { value: 'al-1' } }]);
});

test('people are found by name, address, number and id, and by nothing else of them', async () => {
  const grace = await someone(
    ['Grace', 'Hopper'],
    claim('email', 'grace@navy.example'),
    claim('phone', '+1 202 555 0143'),
    claim('user_id', 'GH-77'),
  );
  for (const q of ['hopper', 'GRACE HOP', 'race hopp', 'ho', 'grace@na', '+1 202 555', 'GH-77']) {
    const { items } = await owner.call(contract.listCustomers, { q });
    expect(
      items.map(({ id }) => plainId('cus', id)),
      q,
    ).toContain(grace);
  }
  for (const q of ['navy.example', '%', '_race', 'hopperx']) {
    const { items } = await owner.call(contract.listCustomers, { q });
    expect(
      items.map(({ id }) => plainId('cus', id)),
      q,
    ).not.toContain(grace);
  }
});

test('lists go page by page; visitors stand apart', async () => {
  await inside((tx) =>
    identifyMany(
      tx,
      Array.from({ length: 5 }, (_, at) => [claim('anonymous_id', `page-${at}`, 'claimed')]),
      occasion(),
    ),
  );
  const first = await owner.call(contract.listCustomers, { known: 'false', limit: '3' });
  const second = await owner.call(contract.listCustomers, { known: 'false', limit: '3', after: first.next ?? '' });
  expect(first.items).toHaveLength(3);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(
    first.items.length + second.items.length,
  );
  const people = await owner.call(contract.listCustomers, { has: 'email' });
  expect(people.items.every(({ known }) => known)).toBe(true);
});

test('among many, search goes by its indexes as the app’s role', async () => {
  await app.owner.query(`with made as (
      insert into customers.customer (workspace, id, root, first_name, last_name, known, created_at)
      select '${workspace}', id, id, 'First' || n, 'Last' || n, true, now() from (select uuidv7() as id, n from generate_series(1, 20000) n) s
      returning id, last_name)
    insert into customers.identifier (workspace, customer, kind, value, strength, linked_at)
    select '${workspace}', id, 'email', lower(last_name) || '@many.example', 'proven', now() from made`);
  await app.owner.query('analyze customers.customer, customers.identifier');
  const scans = await inside(async (tx) => {
    const count = () =>
      tx.one(sql<{ names: number; values: number }>`select
        pg_stat_get_xact_numscans('customers.customer_search_name'::regclass)::int as names,
        pg_stat_get_xact_numscans('customers.identifier_linked'::regclass)::int as values`);
    const before = await count();
    expect(await searchCustomers(tx, 'last17777')).toHaveLength(1);
    const after = await count();
    return { names: after.names - before.names, values: after.values - before.values };
  });
  expect(scans.names).toBeGreaterThan(0);
  expect(scans.values).toBeGreaterThan(0);
});

test('names in any script are found by their words, beginnings and middles, without going through all', async () => {
  const names = [
    ['ليلى', 'الطردي'],
    ['小明', '王'],
    ['Ольга', 'Иванова'],
    ['Éva', 'Müller'],
    ['100% é\\', 'Ltd'],
  ];
  for (const [at, name] of names.entries()) await someone(name as [string, string], claim('user_id', `script-${at}`));
  const found = (words: string) => inside(async (tx) => (await searchCustomers(tx, words)).length);
  for (const words of [
    'ليلى',
    'الطرد',
    'لطر',
    '小明',
    '王',
    'иван',
    'ванова ольга',
    'éva',
    'müll',
    '100% é',
    'é\\',
    '100% e',
  ])
    expect([words, await found(words)]).toEqual([words, 1]);
  for (const words of ['الطرود', '小王', 'ывана', 'é%']) expect([words, await found(words)]).toEqual([words, 0]);
  const scans = await inside(async (tx) => {
    const count = () =>
      tx.one(
        sql<{ n: number }>`select pg_stat_get_xact_numscans('customers.customer_letter_pairs'::regclass)::int as n`,
      );
    const before = await count();
    await searchCustomers(tx, 'الطرد');
    return (await count()).n - before.n;
  });
  expect(scans).toBeGreaterThan(0);
});

test('accents, marks and own letters of a language do not count in names, on either side', async () => {
  const names = [
    ['José', 'Núñez'],
    ['Jose\u0301', 'Lemoine'],
    ['Łukasz', 'Wałęsa'],
    ['Søren', 'Groß'],
    ['İpek', 'Çağlar'],
    ['أحمد', 'مُحَمَّدي'],
    ['プロ', 'ガード'],
  ];
  for (const [at, name] of names.entries()) await someone(name as [string, string], claim('user_id', `plain-${at}`));
  const found = (words: string) => inside(async (tx) => (await searchCustomers(tx, words)).length);
  for (const words of [
    'jose nunez',
    'JOSÉ nuñ',
    'josé lemo',
    'jose lemo',
    'lukasz wal',
    'Wałęsa',
    'soren gross',
    'ipek cag',
    'احمد',
    'محمدي',
    'ガード',
  ])
    expect([words, await found(words)]).toEqual([words, 1]);
  for (const words of ['カード', 'jóse lukasz']) expect([words, await found(words)]).toEqual([words, 0]);
});

test('among many, a batch is looked up by the unique index as the app’s role', async () => {
  const sets = Array.from({ length: 500 }, (_, at) => [claim('email', `last${at + 1}@many.example`)]);
  const scans = await inside(async (tx) => {
    const count = () =>
      tx.one(sql<{ n: number }>`select pg_stat_get_xact_numscans('customers.identifier_linked'::regclass)::int as n`);
    const before = await count();
    expect((await identifyMany(tx, sets, occasion())).includes(null)).toBe(false);
    return (await count()).n - before.n;
  });
  expect(scans).toBeGreaterThan(0);
});

test('a claim proposes what a person accepts or dismisses', async () => {
  const make = async (name: string) => {
    await someone([name, 'Shop'], claim('user_id', `${name}-1`));
    await someone([name, 'Mail'], claim('email', `${name}@mail.example`));
    await inside((tx) =>
      identify(
        tx,
        [claim('user_id', `${name}-1`, 'claimed'), claim('email', `${name}@mail.example`, 'claimed')],
        occasion(),
      ),
    );
  };
  await make('eva');
  await make('max');
  const { items } = await owner.call(contract.listDuplicates, {});
  expect(items).toHaveLength(2);
  const [max, eva] = items as [(typeof items)[number], (typeof items)[number]];
  expect(eva).toMatchObject({ kind: 'email', one: { name: 'eva Shop' }, other: { name: 'eva Mail' } });
  expect(await owner.call(contract.getCustomer, { id: eva.one.id })).toMatchObject({ duplicates: 1 });
  expect(await owner.call(contract.acceptDuplicate, { id: eva.id })).toMatchObject({
    name: 'eva Shop',
    email: 'eva@mail.example',
  });
  await owner.call(contract.dismissDuplicate, { id: max.id });
  await inside((tx) =>
    identify(tx, [claim('user_id', 'max-1', 'claimed'), claim('email', 'max@mail.example', 'claimed')], occasion()),
  );
  expect((await owner.call(contract.listDuplicates, {})).items).toEqual([]);
  await expect(owner.call(contract.acceptDuplicate, { id: max.id })).rejects.toMatchObject({ type: 'not-found' });
});

test('an erased person leaves a tombstone and nothing else, also under their other profiles', async () => {
  const [one, other] = [
    await someone(['Eras', 'Me'], claim('email', 'erase@me.example')),
    await someone(['Eras', 'Too'], claim('user_id', 'erase-2')),
  ];
  await owner.call(contract.mergeCustomer, { id: wireId('cus', one), from: wireId('cus', other) });
  await owner.call(contract.eraseCustomerForGood, { id: wireId('cus', other), reason: 'asked for it' });
  const card = await owner.call(contract.getCustomer, { id: wireId('cus', one) });
  expect(card).toMatchObject({ name: 'Erased customer', firstName: null, identifiers: [], known: false });
  expect(card.erasedAt).not.toBeNull();
  await expect(owner.call(contract.eraseCustomerForGood, { id: wireId('cus', one) })).rejects.toMatchObject({
    type: 'gone',
  });
  const dump = await app.owner.query(`select string_agg(t::text, '') as all from
    (select c::text as t from customers.customer c union all select i::text from customers.identifier i union all select l::text from customers.ledger l) x`);
  expect(dump.rows[0].all).not.toMatch(/erase@me|erase-2|Eras/);
  const { rows } = await app.owner.query('select customer from customers.tombstone');
  expect(rows).toHaveLength(2);
  const again = await inside((tx) => identify(tx, [claim('email', 'erase@me.example')], occasion()));
  expect(again.created).toBe(true);
  expect((await inside((tx) => describeCustomers(tx, [one]))).get(one)).toMatchObject({
    erased: true,
    name: 'Erased customer',
  });
});
