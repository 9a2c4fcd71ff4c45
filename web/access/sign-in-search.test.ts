import { expect, test } from 'vitest';
import { signInSearch } from './sign-in-search.ts';

test('after signing in one goes on here, never to another site', () => {
  expect(signInSearch({ next: '/inbox?view=mine#top' })).toEqual({ next: '/inbox?view=mine#top' });
  const hostile = ['//evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', 'https://evil.example'];
  for (const next of [...hostile, 'javascript:alert(1)', '\\\\evil.example', ' /x', ['/a'], 7])
    expect([next, signInSearch({ next })]).toEqual([next, {}]);
});
