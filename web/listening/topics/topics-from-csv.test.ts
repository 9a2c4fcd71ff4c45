import { expect, test } from 'vitest';
import { topicsFromCsv } from './topics-from-csv.ts';

const lamps = [
  {
    name: 'Lamps',
    description: 'light; more',
    rules: [
      { language: null, text: 'lamp' },
      { language: 'de', text: 'lampe*' },
    ],
  },
];

test.each([
  ['commas', '\uFEFFName,Rules,Description\n\nLamps,"lamp\nde: lampe*",light; more\n,x,y\n'],
  [
    'semicolons, as some spreadsheets write them',
    'name;rules;description\r\nLamps;"lamp\r\nde: lampe*";"light; more"\r\n',
  ],
  ['columns that are missing or too many', 'name,rules,description\nLamps,"lamp\nde: lampe*",light; more,odd\n"",\n'],
])('topics are read from a file with %s', (_, text) => {
  expect(topicsFromCsv(text)).toMatchObject(lamps);
  expect(topicsFromCsv(text)).toHaveLength(1);
});

test.each([
  ['no column called name', 'a,b\n1,2'],
  ['quotes that do not fit', 'name,rules\n"Lamps,lamp\nDoors,door'],
  ['nothing', ''],
])('a file with %s has no topics', (_, text) => {
  expect(topicsFromCsv(text)).toBeUndefined();
});
