import { z } from 'zod';
import { id, line } from '../contract/codecs.ts';
import { daysFromToday } from '../time/days-from-today.ts';

const texts = z.array(line(200)).min(1).max(20);
/** A day, or days that move with today. */
const day = z.union([z.iso.date(), daysFromToday]);

/** What is asked of one value, by its kind: each question says of which kind it is. */
const asked = {
  /** Whether there is a value at all; yes and no are of a value that is one of these. */
  there: { op: z.enum(['filled', 'empty', 'yes', 'no']) },
  /** One of these texts, whole; capitals make no difference. */
  is: { op: z.literal('is'), texts },
  /** A text that begins so, or that has these words, in any order. */
  text: { op: z.enum(['begins', 'has']), text: line(200) },
  /** A number that is this, at least this, at most this, more or less than this. */
  number: { op: z.enum(['equals', 'least', 'most', 'above', 'below']), number: z.number() },
  /** A day that is this one (one of these), from it on, until it (included), before or after it. */
  day: { op: z.enum(['on', 'from', 'until', 'before', 'after']), day },
  /** Chosen from a list: one of these, all of these, none of these. */
  chosen: { op: z.enum(['any', 'all', 'none']), choices: z.array(id('fch')).min(1).max(50) },
};

const field = { field: id('fld') };
const attribute = { attribute: line(60) };

/** What must hold of a field of the conversation. */
export const fieldTest = z.union([
  z.strictObject({ ...field, ...asked.there }),
  z.strictObject({ ...field, ...asked.is }),
  z.strictObject({ ...field, ...asked.text }),
  z.strictObject({ ...field, ...asked.number }),
  z.strictObject({ ...field, ...asked.day }),
  z.strictObject({ ...field, ...asked.chosen }),
]);

/** What must hold of something that is known of the customer: one of the company's own attributes, `company` or `language`. */
export const attributeTest = z.union([
  z.strictObject({ ...attribute, ...asked.there }),
  z.strictObject({ ...attribute, ...asked.is }),
  z.strictObject({ ...attribute, ...asked.text }),
  z.strictObject({ ...attribute, ...asked.number }),
  z.strictObject({ ...attribute, ...asked.day }),
]);

export type FieldTest = z.output<typeof fieldTest>;
export type AttributeTest = z.output<typeof attributeTest>;
export type TestOp = FieldTest['op'];
export type WireFieldTest = z.input<typeof fieldTest>;
export type WireAttributeTest = z.input<typeof attributeTest>;

/** Kinds of values: those of fields, and what attributes are found to be. */
export type ValueKind = 'text' | 'number' | 'date' | 'yes-no' | 'one' | 'several';

/** The questions that fit a kind of value, those that are asked most first. */
export const opsOfKind: Readonly<Record<ValueKind, readonly TestOp[]>> = {
  text: ['is', 'begins', 'has', 'filled', 'empty'],
  number: ['equals', 'least', 'most', 'above', 'below', 'filled', 'empty'],
  date: ['on', 'from', 'until', 'before', 'after', 'filled', 'empty'],
  'yes-no': ['yes', 'no', 'filled', 'empty'],
  one: ['any', 'none', 'filled', 'empty'],
  several: ['any', 'all', 'none', 'filled', 'empty'],
};

/** An index of words within texts knows them by three letters in a row: shorter ones are looked for in every conversation. */
export function hasLongWord(text: string): boolean {
  return text.split(/\s+/).some((word) => word.length >= 3);
}

/** Whether somebody could find words out letter by letter with it. */
export function asksForWords({ op }: { op: TestOp }): boolean {
  return op === 'is' || op === 'begins' || op === 'has';
}
