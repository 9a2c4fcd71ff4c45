import { fieldKey, type AskedField } from '#core/channels/search/asked-field.ts';
import type { FieldTest } from '#core/desk/typed-test.ts';
import { daysOf, readDaysFromToday } from '#core/time/days-from-today.ts';
import type { Tx } from '#platform';
import { fieldsOf, type Field } from '../fields/fields.ts';

export interface AskedTests {
  tests: FieldTest[];
  /** A sentence for each that is not understood, and how it was typed. */
  strange: Array<{ typed: string; sentence: string }>;
}

type Read = (field: Field, asked: AskedField) => FieldTest[] | string;

const ofText: Read = ({ id, name }, { sign, value }) => {
  if (sign !== '=') return `“${name}” is text: = takes all of it, or a beginning such as ${fieldKey(name)}=A-10*.`;
  const begin = value.replace(/\*+$/, '');
  if (begin === '') return [{ field: id, op: 'filled' }];
  if (begin !== value) return [{ field: id, op: 'begins', text: begin.slice(0, 200) }];
  return [{ field: id, op: 'is', texts: [value.slice(0, 200)] }];
};

const signsOfNumbers = { '=': 'equals', '>=': 'least', '<=': 'most', '>': 'above', '<': 'below' } as const;

const ofNumber: Read = ({ id, name }, { sign, value }) => {
  const number = Number(value.replace(',', '.'));
  if (!Number.isFinite(number)) return `“${name}” is a number, not “${value}”.`;
  return [{ field: id, op: signsOfNumbers[sign ?? '='], number }];
};

/** Months and years are their days; what moves with today stays as it was said, so that a view of it moves, too. */
const ofDate: Read = ({ id, name }, { sign, value }) => {
  const moving = readDaysFromToday(value);
  const days = moving === null ? daysOf(value, '') : { first: moving, last: moving };
  if (days === null)
    return `“${name}” is a day, a month or a year such as 2026-03-14, 2026-03 or 2026, or today, this-week or next-3-days, not “${value}”.`;
  const { first, last } = days;
  const test = (op: 'on' | 'from' | 'until' | 'before' | 'after', day: string): FieldTest => ({ field: id, op, day });
  if (sign === '>=') return [test('from', first)];
  if (sign === '<=') return [test('until', last)];
  if (sign === '>') return [test('after', last)];
  if (sign === '<') return [test('before', first)];
  return first === last ? [test('on', first)] : [test('from', first), test('until', last)];
};

const ofAnswer: Read = ({ id, name }, { sign, value }) => {
  const yes = /^(yes|true)$/i.test(value);
  if (sign !== '=' || (!yes && !/^(no|false)$/i.test(value))) return `“${name}” is yes or no, not “${value}”.`;
  return [{ field: id, op: yes ? 'yes' : 'no' }];
};

const ofList: Read = ({ id, name, choices }, { sign, value }) => {
  const choice = choices.find((each) => fieldKey(each.name) === fieldKey(value));
  if (sign !== '=' || choice === undefined) {
    const offered = choices.filter(({ archived }) => !archived).map((each) => each.name);
    return `“${name}” takes ${offered.slice(0, 8).join(', ')}${offered.length > 8 ? ' …' : ''}, not “${value}”.`;
  }
  return [{ field: id, op: 'any', choices: [choice.id] }];
};

const readings: Readonly<Record<Field['kind'], Read>> = {
  text: ofText,
  number: ofNumber,
  date: ofDate,
  'yes-no': ofAnswer,
  one: ofList,
  several: ofList,
};

function read(fields: readonly Field[], asked: AskedField): FieldTest[] | string {
  const field = fields.find(({ name }) => fieldKey(name) === fieldKey(asked.name));
  if (field === undefined) return `There is no field “${asked.name}”.`;
  if (asked.sign === null) return [{ field: field.id, op: 'filled' }];
  if (asked.sign === '=' && asked.value.toLowerCase() === 'none') return [{ field: field.id, op: 'empty' }];
  return readings[field.kind](field, asked);
}

/** What was typed after `field:`, as the filters of views say it; nothing is asked of the database where nothing was typed. */
export async function testsOfAsked(tx: Tx, asked: readonly AskedField[]): Promise<AskedTests> {
  const result: AskedTests = { tests: [], strange: [] };
  if (asked.length === 0) return result;
  const fields = await fieldsOf(tx);
  for (const each of asked) {
    const found = read(fields, each);
    if (typeof found === 'string') result.strange.push({ typed: `field:${each.typed}`, sentence: found });
    else result.tests.push(...found);
  }
  return result;
}
