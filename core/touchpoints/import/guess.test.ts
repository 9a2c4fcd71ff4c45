import { expect, test } from 'vitest';
import { guessMapping } from './guess.ts';
import { mapRow } from './map-row.ts';
import { namesNoTime } from './mapping.ts';

/** The guess for a table written as lines of words parted by commas. */
function guess(...lines: string[]) {
  const [columns = [], ...cells] = lines.map((line) => line.split(','));
  const rows = cells.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? ''])));
  return { rows, mapping: guessMapping({ format: 'csv', columns, rows, name: 'table.csv', zone: 'UTC' }) };
}

test('a wrong time and a wrong score among few rows cost their own rows only', () => {
  const { rows, mapping } = guess(
    'order,email,when,stars,total',
    '1001,a@x.example,2024-05-01 10:00,5,10.50',
    '1002,b@x.example,yesterday,4,20',
    '1003,c@x.example,2024-05-03 10:00,9,30',
    '1004,d@x.example,2024-05-04 10:00,3,30',
  );
  expect(mapping).toMatchObject({
    occurredAt: { column: 'when' },
    customer: { identifiers: [{ kind: 'email', value: 'email' }] },
    feelings: { scale: 'csat5', score: 'stars' },
    facts: { order: 'order', total: 'total' },
  });
  const now = new Date('2026-01-01T00:00:00Z');
  const made = rows.map((row) => mapRow(row, mapping, { zone: 'UTC', now, own: row }));
  expect(made.map((each) => ('reason' in each ? each.reason : each.feelings?.score))).toEqual([
    5,
    '"yesterday" in when is no time that we can read',
    '"9" is not on the scale (Satisfaction, 1 to 5)',
    3,
  ]);
});

test.each([
  ['by its name, before others that hold times, too', 'shipped,createdAt,x', 'createdAt'],
  ['in words of other languages', 'x,Fecha,Birthday', 'Fecha'],
  ['without a name, by what stands in it', 'born,2,x', 'born'],
  ['not a birthday', 'birth_date,2,x', '2'],
])('the time is found %s', (_, head, column) => {
  const { mapping } = guess(head, '2024-05-01,2024-05-01,1', '2024-05-02,2024-05-02,2', '2024-05-03,,3');
  expect(mapping.occurredAt.column).toBe(column);
});

test.each([
  ['numbers', 'order,amount', '1700000001,1', '1700000002,2'],
  ['times in half of the rows', 'paid,amount', '2024-05-01,1', ',2'],
  ['words under a name that promises times', 'order,date', '1,soon', '2,later'],
])('%s are no time: none is guessed', (_, ...lines) => {
  const { rows, mapping } = guess(...lines);
  expect(mapping.occurredAt.column).toBe('');
  expect(namesNoTime(mapping)).toBe(true);
  expect(mapRow(rows[0]!, mapping, { zone: 'UTC', now: new Date(), own: rows[0]! })).toEqual({
    reason: 'No column looks like a time: name one in a mapping.',
  });
});

test('numbers under a name that says so are Unix times', () => {
  expect(guess('order,ts', '1700000001,1700000001', '1700000002,1700000002').mapping.occurredAt.column).toBe('ts');
});

test.each([
  ['prices are no effort', 'prices', [1, 2, 3]],
  ['a rating of 0 to 100 is none of 1 to 5', 'rating', [1, 2, 3, 4, 5, 40, 80]],
])('%s', (_, name, values) => {
  const { mapping } = guess(`when,${name}`, ...values.map((value) => `2024-05-01,${value}`));
  expect([mapping.feelings, mapping.facts]).toEqual([undefined, { [name]: name }]);
});

test.each([
  ['effort', '1 2 5 3', 'ces5'],
  ['ces', '1 2 5 3', 'ces5'],
  ['ces', '6 2 7 3', 'ces7'],
  ['made it easy', '6 2 7 3', 'ces7'],
  ['ease', '5 2 4 3', undefined],
  ['effort', '7 6 2 3', undefined],
])('a column %s of %s is on the scale %s', (name, scores, scale) => {
  const { mapping } = guess(`when,${name}`, ...scores.split(' ').map((score) => `2024-05-01,${score}`));
  expect(mapping.feelings?.scale).toBe(scale);
});
