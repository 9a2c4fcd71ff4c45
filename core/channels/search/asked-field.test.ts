import { expect, test } from 'vitest';
import { fieldKey, readAskedField } from './asked-field.ts';
import { readSearch } from './search-query.ts';

test('a field is its name and what must stand there, in quotes or not', () => {
  const read = (typed: string) => {
    const asked = readAskedField(typed);
    return typeof asked === 'string' ? 'wrong' : [asked.name, asked.sign, asked.value];
  };
  expect(read('order-number=A-1042')).toEqual(['order-number', '=', 'A-1042']);
  expect(read('"Order number"="A 1042"')).toEqual(['Order number', '=', 'A 1042']);
  expect(read('pieces>=3')).toEqual(['pieces', '>=', '3']);
  expect(read('carrier')).toEqual(['carrier', null, '']);
  expect([read(''), read('=3'), read('pieces>=')]).toEqual(['wrong', 'wrong', 'wrong']);
  expect(fieldKey(' Order  Number')).toBe(fieldKey('order-number'));
});

test('stands beside words and other filters', () => {
  const { terms, fields, tags, problems } = readSearch(
    'lamp field:"Order number"="A 1042" tag:vip field:pieces<3 broken',
  );
  expect(terms.map(({ text }) => text)).toEqual(['lamp', 'broken']);
  expect(fields.map(({ name, sign, value }) => `${name}${sign}${value}`)).toEqual(['Order number=A 1042', 'pieces<3']);
  expect([tags, problems]).toEqual([['vip'], []]);
  expect(readSearch('-field:pieces=3').problems).toHaveLength(1);
  expect(readSearch('field:').terms).toEqual([]);
});
