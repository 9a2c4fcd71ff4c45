import { expect, test } from 'vitest';
import { roleOf } from './role.ts';

test('a lookup is called by its file', () => {
  expect(['Olist Orders.csv', '2018-orders.csv.gz', 'rows.csv', '§.csv'].map(roleOf)).toEqual([
    'olist_orders',
    'orders',
    'lookup',
    'lookup',
  ]);
});
