import { expect, test } from 'vitest';
import { csvLine } from '#core/csv-line.ts';
import { surveyDefinition } from '../definition.ts';
import { answerCells, answerColumns } from './answer-table.ts';

const read = (elements: object[]) =>
  surveyDefinition.parse({ pages: [{ name: 'p', elements }], hidden: [{ name: 'order' }] });

test('columns of all editions, the newest first; parts of an answer have one each', () => {
  const editions = [
    read([
      { type: 'checkbox', name: 'why', choices: ['a', 'b'], showOtherItem: true },
      { type: 'matrix', name: 'm', columns: [1, 2], rows: ['v1.0', { value: 'staff' }] },
      { type: 'statement', name: 's', text: 'Hello' },
    ]),
    read([
      { type: 'comment', name: 'old' },
      { type: 'file', name: 'photo' },
    ]),
  ];
  const columns = answerColumns(editions);
  expect(columns).toEqual(['why', 'why-Comment', 'm.v1.0', 'm.staff', 'order', 'old', 'photo']);
  const values = { why: ['a', 'other'], 'why-Comment': 'x', m: { 'v1.0': 2 }, photo: [{ id: 'fil_1' }], gone: 1 };
  expect(answerCells(values, columns)).toEqual(['a; other', 'x', 2, null, null, null, '[{"id":"fil_1"}]']);
});

test('what a spreadsheet would run is words; numbers stay numbers', () => {
  expect(csvLine(['=1+1', '@SUM(A1)', ' +49', '-2', -2, 'a "b", c', null, true])).toBe(
    `'=1+1,'@SUM(A1),' +49,-2,-2,"a ""b"", c",,true\r\n`,
  );
  expect(csvLine(['\t=1', 'two\nlines'])).toBe('\'\t=1,"two\nlines"\r\n');
});
