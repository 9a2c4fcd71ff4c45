import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test('quotes, commas, line breaks, times, nothing for null', () => {
  const at = new Date('2026-03-01T09:30:00Z');
  expect(csvLine(['a,b', 'say "so"', 'two\nlines', 3, true, at, null, undefined])).toBe(
    '"a,b","say ""so""","two\nlines",3,true,2026-03-01T09:30:00.000Z,,\r\n',
  );
});

test('nothing that a spreadsheet would run; a negative number is none of it', () => {
  const cells = ['=1+1', ' =1+1', '+1', '@sum', '-cmd', '\tx', '-5', '-5.2 %', -5];
  expect(csvLine(cells)).toBe("'=1+1,' =1+1,'+1,'@sum,'-cmd,'\tx,-5,-5.2 %,-5\r\n");
});
