import { beforeAll, expect, test } from 'vitest';
import { readBulk, startBulk } from '#core/contract/bulk.ts';
import { changeCustomer, getCustomer, mergeCustomer, undoCustomerMerge } from '#core/contract/customers.ts';
import { listCustomerAttributes } from '#core/contract/customer-attributes.ts';
import * as desk from '#core/contract/desk.ts';
import { createField, fillField, type FieldKind } from '#core/contract/fields.ts';
import { acceptInvitation, invite, listMembers } from '#core/contract/people.ts';
import { searchConversations } from '#core/contract/search.ts';
import { giveConversationToTeam } from '#core/contract/sight.ts';
import { createTeam } from '#core/contract/teams.ts';
import { countViews, createView, filterOfSearch } from '#core/contract/views.ts';
import { plainId } from '#core/contract/codecs.ts';
import type { ConversationFilter, WireFilter } from '#core/desk/filter.ts';
import type { WireAttributeTest, WireFieldTest } from '#core/desk/typed-test.ts';
import { receiveMessage } from '#channels';
import { client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { tooSlow } from './too-slow.ts';

// What is filled in, what is known of customers and attached files, as filters of views and in the search.

let company: TestCompany;
const call: TestCompany['owner']['call'] = (...given) => company.owner.call(...given);
const ids = new Map<string, string>();
const fields: Record<string, Awaited<ReturnType<typeof add>>> = {};
let made = 0;

const add = (name: string, kind: FieldKind, choices: string[] = []) => call(createField, { name, kind, choices });
const read = (name: string) => call(desk.readConversation, { id: ids.get(name)! });
const refusal = (work: Promise<unknown>) => work.catch((error: unknown) => error);

async function begin(name: string): Promise<void> {
  const { thread } = await customerWrites(company, { text: 'Hello', name });
  ids.set(name, thread);
  await until(() => read(name).catch(() => undefined), 'the conversation');
}

async function fill(name: string, field: string, value: string | number | boolean | string[]): Promise<void> {
  const { version, id } = await read(name);
  await call(fillField, { id, field: fields[field]!.id, value, version });
}

async function knows(name: string, custom: Record<string, string | number | boolean>): Promise<void> {
  const { customer } = await read(name);
  const { version } = await call(getCustomer, { id: customer.id });
  await call(changeCustomer, { id: customer.id, version, custom });
}

async function standing(filter: WireFilter): Promise<string> {
  const { id } = await call(createView, { name: `View ${++made}`, filter, sort: 'newest', audience: 'me' });
  const { items } = await call(desk.listConversations, { saved: id });
  const names = items.map(({ customer }) => customer.name.split(' ')[0]);
  expect((await call(countViews, {})).items.find((item) => item.id === id)?.count).toBe(names.length);
  return names.toSorted().join(' ');
}

const choice = (field: string, name: string) => fields[field]!.choices.find((each) => each.name === name)!.id;
const found = async (q: string) =>
  (await call(searchConversations, { q })).items
    .map(({ customer }) => customer.name.split(' ')[0])
    .toSorted()
    .join(' ');

beforeAll(async () => {
  company = await testCompany();
  for (const name of ['Ann', 'Bob', 'Cem', 'Dan']) await begin(name);
  for (const [name, kind] of [
    ['Order number', 'text'],
    ['Pieces', 'number'],
    ['Delivered', 'date'],
    ['Insured', 'yes-no'],
  ] as const)
    fields[name] = await add(name, kind);
  fields['Carrier'] = await add('Carrier', 'one', ['Post', 'Van']);
  fields['Damage'] = await add('Damage', 'several', ['Box', 'Lamp']);
  await fill('Ann', 'Order number', 'A-1042 Größe');
  await fill('Bob', 'Order number', 'A-2000');
  await fill('Ann', 'Pieces', 2.5);
  await fill('Bob', 'Pieces', 10);
  await fill('Ann', 'Delivered', '2026-03-14');
  await fill('Bob', 'Delivered', '2026-04-01');
  await fill('Ann', 'Insured', true);
  await fill('Bob', 'Insured', false);
  await fill('Ann', 'Carrier', [choice('Carrier', 'Post')]);
  await fill('Bob', 'Carrier', [choice('Carrier', 'Van')]);
  await fill('Ann', 'Damage', [choice('Damage', 'Box'), choice('Damage', 'Lamp')]);
  await fill('Bob', 'Damage', [choice('Damage', 'Box')]);
  await knows('Ann', { tier: 'Gold', orders: 12, since: '2024-05-01T10:00:00Z', newsletter: true });
  await knows('Bob', { tier: 'silver', orders: 3, since: '2025-01-01', newsletter: false });
}, 120_000);

test('each kind of field is asked for by what fits it', async () => {
  const cases: Array<[string, Omit<WireFieldTest, 'field'>, string]> = [
    ['Order number', { op: 'is', texts: ['a-1042 GRÖSSE', 'A-1042 GRÖßE'] } as never, 'Ann'],
    ['Order number', { op: 'begins', text: 'a-' } as never, 'Ann Bob'],
    ['Order number', { op: 'has', text: 'größe 104' } as never, 'Ann'],
    ['Order number', { op: 'empty' } as never, 'Cem Dan'],
    ['Pieces', { op: 'equals', number: 2.5 } as never, 'Ann'],
    ['Pieces', { op: 'least', number: 2.5 } as never, 'Ann Bob'],
    ['Pieces', { op: 'above', number: 2.5 } as never, 'Bob'],
    ['Pieces', { op: 'most', number: 9 } as never, 'Ann'],
    ['Delivered', { op: 'on', day: '2026-03-14' } as never, 'Ann'],
    ['Delivered', { op: 'from', day: '2026-03-15' } as never, 'Bob'],
    ['Delivered', { op: 'until', day: '2026-04-01' } as never, 'Ann Bob'],
    ['Insured', { op: 'no' } as never, 'Bob'],
    ['Insured', { op: 'filled' } as never, 'Ann Bob'],
    ['Carrier', { op: 'any', choices: [choice('Carrier', 'Van')] } as never, 'Bob'],
    ['Carrier', { op: 'none', choices: [choice('Carrier', 'Van')] } as never, 'Ann Cem Dan'],
    ['Damage', { op: 'all', choices: [choice('Damage', 'Box'), choice('Damage', 'Lamp')] } as never, 'Ann'],
  ];
  for (const [name, test, names] of cases) {
    const filter = { fields: [{ field: fields[name]!.id, ...test } as WireFieldTest] };
    expect([name, test, await standing(filter)]).toEqual([name, test, names]);
  }
  const misfit = standing({ fields: [{ field: fields['Pieces']!.id, op: 'is', texts: ['2'] }] });
  expect(await refusal(misfit)).toMatchObject({ type: 'invalid', message: expect.stringContaining('“Pieces”') });
  const strange = standing({
    fields: [{ field: fields['Damage']!.id, op: 'any', choices: [choice('Carrier', 'Van')] }],
  });
  expect(await refusal(strange)).toMatchObject({ type: 'invalid' });
});

test('what cannot be read in time is told by what of it is to blame', async () => {
  const order = plainId('fld', fields['Order number']!.id)!;
  const told = (filter: ConversationFilter) =>
    company.app.app.database.inWorkspace(company.workspace, async (tx) => (await tooSlow(tx, filter)).message);
  expect(await told({ fields: [{ field: order, op: 'has', text: '退款' }] })).toContain(
    '“Order number” has the words “退款”',
  );
  expect(await told({ attributes: [{ attribute: 'tier', op: 'has', text: 'go ld' }] })).toContain(
    '“tier” has the words “go ld”',
  );
  expect(await told({ fields: [{ field: order, op: 'has', text: 'A-10 x' }], hasFile: true })).toContain(
    'Narrow it down',
  );
});

test('what is known of the customer is asked for by name, and follows merges', async () => {
  const known = (await call(listCustomerAttributes, {})).items;
  expect(known).toEqual([
    { name: 'newsletter', kind: 'yes-no', values: [] },
    { name: 'orders', kind: 'number', values: [] },
    { name: 'since', kind: 'date', values: [] },
    { name: 'tier', kind: 'text', values: ['Gold', 'silver'] },
  ]);
  const cases: Array<[WireAttributeTest, string]> = [
    [{ attribute: 'tier', op: 'is', texts: ['gold', 'platinum'] }, 'Ann'],
    [{ attribute: 'tier', op: 'begins', text: 'S' }, 'Bob'],
    [{ attribute: 'tier', op: 'empty' }, 'Cem Dan'],
    [{ attribute: 'orders', op: 'least', number: 3 }, 'Ann Bob'],
    [{ attribute: 'orders', op: 'below', number: 12 }, 'Bob'],
    [{ attribute: 'since', op: 'on', day: '2024-05-01' }, 'Ann'],
    [{ attribute: 'since', op: 'from', day: '2024-05-02' }, 'Bob'],
    [{ attribute: 'newsletter', op: 'yes' }, 'Ann'],
  ];
  for (const [test, names] of cases) expect([test, await standing({ attributes: [test] })]).toEqual([test, names]);
  const gold: WireFilter = { attributes: [{ attribute: 'tier', op: 'is', texts: ['gold'] }] };
  const [ann, dan] = [(await read('Ann')).customer.id, (await read('Dan')).customer.id];
  const { merges } = await call(mergeCustomer, { id: dan, from: ann });
  expect((await standing(gold)).split(' ')).toHaveLength(2);
  await knows('Dan', { tier: 'basic' });
  expect(await standing(gold)).toBe('');
  await call(undoCustomerMerge, { id: dan, merge: merges[0]!.id });
  expect(await standing(gold)).toBe('Ann');
});

test('a file, the fields in the search, a view of it, and all of it acted on', async () => {
  await company.app.app.database.inWorkspace(company.workspace, (tx) =>
    receiveMessage(tx, company.app.app, {
      ...{ account: null, channel: 'chat', name: 'Fay Stone', address: 'f@customers.example', text: 'Look' },
      ...{ clientId: 'files', files: [{ bytes: Buffer.from('x'), name: 'lamp.jpg', type: 'image/jpeg' }] },
      claims: [{ kind: 'email', value: 'f@customers.example', strength: 'claimed' }],
    }),
  );
  await until(async () => (await standing({ hasFile: true })) === 'Fay', 'the file');
  expect((await standing({ hasFile: false })).includes('Fay')).toBe(false);
  expect(await found('field:order-number="a-2000"')).toBe('Bob');
  expect(await found('field:"Order number"=A-* field:pieces>2.5')).toBe('Bob');
  expect(await found('field:delivered=2026-04 field:insured=no field:carrier=van')).toBe('Bob');
  expect(await found('field:carrier=none has:file')).toBe('Fay');
  const { problems } = await call(searchConversations, { q: 'field:weight=3 field:pieces=many' });
  expect(problems).toEqual(['There is no field “weight”.', '“Pieces” is a number, not “many”.']);
  const { filter, left } = await call(filterOfSearch, { q: 'field:pieces>=10 field:weight=3 has:file' });
  expect(left).toEqual(['field:weight=3']);
  expect(filter).toEqual({ hasFile: true, fields: [{ field: fields['Pieces']!.id, op: 'least', number: 10 }] });
  const act = { kind: 'prioritise', priority: 'high' } as const;
  const { id, total } = await call(startBulk, { act, of: { filter: { fields: filter.fields! } } });
  expect(total).toBe(1);
  await until(async () => (await call(readBulk, { id })).state === 'done', 'it is done');
  expect((await read('Bob')).priority).toBe('high');
});

test('whoever sees customers masked finds out by no filter what a field or an attribute says', async () => {
  const { link } = await call(invite, { role: 'outsourced' });
  const olga = client(company.app.url);
  const person = { name: 'Olga Outside', email: 'olga@example.com', password: 'another horse battery' };
  await olga.call(acceptInvitation, { token: new URL(link).searchParams.get('token') ?? '', ...person });
  const { user } = (await call(listMembers, {})).items.find(({ name }) => name === 'Olga Outside')!;
  const team = await call(createTeam, { name: 'Night shift', outsourced: true, people: [user] });
  const { id, version } = await read('Bob');
  await call(giveConversationToTeam, { id, version, team: team.id });
  const view = (filter: WireFilter) => olga.call(createView, { name: 'x', filter, sort: 'newest', audience: 'me' });
  const order = fields['Order number']!.id;
  expect(await refusal(view({ fields: [{ field: order, op: 'begins', text: 'A' }] }))).toMatchObject({
    type: 'refused',
  });
  expect(await refusal(view({ attributes: [{ attribute: 'tier', op: 'filled' }] }))).toMatchObject({ type: 'refused' });
  expect((await olga.call(searchConversations, { q: 'field:order-number=A-2000' })).items).toEqual([]);
  expect((await olga.call(searchConversations, { q: 'field:pieces=10' })).items).toHaveLength(1);
});
