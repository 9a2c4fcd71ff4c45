import { expect, test } from 'vitest';
import { addressesIn, linesOf } from './address-lines.ts';

test('addresses are typed a line each, and read again as they were typed', () => {
  const lines = '/cart\n/order/*/done\n=/thanks';
  expect(addressesIn(` ${lines}\n\n=\n`)).toEqual([
    { how: 'contains', text: '/cart' },
    { how: 'matches', text: '/order/*/done' },
    { how: 'is', text: '/thanks' },
  ]);
  expect(linesOf(addressesIn(lines))).toBe(lines);
});
