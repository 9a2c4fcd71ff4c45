import { fieldKey, type AskedField } from '#core/channels/search/asked-field.ts';
import type { FieldTest } from '#core/desk/typed-test.ts';
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

const calendarDay = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A day, a month or a year by its first and last day. */
function periodOf(value: string): { first: Temporal.PlainDate; last: Temporal.PlainDate } | null {
  if (!calendarDay.test(value)) return null;
  const [year = 1970, month = 1, day = 1] = value.split('-').map(Number);
  const first = Temporal.PlainDate.from({ year, month, day });
  const length = value.length === 4 ? { years: 1 } : value.length === 7 ? { months: 1 } : { days: 1 };
  return { first, last: first.add(length).subtract({ days: 1 }) };
}

const ofDate: Read = ({ id, name }, { sign, value }) => {
  const period = periodOf(value);
  if (period === null)
    return `“${name}” is a day, a month or a year such as 2026-03-14, 2026-03 or 2026, not “${value}”.`;
  const { first, last } = period;
  const from = (day: Temporal.PlainDate): FieldTest => ({ field: id, op: 'from', day: day.toString() });
  const until = (day: Temporal.PlainDate): FieldTest => ({ field: id, op: 'until', day: day.toString() });
  if (sign === '>=') return [from(first)];
  if (sign === '<=') return [until(last)];
  if (sign === '>') return [from(last.add({ days: 1 }))];
  if (sign === '<') return [until(first.subtract({ days: 1 }))];
  return first.equals(last) ? [{ field: id, op: 'on', day: first.toString() }] : [from(first), until(last)];
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
