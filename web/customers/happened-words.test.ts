import { expect, it } from 'vitest';
import { kinds } from '#core/touchpoints/kinds.ts';
import { happenedWords } from './happened-words.ts';

it('says in English what the server says', () => {
  expect(happenedWords).toEqual(Object.fromEntries(Object.entries(kinds).map(([kind, { words }]) => [kind, words])));
});
