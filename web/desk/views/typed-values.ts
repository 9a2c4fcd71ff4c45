import { t } from '@lingui/core/macro';
import { readDaysFromToday } from '#core/time/days-from-today.ts';
import type { TestOp, ValueKind, WireAttributeTest, WireFieldTest } from '#core/desk/typed-test.ts';

/** A question about a field or an attribute as the form holds it: whatever its kind, what is asked stands in one list of words. */
export interface TypedValue {
  of: 'field' | 'attribute';
  /** The id of the field, or the name of the attribute. */
  key: string;
  op: TestOp;
  values: string[];
}

type Wire = WireFieldTest | WireAttributeTest;

function valuesIn(test: Wire): string[] {
  if ('texts' in test) return test.texts;
  if ('choices' in test) return test.choices;
  if ('text' in test) return [test.text];
  if ('number' in test) return [String(test.number)];
  return 'day' in test ? [test.day] : [];
}

export function typedValue(test: Wire): TypedValue {
  const [of, key] = 'field' in test ? (['field', test.field] as const) : (['attribute', test.attribute] as const);
  return { of, key, op: test.op, values: valuesIn(test) };
}

type Takes = 'nothing' | 'texts' | 'text' | 'number' | 'day' | 'choices';

const takes: Readonly<Record<TestOp, Takes>> = {
  ...{ filled: 'nothing', empty: 'nothing', yes: 'nothing', no: 'nothing' },
  ...{ is: 'texts', begins: 'text', has: 'text' },
  ...{ equals: 'number', least: 'number', most: 'number', above: 'number', below: 'number' },
  ...{ on: 'day', from: 'day', until: 'day', before: 'day', after: 'day' },
  ...{ any: 'choices', all: 'choices', none: 'choices' },
};

/** What stands beside the question: nothing, or what it takes. */
export function takesOf(op: TestOp): Takes {
  return takes[op];
}

/** A number as people write it. */
function numberOf(typed: string): number {
  return Number(
    typed
      .trim()
      .replaceAll(/[\s’']/g, '')
      .replace(',', '.'),
  );
}

/** Whether it asks for something that can be asked. */
export function isSaid({ op, values }: TypedValue): boolean {
  const first = values[0]?.trim() ?? '';
  return takes[op] === 'nothing' || (first !== '' && (takes[op] !== 'number' || Number.isFinite(numberOf(first))));
}

/** The question as a filter says it. */
export function wireOf({ of, key, op, values }: TypedValue): Wire {
  const base = of === 'field' ? { field: key, op } : { attribute: key, op };
  const first = values[0]?.trim() ?? '';
  const asked = {
    nothing: {},
    texts: { texts: values.map((value) => value.trim()) },
    text: { text: first },
    number: { number: numberOf(first) },
    day: { day: first },
    choices: { choices: values },
  }[takesOf(op)];
  return { ...base, ...asked } as Wire;
}

const words: Readonly<Record<TestOp, string>> = {
  is: t`is one of`,
  begins: t`begins with`,
  has: t`has the words`,
  equals: t({ message: 'is', context: 'a number' }),
  least: t`is at least`,
  most: t`is at most`,
  above: t`is more than`,
  below: t`is less than`,
  on: t`is on`,
  from: t`is on or after`,
  until: t`is on or before`,
  before: t`is before`,
  after: t`is after`,
  any: t`is one of`,
  all: t`has all of`,
  none: t`is none of`,
  yes: t`is yes`,
  no: t`is no`,
  filled: t`is known`,
  empty: t`is not known`,
};

const manyDays = /-/;

/** The question in words, for its kind and what is asked for. */
export function opWords(op: TestOp, kind: ValueKind, asked = ''): string {
  if (op === 'on' && manyDays.test(readDaysFromToday(asked) ?? '')) return t`is in`;
  if (kind === 'several' && op === 'any') return t`has one of`;
  if (kind === 'several' && op === 'none') return t`has none of`;
  return words[op];
}
