import { expect, test } from 'vitest';
import { languageTag } from './locale.ts';

test.each([
  ['en-US@posix', 'en-US'],
  ['de_DE.UTF-8', 'de-DE'],
  ['pt-br', 'pt-BR'],
  ['', undefined],
  ['x', undefined],
  ['*', undefined],
  [undefined, undefined],
])('the language in %s is %s', (language, tag) => {
  expect(languageTag(language)).toBe(tag);
});
