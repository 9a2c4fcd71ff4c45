import fc from 'fast-check';
import { ConditionRunner, ExpressionRunner } from 'survey-core';
import { expect, test } from 'vitest';
import { evaluate, valueAt } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { ExpressionFault } from './tokens.ts';

const now = new Date('2026-11-23T12:00:00Z');
const value = (text: string, values: Record<string, unknown> = {}) => evaluate(text, { values, now });

function faultOf(text: string): { message: string; at: number } {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionFault) return { message: error.message, at: error.at };
    throw error;
  }
  throw new Error('It was read.');
}

test('conditions on answers', () => {
  const values = { nps: 6, why: ['price', 'speed'], city: 'Nairobi ', m: { rows: 3 }, list: [{ part: 'a' }] };
  expect(value("{nps} <= 6 and {why} contains 'price'", values)).toBe(true);
  expect(value("{why} anyof ['x', 'speed'] and !({city} = 'nairobi')", values)).toBe(false);
  expect(value('{none} empty and {why} notempty', values)).toBe(true);
  expect(value('{m.rows} + 1 > 3 and {why.length} = 2 and {list[0].part} = a', values)).toBe(true);
  expect(value("iif({nps} >= 9, 'promoter', iif({nps} >= 7, 'passive', 'detractor'))", values)).toBe('detractor');
  expect(value("age('1990-11-24')")).toBe(35);
  expect(value('today(-1)')).toBe('2026-11-22');
  expect(value("dateDiff('2026-01-31', '2026-11-23', 'months')")).toBe(9);
});

test('what cannot be read says why, and where', () => {
  expect(faultOf("{a} = 'x")).toEqual({ message: 'A quotation mark is missing at the end of a text.', at: 6 });
  expect(faultOf('{a = 1')).toMatchObject({ at: 0 });
  expect(faultOf('alert(1)')).toEqual({ message: 'There is no function “alert” here.', at: 0 });
  expect(faultOf('{a} {b}')).toMatchObject({ at: 4 });
  expect(faultOf('({a} > 1')).toEqual({ message: 'A ) is missing.', at: 8 });
});

test('hostile expressions and names do no harm', () => {
  expect(faultOf('('.repeat(900)).message).toContain('within one another');
  expect(faultOf('!'.repeat(900)).message).toContain('within one another');
  expect(faultOf(`1${'+1'.repeat(600)}`).message).toContain('characters');
  for (const path of ['constructor', '__proto__', 'a.constructor.name', 'a.__proto__', 'toString'])
    expect(valueAt({ a: {} }, path)).toBeUndefined();
  expect(faultOf('constructor(1)').message).toContain('no function');
  const long = 'x'.repeat(20_000);
  expect(String(value('{a} + {a} + {a}', { a: long })).length).toBe(20_000);
});

// SurveyJS' own expressions, with the answers that a survey can have, tell what ours must give.
const answers = fc.record(
  {
    a: fc.constantFrom<unknown>(0, 1, 5, 10, '5', 'x', '', true, false),
    b: fc.constantFrom<unknown>(['x'], ['x', 'y'], [1, 2], 'y', 3),
    c: fc.constantFrom<unknown>(2, 'red', 'Red ', 1.5, null),
  },
  { requiredKeys: [] },
);
const operand = fc.constantFrom('{a}', '{b}', '{c}', '1', '5', '10', "'x'", "'red'", "'y'", 'true');
const single = operand.filter((each) => each !== '{b}');
// A list comes neither before nor after anything: where SurveyJS compares its letters, we say no.
const comparison = fc.oneof(
  fc.tuple(operand, fc.constantFrom('=', '<>', '!='), operand).map((parts) => parts.join(' ')),
  fc.tuple(single, fc.constantFrom('>', '<', '>=', '<='), single).map((parts) => parts.join(' ')),
);
const listing = fc
  .tuple(
    fc.constantFrom('{b}', '{c}'),
    fc.constantFrom('contains', 'notcontains', 'anyof', 'allof', 'noneof'),
    fc.constantFrom("'x'", "['x', 'y']", '[1, 2]', "'red'", "['red', 2]"),
  )
  .map((parts) => parts.join(' '));
const being = fc
  .tuple(fc.constantFrom('{a}', '{b}', '{c}'), fc.constantFrom('empty', 'notempty'))
  .map((parts) => parts.join(' '));
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    listing,
    being,
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map((parts) => parts.join(' ')),
    tie('condition').map((inside) => `!(${inside})`),
  ),
}));

test('conditions are as SurveyJS has them', () => {
  fc.assert(
    fc.property(condition, answers, (text, values) => {
      expect(Boolean(value(text, values)), text).toBe(Boolean(new ConditionRunner(text).runValues(values)));
    }),
    { numRuns: 3000 },
  );
});

const number = fc.constantFrom('{n}', '{m}', '{none}', '2', '0.1', '7', '3.25');
const { sum } = fc.letrec<{ sum: string }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 3 },
    number,
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/', '%'), tie('sum')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum')).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('sum', 'min', 'max', 'avg'), fc.array(number, { minLength: 1, maxLength: 3 }))
      .map(([name, list]) => `${name}(${list.join(', ')})`),
  ),
}));

test('sums are as SurveyJS has them', () => {
  fc.assert(
    fc.property(
      sum,
      fc.record({ n: fc.constantFrom(0, 1, 4, 0.2), m: fc.constantFrom(3, -2, '6') }),
      (text, values) => {
        const theirs = new ExpressionRunner(text).runValues(values) as unknown;
        const ours = value(text, values);
        const fits = typeof theirs !== 'number' || !Number.isFinite(theirs) || Math.abs(Number(ours) - theirs) < 1e-6;
        expect(fits, `${text}: ${String(ours)} for ${theirs as number}`).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
