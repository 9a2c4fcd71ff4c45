import { expect, test } from 'vitest';
import { partsOf } from './links.ts';

test('web addresses become links, the marks of the sentence do not', () => {
  expect(partsOf('See https://acme.test/a?b=1, please.')).toEqual([
    { text: 'See ' },
    { text: 'https://acme.test/a?b=1', href: 'https://acme.test/a?b=1' },
    { text: ', please.' },
  ]);
  expect(partsOf('(https://acme.test/lamp_(green))(no reply) [https://acme.test/x].').map(({ href }) => href)).toEqual([
    undefined,
    'https://acme.test/lamp_(green)',
    undefined,
    'https://acme.test/x',
    undefined,
  ]);
  expect(partsOf('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
});
