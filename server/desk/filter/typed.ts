import { hasLongWord, type AttributeTest, type FieldTest } from '#core/desk/typed-test.ts';
import { sql, type RawBuilder } from '#platform';

type Condition = RawBuilder<boolean>;
export type Test = FieldTest | AttributeTest;

// Conditions over a row `value`: `said` is its text in small letters, cut off where an index ends, `words` all of it. Days of fields are days,
// those of attributes the text that was sent (2026-03-14, or a moment that begins so).

const asSaid = (text: string) => sql`left(lower(${text.trim()}), 200)`;
const last = sql`chr(1114111)`;

function ofText(test: Extract<Test, { text: string }>): Condition {
  if (test.op === 'begins')
    return sql`value.said >= ${asSaid(test.text)} collate "C" and value.said < (${asSaid(test.text)} || ${last}) collate "C"`;
  return sql`(${sql.join(
    patternsOf(test.text).map((pattern) => sql`value.words ilike ${pattern}`),
    sql` and `,
  )})`;
}

/** From one value to another is asked at once: each end alone may be frequent, and both are of one value. */
export function together<One extends Test>(all: readonly One[]): One[][] {
  const isRange = (test: One) => 'number' in test || 'day' in test;
  const ranges = Map.groupBy(all.filter(isRange), (test) => ('field' in test ? test.field : test.attribute));
  return [...all.filter((test) => !isRange(test)).map((test) => [test]), ...ranges.values()];
}

/** Words as they stand anywhere in a text, the longest one first. */
export function patternsOf(text: string): string[] {
  const byLength = text
    .trim()
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length);
  return byLength.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}

const compared = {
  equals: sql`=`,
  least: sql`>=`,
  most: sql`<=`,
  above: sql`>`,
  below: sql`<`,
  on: sql`=`,
  from: sql`>=`,
  until: sql`<=`,
  before: sql`<`,
  after: sql`>`,
} as const;

/** The text of a moment of this day begins with it, and of every later day it comes after. */
function ofDayInText({ op, day }: Extract<Test, { day: string }>): Condition {
  const over = sql`(${day}::text || ${last})`;
  const [begin, end] = {
    on: [sql`${day}`, over],
    from: [sql`${day}`, null],
    until: [null, over],
    before: [null, sql`${day}`],
    after: [over, null],
  }[op];
  return sql`value.said >= ${begin ?? '0'} collate "C" and value.said < ${end ?? sql`('9999' || ${last})`} collate "C"`;
}

function ofValue(test: Test, days: 'days' | 'texts'): Condition {
  if ('texts' in test) return sql`value.said = any(array[${sql.join(test.texts.map(asSaid))}])`;
  if ('text' in test) return ofText(test);
  if ('number' in test) return sql`value.amount ${compared[test.op]} ${test.number}::float8`;
  if ('day' in test)
    return days === 'texts' ? ofDayInText(test) : sql`value.day ${compared[test.op]} ${test.day}::date`;
  if ('choices' in test) return sql`value.choice = any(${test.choices}::uuid[])`;
  return test.op === 'yes' || test.op === 'no' ? sql`value.flag = ${test.op === 'yes'}` : sql`true`;
}

/** Values of a field that are so, of whichever conversation. */
export function valuesOfField(test: FieldTest, workspace: string): Condition {
  return sql`value.workspace = ${workspace} and value.field = ${test.field} and ${ofValue(test, 'days')}`;
}

/** Values of an attribute that are so, of whichever customer. */
export function valuesOfAttribute(test: AttributeTest): Condition {
  return sql`value.name = ${test.attribute} and ${ofValue(test, 'texts')}`;
}

/** Whether what is asked for is a value that is there: then those that have it can be looked up. */
export function asksForValue(test: { op: Test['op']; text?: string }): boolean {
  if (test.op === 'has') return hasLongWord(test.text ?? '');
  return test.op !== 'empty' && test.op !== 'none';
}

// `offset 0` keeps each of them a look at one row: as a join PostgreSQL would rather gather all values first, and lists be sorted whole.

/** A field of the conversation, for which all of these tests must hold. */
export function ofField(tests: readonly FieldTest[], workspace: string): Condition {
  const [test] = tests as [FieldTest];
  const some = (all: readonly FieldTest[]) => sql<boolean>`exists (select from desk.field_value value
    where value.conversation = conversation.id and ${every(all.map((one) => valuesOfField(one, workspace)))} offset 0)`;
  if (test.op === 'all') return every(test.choices.map((one) => some([{ ...test, op: 'any', choices: [one] }])));
  return test.op === 'empty' || test.op === 'none' ? sql`not ${some([test])}` : some(tests);
}

/** What is known of the customer, whichever of their profiles the conversation came with. */
export function ofAttribute(tests: readonly AttributeTest[]): Condition {
  const some = sql<boolean>`exists (select from customers.attribute_of value
    where value.customer = conversation.customer and ${every(tests.map(valuesOfAttribute))} offset 0)`;
  return tests[0]?.op === 'empty' ? sql`not ${some}` : some;
}

function every(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join([...conditions], sql` and `)})`;
}
