import { expect, test } from 'vitest';
import { held, taken, type HeldList, type ListRow } from './held-list.ts';

function row(id: string, minute: number, direction: 'in' | 'out' = 'in'): ListRow {
  return { id, lastAt: `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`, latest: { direction } };
}

function shape({ places, fresh, gone }: HeldList<ListRow>) {
  return [places.map(({ row: { id }, gone: left }) => (left ? `(${id})` : id)).join(' '), fresh, gone];
}

const start = taken({ items: [row('c', 30), row('b', 20), row('a', 10)], hasMore: false });

test('new conversations wait and are counted; taking the list shows them', () => {
  const told = { items: [row('d', 40), row('c', 30), row('b', 20), row('a', 10)], hasMore: false };
  expect(shape(held(start, told))).toEqual(['c b a', 1, 0]);
  expect(shape(taken(told))).toEqual(['d c b a', 0, 0]);
});

test('a row that changed stays in its place with its new content, and counts when the customer wrote', () => {
  const after = held(start, { items: [row('a', 41), row('c', 30), row('b', 20)], hasMore: false });
  expect(shape(after)).toEqual(['c b a', 1, 0]);
  expect(after.places[2]?.row.lastAt).toContain('10:41');
  expect(shape(held(after, { items: [row('a', 42), row('c', 30), row('b', 20)], hasMore: false }))).toEqual([
    'c b a',
    1,
    0,
  ]);
});

test('an answer of ours moves nothing and is not news', () => {
  expect(shape(held(start, { items: [row('a', 41, 'out'), row('c', 30), row('b', 20)], hasMore: false }))).toEqual([
    'c b a',
    0,
    0,
  ]);
});

test('the first row with news is where it would be anyway', () => {
  expect(shape(held(start, { items: [row('c', 44), row('b', 20), row('a', 10)], hasMore: false }))).toEqual([
    'c b a',
    0,
    0,
  ]);
});

test('rows that left stay marked, and come back to life in place', () => {
  const left = held(start, { items: [row('c', 30), row('a', 10)], hasMore: false });
  expect(shape(left)).toEqual(['c (b) a', 0, 1]);
  expect(shape(held(left, { items: [row('c', 30), row('b', 20), row('a', 10)], hasMore: false }))).toEqual([
    'c b a',
    0,
    0,
  ]);
});

test('a row pushed beyond the loaded pages has not left', () => {
  const told = { items: [row('e', 50), row('d', 40), row('c', 30)], hasMore: true };
  expect(shape(held(start, told))).toEqual(['c b a', 2, 0]);
});

test('older rows come at the end at once', () => {
  const told = { items: [row('c', 30), row('b', 20), row('a', 10), row('z', 5), row('y', 4)], hasMore: false };
  expect(shape(held(start, told))).toEqual(['c b a z y', 0, 0]);
});

test('an empty list has nothing that could jump', () => {
  const empty = taken<ListRow>({ items: [], hasMore: false });
  expect(shape(held(empty, { items: [row('a', 1)], hasMore: false }))).toEqual(['a', 0, 0]);
});
