import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import { readCondition } from './read.ts';
import { tidied, type Condition, type Row, type RowComparison } from './rows.ts';
import { surveyDefinition } from '../definition.ts';
import { playerWords } from '../words.ts';
import { subjectsBefore } from './subjects.ts';
import { writeCondition } from './write.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((each) => !each.endsWith('\\'));
const plain = fc.oneof(
  text,
  fc.constantFrom("it's", String.raw`a\'b`, '"', 'true', '5', '{nps}', ' and '),
  fc.integer(),
  fc.integer({ min: -9999, max: 9999 }).map((each) => each / 100),
  fc.boolean(),
);
const name = fc.constantFrom('nps', 'why', 'a b', 'matrix.row', 'list[0].part', 'how-Comment', '日本');
const compared: RowComparison[] = [
  'equal',
  'notequal',
  'less',
  'lessorequal',
  'greater',
  'greaterorequal',
  'contains',
  'notcontains',
  'anyof',
  'allof',
  'noneof',
];
const row: fc.Arbitrary<Row> = fc.oneof(
  fc.record({
    name,
    comparison: fc.constantFrom(...compared),
    value: fc.oneof(plain, fc.array(plain, { maxLength: 3 })),
  }),
  fc.record({ name, comparison: fc.constantFrom<RowComparison>('empty', 'notempty') }),
);
const condition: fc.Arbitrary<Condition> = fc.record({
  join: fc.constantFrom('and', 'or'),
  parts: fc.array(fc.oneof(row, fc.array(row, { maxLength: 3 })), { maxLength: 4 }),
});

test('rows become an expression, and come back from it as they were', () => {
  fc.assert(
    fc.property(condition, (each) => {
      const written = writeCondition(each);
      expect(readCondition(written)).toEqual(tidied(each));
      expect(writeCondition(readCondition(written)!)).toBe(written);
    }),
    { numRuns: 500 },
  );
});

test('what somebody typed means the same after it went through rows', () => {
  const typed = [
    "{nps} <= 6 and ({why} contains 'price' or {why} notempty)",
    '{nps}>=9||({a b}=red&&{nps} < 3)',
    "{matrix.row} = -2 or {how-Comment} anyof ['x', 1, true]",
    '(({nps} > 3 and {why} empty) and {why} notcontains 2)',
  ];
  for (const each of typed) {
    const rows = readCondition(each);
    expect(rows, each).toBeDefined();
    for (const nps of [0, 5, 10, undefined])
      for (const why of ['price', 2, undefined]) {
        const known = { values: { nps, why, 'a b': 'red', matrix: { row: -2 } }, now: new Date(0) };
        expect(evaluate(writeCondition(rows!), known)).toBe(evaluate(each, known));
      }
  }
  expect(parseExpression(writeCondition(readCondition(typed[0]!)!))).toEqual(parseExpression(typed[0]!));
});

test('what does not fit into rows is left to be typed', () => {
  for (const each of [
    '{a} + 1 > 3',
    'age({born}) > 18',
    '!({a} = 1)',
    '{a} = {b}',
    '1 < {a}',
    '{a} = null',
    '{a}',
    '({a} = 1 and ({b} = 2 or ({c} = 3 and {d} = 4)))',
    '{a} = ',
  ])
    expect(readCondition(each), each).toBeUndefined();
  expect(readCondition('  ')).toEqual({ join: 'and', parts: [] });
});

test('what can be asked about stands in the words of the survey, and comes before the question', () => {
  const definition = surveyDefinition.parse({
    pages: [
      {
        name: 'p',
        elements: [
          {
            type: 'rating',
            name: 'csat',
            scale: 'csat5',
            title: { default: 'How was it?', sw: 'Ilikuwaje?' },
            showCommentArea: true,
          },
          { type: 'checkbox', name: 'why', choices: [{ value: 'p', text: 'Price' }, 2], showOtherItem: true },
          { type: 'matrix', name: 'm', columns: ['yes'], rows: [{ value: 'a', text: 'Staff' }, 'v1.0'] },
          { type: 'comment', name: 'last' },
        ],
      },
    ],
    hidden: [{ name: 'order' }],
  });
  const of = (before: string | undefined, language: 'en' | 'sw' = 'en') =>
    subjectsBefore(definition, before, { spoken: { language, locale: 'en' }, words: playerWords[language] });
  expect(of('why', 'sw').map(({ title, beside }) => [title, beside])).toEqual([
    ['Ilikuwaje?', undefined],
    ['Ilikuwaje?', true],
    ['', undefined],
  ]);
  expect(of(undefined).map(({ name: path }) => path)).toEqual(['csat', 'csat-Comment', 'why', 'm.a', 'last', 'order']);
  const [csat, , why] = of(undefined);
  expect(csat!.options![3]).toEqual({ value: 4, called: '4 – Satisfied' });
  expect(why!.options!.map(({ called }) => called)).toEqual(['Price', '2', 'Something else']);
});
