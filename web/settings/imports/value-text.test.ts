import { expect, test } from 'vitest';
import { textOf, valueOf } from './value-text.ts';

const columns = ['order_id', 'odd {name}'];

test('a value is typed as a column, a fixed value or a text with columns in it', () => {
  const values = [
    'order_id',
    { constant: 'delivery' },
    { constant: 5 },
    { constant: true },
    { template: 'order:{order_id}' },
  ];
  expect(values.map((value) => valueOf(textOf(value), columns))).toEqual(values);
  expect(valueOf('odd {name}', columns)).toBe('odd {name}');
  expect(valueOf('  ', columns)).toBeUndefined();
});
