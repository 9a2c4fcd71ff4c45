import { expect, test } from 'vitest';
import { suggestionsFor } from './suggestions.ts';

test('filters that begin like the last word, then their values', () => {
  expect(suggestionsFor('').length).toBeGreaterThan(8);
  expect(suggestionsFor('lamp st').map(({ value }) => value)).toEqual(['lamp status:']);
  expect(suggestionsFor('lamp status:o').map(({ value }) => value)).toEqual([
    'lamp status:open ',
    'lamp status:on-hold ',
  ]);
  expect(suggestionsFor('lamp status:open')).toEqual([]);
  expect(suggestionsFor('zebra')).toEqual([]);
});
