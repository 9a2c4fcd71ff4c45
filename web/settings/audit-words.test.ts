import { expect, test } from 'vitest';
import { detailText } from './audit-words.ts';

test('what was changed reads as one line', () => {
  expect(detailText({ role: 'agent', was: null, scopes: ['a', 'b'], by: { n: 1 } })).toBe(
    'role: agent, was: nothing, scopes: a, b, by: {"n":1}',
  );
});
