import { expect, test } from 'vitest';
import { suggestionsFor } from './suggestions.ts';

test('filters that begin like the last word, then their values', () => {
  expect(suggestionsFor('').length).toBeGreaterThan(8);
  expect(suggestionsFor('lamp stat').map(({ value }) => value)).toEqual(['lamp status:']);
  expect(suggestionsFor('lamp status:o').map(({ value }) => value)).toEqual([
    'lamp status:open ',
    'lamp status:on-hold ',
  ]);
  expect(suggestionsFor('lamp status:open')).toEqual([]);
  expect(suggestionsFor('during:last-w').map(({ value }) => value)).toEqual(['during:last-week ']);
  expect(suggestionsFor('zebra')).toEqual([]);
});

test('the company’s fields by their names, then what may stand in them', () => {
  const fields = [
    { name: 'Order number', kind: 'text', archived: false, choices: [] },
    { name: 'Carrier', kind: 'one', archived: false, choices: [{ name: 'Red Van', archived: false }] },
    { name: 'Old one', kind: 'text', archived: true, choices: [] },
  ];
  const next = (typed: string) => suggestionsFor(typed, fields).map(({ value }) => value);
  expect(next('lamp field:')).toEqual(['lamp field:order-number=', 'lamp field:carrier=']);
  expect(next('field:or')).toEqual(['field:order-number=']);
  expect(next('field:carrier=r')).toEqual(['field:carrier=red-van ']);
  expect(next('field:weight=')).toEqual([]);
});
