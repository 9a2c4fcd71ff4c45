import { expect, test } from 'vitest';
import { csvOf } from './table-csv.ts';

test('a table as CSV: quotes, commas, and nothing that a spreadsheet would run', () => {
  const rows = [
    ['Week', 'CSAT (from–to), n'],
    ['17 Aug', '72 % (65–78), n 214'],
    ['=1+1', '-5'],
    ['-cmd', 'say "so"'],
  ];
  expect(csvOf(rows)).toBe(
    `Week,"CSAT (from–to), n"\r\n17 Aug,"72 % (65–78), n 214"\r\n'=1+1,-5\r\n'-cmd,"say ""so"""\r\n`,
  );
});
