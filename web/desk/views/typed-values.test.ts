import { expect, test } from 'vitest';
import type { WireAttributeTest, WireFieldTest } from '#core/desk/typed-test.ts';
import { isSaid, opWords, typedValue, wireOf } from './typed-values.ts';

test('what a filter says of fields and attributes goes through the form and comes out the same', () => {
  const tests: Array<WireFieldTest | WireAttributeTest> = [
    { field: 'fld_1', op: 'is', texts: ['A-1', 'A-2'] },
    { field: 'fld_1', op: 'begins', text: 'A' },
    { field: 'fld_2', op: 'least', number: 2.5 },
    { field: 'fld_3', op: 'on', day: '2026-03-14' },
    { field: 'fld_3', op: 'before', day: 'next-3-days' },
    { field: 'fld_4', op: 'none', choices: ['fch_1'] },
    { attribute: 'tier', op: 'empty' },
    { attribute: 'newsletter', op: 'yes' },
  ];
  expect(tests.map((each) => wireOf(typedValue(each)))).toEqual(tests);
});

test('what is not said yet asks for nothing', () => {
  const said = (op: 'least' | 'is' | 'filled', values: string[]) => isSaid({ of: 'field', key: 'fld_1', op, values });
  expect([
    said('least', []),
    said('least', ['many']),
    said('least', ['2,5']),
    said('is', []),
    said('filled', []),
  ]).toEqual([false, false, true, false, true]);
  expect(wireOf({ of: 'attribute', key: 'orders', op: 'most', values: ['2,5'] })).toEqual({
    ...{ attribute: 'orders', op: 'most' },
    number: 2.5,
  });
});

test('days that move with today are asked for in their words', () => {
  const words = (asked: string) => opWords('on', 'date', asked);
  expect([words('2026-03-14'), words('today'), words('last-7-days'), words('')]).toEqual([
    'is on',
    'is on',
    'is in',
    'is on',
  ]);
});
