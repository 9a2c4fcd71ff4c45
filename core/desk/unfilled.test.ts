import { expect, test } from 'vitest';
import { unfilledIn } from './unfilled.ts';

test.each([
  ['Hello {{ customer.firstName }}, {{customer.firstName}} and {{ customer.firstName }}', 2],
  ['{{ agent.name | upcase }}', 1],
  ['Our templates know {{ name }} and { customer.name }', 0],
  [`{{ customer.${'x'.repeat(40_000)}`, 0],
])('%.60s has %i', (text, count) => {
  expect(unfilledIn(text)).toHaveLength(count);
});
