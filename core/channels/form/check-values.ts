import { formLimits, type FormField } from './fields.ts';
import { isMailAddress } from './mail-address.ts';
import { shownFields, type Given } from './shown-fields.ts';

export type FaultCode =
  | 'missing'
  | 'mustAgree'
  | 'tooLong'
  | 'notMail'
  | 'notNumber'
  | 'tooSmall'
  | 'tooLarge'
  | 'notDate'
  | 'notChoice'
  | 'tooManyFiles';

/** What is wrong with one field; `limit` stands in the sentence. */
export interface Fault {
  field: string;
  code: FaultCode;
  limit?: number;
}

/** Text, keys of choices or ids of files; a ticked box is `true`. */
export type Value = string | string[] | true;

export interface Checked {
  /** Of the fields that are shown and filled in, in their order. */
  values: Map<string, Value>;
  faults: Fault[];
}

type Outcome = { value?: Value; code?: FaultCode; limit?: number };

/** Control characters but tab and line ends, and the marks that turn the direction of writing. */
const unseen = /(?![\t\n\r])\p{Cc}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** One line without what is not seen. */
function lineOf(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(unseen, '')
    .trim();
}

function linesOf(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .trim();
}

function withinLength(value: string, most: number): Outcome {
  return value.length > most ? { code: 'tooLong', limit: most } : { value };
}

function mailOf(text: string): Outcome {
  const address = lineOf(text);
  if (address.length > formLimits.email) return { code: 'tooLong', limit: formLimits.email };
  return isMailAddress(address) ? { value: address } : { code: 'notMail' };
}

function numberOf(text: string, { least, most }: FormField): Outcome {
  const plain = lineOf(text);
  const number = /^[-+]?\d{1,15}([.,]\d{1,10})?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
  if (Number.isNaN(number)) return { code: 'notNumber' };
  if (least !== null && number < least) return { code: 'tooSmall', limit: least };
  if (most !== null && number > most) return { code: 'tooLarge', limit: most };
  return { value: String(number) };
}

function dateOf(text: string): Outcome {
  const day = lineOf(text);
  const read = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  const exists = read !== undefined && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
  return exists ? { value: day } : { code: 'notDate' };
}

function choicesOf(given: unknown, { options }: FormField): Outcome {
  const chosen = Array.isArray(given) ? [...new Set(given)] : [given];
  const known = chosen.every((each) => options.some(({ key }) => key === each));
  if (!known) return { code: 'notChoice' };
  return { value: options.map(({ key }) => key).filter((key) => chosen.includes(key)) };
}

const textual: Partial<Record<FormField['kind'], (text: string, field: FormField) => Outcome>> = {
  text: (text) => withinLength(lineOf(text), formLimits.text),
  long: (text) => withinLength(linesOf(text), formLimits.long),
  email: mailOf,
  number: numberOf,
  date: dateOf,
  hidden: (text) => ({ value: lineOf(text).slice(0, formLimits.hidden) }),
};

function isEmpty(given: unknown): boolean {
  if (Array.isArray(given)) return given.length === 0;
  return typeof given === 'string' ? given.trim() === '' : given === undefined || given === null || given === false;
}

function filesOf(given: unknown, { mostFiles }: FormField): Outcome {
  const files = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
  return files.length > mostFiles ? { code: 'tooManyFiles', limit: mostFiles } : { value: files };
}

function outcomeOf(given: unknown, field: FormField): Outcome {
  if (field.kind === 'consent') return given === true || given === 'yes' ? { value: true } : { code: 'mustAgree' };
  if (field.kind === 'file') return filesOf(given, field);
  if (field.kind === 'choice') return Array.isArray(given) ? { code: 'notChoice' } : choicesOf(given, field);
  if (field.kind === 'choices') return choicesOf(given, field);
  const read = textual[field.kind];
  return typeof given === 'string' && read ? read(given, field) : { code: 'notChoice' };
}

function readField(field: FormField, there: unknown): Outcome {
  const { value, ...fault } = isEmpty(there) ? {} : outcomeOf(there, field);
  if (fault.code !== undefined) return fault;
  if (!isNothing(value)) return { value: value as Value };
  if (!field.required || field.kind === 'hidden') return {};
  return { code: field.kind === 'consent' ? 'mustAgree' : 'missing' };
}

function isNothing(value: Value | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * Reads what somebody gave by the fields of a form, the same in the browser and on the server. What belongs to fields that are
 * not shown, or to none, is dropped.
 */
export function checkValues(fields: readonly FormField[], given: Given): Checked {
  const shown = shownFields(fields, given);
  const checked: Checked = { values: new Map(), faults: [] };
  for (const field of fields) {
    if (!shown.has(field.key)) continue;
    const { value, code, limit } = readField(field, Object.hasOwn(given, field.key) ? given[field.key] : undefined);
    if (code !== undefined) checked.faults.push({ field: field.key, code, ...(limit === undefined ? {} : { limit }) });
    else if (value !== undefined) checked.values.set(field.key, value);
  }
  return checked;
}
