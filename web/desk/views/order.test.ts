import { expect, test } from 'vitest';
import { inOrder, placed, stepped } from './order.ts';

const all = ['a', 'b', 'c', 'd'];

test('one is put before or after another, or a step on; at the ends it stays', () => {
  const to = (id: string, beside: string, after: boolean) => placed(all, id, { beside, after }).join('');
  expect([to('a', 'c', true), to('a', 'c', false), to('d', 'a', false), to('b', 'b', true)]).toEqual([
    'bcad',
    'bacd',
    'dabc',
    'abcd',
  ]);
  expect(
    [stepped(all, 'b', -1), stepped(all, 'b', 1), stepped(all, 'a', -1), stepped(all, 'd', 1)].map(String),
  ).toEqual(['b,a,c,d', 'a,c,b,d', 'a,b,c,d', 'a,b,c,d']);
  expect(stepped(all, 'x', 1)).toEqual(all);
});

test('what is put in order keeps to the places that it had among the others', () => {
  const items = ['a', 'X', 'b', 'c', 'Y'].map((id) => ({ id }));
  expect(inOrder(items, ['c', 'a', 'b', 'gone']).map(({ id }) => id)).toEqual(['c', 'X', 'a', 'b', 'Y']);
});
