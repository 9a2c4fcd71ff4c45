import { expect, test } from 'vitest';
import type { Condition } from '#core/listening/survey/condition/rows.ts';
import type { Subject } from '#core/listening/survey/condition/subjects.ts';
import { writeCondition } from '#core/listening/survey/condition/write.ts';
import { addRow, addToGroup, putRow } from './change-parts.ts';
import { comparedBy, comparisonsFor, rowAbout } from './comparisons.ts';

const score: Subject = { name: 'nps', title: 'Likely?', kind: 'number', options: [{ value: 0, called: '0' }] };
const why: Subject = { name: 'why', title: 'Why?', kind: 'choices', options: [{ value: 'p', called: 'Price' }] };

test('rows are added, grouped and taken away', () => {
  let condition: Condition = addRow({ join: 'and', parts: [] }, rowAbout(score));
  condition = addRow(condition, rowAbout(why));
  expect(writeCondition(condition)).toBe("{nps} = 0 and {why} contains 'p'");
  condition = addToGroup(condition, 1, { name: 'why', comparison: 'empty' });
  expect(writeCondition(condition)).toBe("{nps} = 0 and ({why} contains 'p' or {why} empty)");
  expect(writeCondition(putRow(condition, { part: 1, row: 0 }, undefined))).toBe('{nps} = 0 and {why} empty');
  expect(writeCondition(putRow(condition, { part: 0 }, undefined))).toBe("{why} contains 'p' or {why} empty");
});

test('another comparison keeps the value as far as it fits', () => {
  const row = rowAbout(why);
  const several = comparedBy(row, 'anyof', why);
  expect(several.value).toEqual(['p']);
  expect(comparedBy(several, 'contains', why)).toEqual(row);
  expect(comparedBy(row, 'empty', why)).toEqual({ name: 'why', comparison: 'empty' });
  expect(comparedBy({ name: 'nps', comparison: 'empty' }, 'greater', score).value).toBe(0);
  expect(comparisonsFor('any', 'less').map(({ value }) => value)).toEqual(['notempty', 'empty', 'less']);
});
