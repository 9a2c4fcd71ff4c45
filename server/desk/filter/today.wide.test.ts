import { beforeAll, expect, test } from 'vitest';
import { countForBulk } from '#core/contract/bulk.ts';
import { changeCustomer, getCustomer } from '#core/contract/customers.ts';
import * as desk from '#core/contract/desk.ts';
import { createField, fillField } from '#core/contract/fields.ts';
import { searchConversations } from '#core/contract/search.ts';
import { countViews, createView, filterOfSearch } from '#core/contract/views.ts';
import type { WireFilter } from '#core/desk/filter.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

// Days that move with today, where the company is (Berlin): the same view means others tomorrow.

let company: TestCompany;
const call: TestCompany['owner']['call'] = (...given) => company.owner.call(...given);
const ids = new Map<string, string>();
const hour = 3_600_000;
let delivered = '';
let made = 0;

const now = () =>
  Temporal.Instant.fromEpochMilliseconds(company.app.world.now().getTime()).toZonedDateTimeISO('Europe/Berlin');
const day = (days: number) => now().toPlainDate().add({ days }).toString();

/** Lets the time pass until so many hours after the next midnight where the company is. */
function passMidnight(hours: number): void {
  const next = now().toPlainDate().add({ days: 1 }).toZonedDateTime('Europe/Berlin').epochMilliseconds;
  company.app.world.pass(next - now().epochMilliseconds + hours * hour);
}

async function begin(name: string): Promise<void> {
  const { thread } = await customerWrites(company, { text: 'Hello', name });
  ids.set(name, thread);
  await until(() => call(desk.readConversation, { id: thread }).catch(() => undefined), 'the conversation');
}

async function isDelivered(name: string, on: string): Promise<void> {
  const { id, version, customer } = await call(desk.readConversation, { id: ids.get(name)! });
  await call(fillField, { id, version, field: delivered, value: on });
  const known = await call(getCustomer, { id: customer.id });
  await call(changeCustomer, { id: customer.id, version: known.version, custom: { since: on } });
}

const save = async (filter: WireFilter) =>
  (await call(createView, { name: `View ${++made}`, filter, sort: 'oldest', audience: 'me' })).id;

async function standing(saved: string): Promise<string> {
  const { items } = await call(desk.listConversations, { saved });
  const counted = (await call(countViews, {})).items.find(({ id }) => id === saved);
  expect(counted?.count).toBe(items.length);
  return items.map(({ customer }) => customer.name).join(' ');
}

const found = async (q: string) =>
  (await call(searchConversations, { q })).items
    .map(({ customer }) => customer.name)
    .toSorted()
    .join(' ');

beforeAll(async () => {
  company = await testCompany();
  passMidnight(0.5);
  delivered = (await call(createField, { name: 'Delivered', kind: 'date', choices: [] })).id;
  await begin('Ann');
  passMidnight(23.5);
  await begin('Bob');
  passMidnight(0.25);
  await begin('Cem');
  await isDelivered('Ann', day(-1));
  await isDelivered('Bob', day(0));
  await isDelivered('Cem', day(2));
}, 120_000);

test('what is said by today is what was of that day where the company is', async () => {
  const cases: Array<[WireFilter, string]> = [
    [{ created: { during: 'today' } }, 'Cem'],
    [{ created: { during: 'yesterday' } }, 'Bob'],
    [{ created: { during: 'last-2-days' } }, 'Bob Cem'],
    [{ created: { before: 'last-2-days' } }, 'Ann'],
    [{ created: { since: 'yesterday', until: 'yesterday' } }, 'Bob'],
    [{ updated: { during: 'this-year', before: 'today' } }, 'Ann Bob'],
    [{ fields: [{ field: delivered, op: 'on', day: 'next-3-days' }] }, 'Bob Cem'],
    [{ fields: [{ field: delivered, op: 'before', day: 'today' }] }, 'Ann'],
    [{ fields: [{ field: delivered, op: 'after', day: 'today' }] }, 'Cem'],
    [{ fields: [{ field: delivered, op: 'from', day: 'today' }] }, 'Bob Cem'],
    [{ fields: [{ field: delivered, op: 'until', day: 'today' }] }, 'Ann Bob'],
    [{ attributes: [{ attribute: 'since', op: 'on', day: 'last-2-days' }] }, 'Ann Bob'],
    [{ attributes: [{ attribute: 'since', op: 'before', day: 'today' }] }, 'Ann'],
    [{ attributes: [{ attribute: 'since', op: 'after', day: 'today' }] }, 'Cem'],
  ];
  for (const [filter, names] of cases) {
    expect([filter, await standing(await save(filter))]).toEqual([filter, names]);
  }
});

test('the search knows the same days, and a view of it keeps them moving', async () => {
  expect(await found('during:yesterday')).toBe('Bob');
  expect(await found('hello during:"last 2 days"')).toBe('Bob Cem');
  expect(await found('before:today')).toBe('Ann Bob');
  expect(await found('field:delivered=next-3-days')).toBe('Bob Cem');
  expect(await found('field:delivered<today')).toBe('Ann');
  const kept = async (q: string) => await call(filterOfSearch, { q });
  expect(await kept('during:last-7-days field:delivered>=today')).toEqual({
    filter: {
      created: { until: 'last-7-days' },
      updated: { since: 'last-7-days' },
      fields: [{ field: delivered, op: 'from', day: 'today' }],
    },
    left: [],
  });
  expect((await kept('before:today after:2026-01')).filter).toMatchObject({
    created: { before: 'today' },
    updated: { from: expect.stringContaining('2025-12-31T23:00') },
  });
  expect((await kept('after:yesterday during:this-month')).left).toEqual(['after:yesterday']);
});

test('after midnight the same view has others, in its list, its number and what is done with all of it', async () => {
  const today = await save({ created: { during: 'today' } });
  const due = await save({ fields: [{ field: delivered, op: 'on', day: 'tomorrow' }] });
  expect([await standing(today), await standing(due)]).toEqual(['Cem', '']);
  passMidnight(0);
  expect([await standing(today), await standing(due)]).toEqual(['', 'Cem']);
  expect(await call(countForBulk, { saved: due })).toEqual({ count: 1, more: false });
});
