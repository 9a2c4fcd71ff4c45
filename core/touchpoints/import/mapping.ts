import { z } from 'zod';
import { claimKind, strength } from '#core/customers/claim.ts';
import { zone } from '#core/contract/codecs.ts';
import { isKind } from '../kinds.ts';
import { scaleNames } from '../scales.ts';
import { survey } from './survey.ts';

/** The formats an import reads. */
export const formats = ['csv', 'jsonl', 'xes', 'mbox'] as const;
export const format = z.enum(formats);
export type Format = z.infer<typeof format>;

const column = z.string().min(1).max(200);

/** Where a value comes from: a column by its name, a fixed value, or text with columns in braces: `order:{order_id}`. */
export const value = z.union([
  column,
  z.strictObject({ constant: z.union([z.string().max(1000), z.number(), z.boolean()]) }),
  z.strictObject({ template: z.string().min(1).max(500) }),
]);
export type Value = z.infer<typeof value>;

/** How times are written: `auto` knows ISO, `2018-01-31 10:00:00` and Unix seconds or milliseconds; else a pattern. */
export const timeFormat = z.string().regex(/^(auto|iso|unix|unix_ms|[dMyHhmsaS ./:T,'-]{4,40})$/, {
  error: 'must be auto, iso, unix, unix_ms or a pattern such as dd/MM/yyyy HH:mm',
});

export const csvSettings = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|']).default(','),
  encoding: z.enum(['utf8', 'utf16le', 'latin1']).default('utf8'),
  /** False: the columns are called 1, 2, 3… */
  header: z.boolean().default(true),
});
export type CsvSettings = z.infer<typeof csvSettings>;

/** Another CSV file, whose row with the same key lends its columns as `name.column`. */
export const lookup = z.strictObject({
  /** Its column that names the row. */
  key: column,
  /** The value of the main row that picks it. */
  by: value,
  csv: csvSettings.optional(),
});

const made = { name: column, onlyIf: column.optional() };
const span = z.strictObject({ from: column, to: column, atLeast: z.number().optional() });

/**
 * A column made of others, in the order in which they stand; a missing input gives a missing value, and so does a missing
 * `onlyIf` column.
 */
export const derivation = z.union([
  z.strictObject({ ...made, earliest: z.array(column).min(1) }),
  z.strictObject({ ...made, latest: z.array(column).min(1) }),
  /** Whole calendar days from one time to the other; never less than `atLeast`. */
  z.strictObject({ ...made, daysBetween: span }),
  z.strictObject({ ...made, hoursBetween: span }),
  /** Whether one time is before another; `missing` answers where the other is not there. */
  z.strictObject({ ...made, before: z.strictObject({ one: column, other: column, missing: z.boolean().optional() }) }),
  z.strictObject({ ...made, present: column }),
  /** The label of the last band that begins at or below the number. */
  z.strictObject({
    ...made,
    bands: z.strictObject({ of: column, from: z.array(z.tuple([z.number(), z.string().max(60)])).min(1) }),
  }),
  /** Other words for a value; what is not listed stays as it is, unless `else` says otherwise. */
  z.strictObject({
    ...made,
    words: z.strictObject({ of: column, to: z.record(z.string(), z.string()), else: z.string().optional() }),
  }),
]);
export type Derivation = z.infer<typeof derivation>;

const factName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, { error: 'must be a short name of letters, digits and _' });
const kindName = z.string().refine(isKind, { error: 'is not a kind of interaction' });

const ownAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@]*@[^\s@]+$/, { error: 'must be an address, or a domain such as @shop.example' });

/** How a row becomes an interaction of a customer. */
export const mapping = z.strictObject({
  format,
  csv: csvSettings.optional(),
  /** The name of the source that the rows stand under; the same rows under the same name are never written twice. */
  source: z.string().min(1).max(120),
  lookups: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,30}$/), lookup).default({}),
  derive: z.array(derivation).max(50).default([]),
  /** An empty column: none was found by guessing, one has to be named before rows can be taken. */
  occurredAt: z.strictObject({
    column: z.string().max(200),
    format: timeFormat.default('auto'),
    zone: zone.optional(),
    /** Where no column says the whole of it: a year (`2010`), a month (`2010-05`), or text with columns in braces (`2010-05-{DAY}`). */
    as: z.string().min(4).max(100).optional(),
  }),
  customer: z.strictObject({
    identifiers: z.array(z.strictObject({ kind: claimKind, value, strength: strength.default('claimed') })).max(10),
    /** What becomes of rows that name nobody: refused, a customer of their own each, or (responses) nobody stands behind them. */
    nobody: z.enum(['refuse', 'each', 'none']).default('refuse'),
    attributes: z
      .strictObject({ firstName: value, lastName: value, company: value, language: value, zone: value, consent: value })
      .partial()
      .default({}),
  }),
  interaction: z.strictObject({
    touchpoint: value,
    channel: value.default({ constant: 'import' }),
    kind: z.union([z.strictObject({ constant: kindName }), column]).default({ constant: 'event.tracked' }),
    direction: z.enum(['in', 'out', 'none']).default('in'),
    actor: z.enum(['customer', 'agent', 'bot', 'system']).default('customer'),
  }),
  facts: z.record(factName, value).default({}),
  feelings: z.strictObject({ scale: z.enum(scaleNames), score: value }).optional(),
  /** A row is a response with many answers: each becomes an interaction of kind `feedback.given`. */
  survey: survey.optional(),
  /** Words and anything else that must not stand on the spine. */
  detail: z.record(z.string().min(1).max(60), value).default({}),
  /** The columns that name a row; left out: the whole row does. */
  key: z.array(column).max(10).default([]),
  decimalComma: z.boolean().default(false),
  /** For mails: addresses (`ada@shop.example`) and domains (`@shop.example`) that are the company's own, beside its mailboxes. */
  own: z.array(ownAddress).max(200).optional(),
});
export type Mapping = z.infer<typeof mapping>;

/** What a person is told when a guess found no column with times. */
export const noTimeFound = 'No column looks like a time: name one in a mapping.';

/** Whether a mapping cannot be used as it does not say when things happened. Mails say it themselves. */
export function namesNoTime({ format, occurredAt }: Pick<Mapping, 'format' | 'occurredAt'>): boolean {
  return format !== 'mbox' && occurredAt.column === '' && occurredAt.as === undefined;
}
