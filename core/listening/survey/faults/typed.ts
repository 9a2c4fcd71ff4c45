import { isMailAddress } from '#core/channels/form/mail-address.ts';
import { numberIn } from '../expression/values.ts';
import type { Told } from './fault.ts';

/** A field that somebody types into. */
export interface Typed {
  inputType?: string | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  maxLength?: number | undefined;
}

const dated: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  time: /^\d\d:\d\d(?::\d\d)?$/,
  'datetime-local': /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/,
};

/** The 30th of February is no day. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return true;
  const day = text.slice(0, 10);
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#.]+\.[^\s]+$/i.test(text);
}

function numberFault(value: unknown, { min, max }: Typed): Told | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? numberIn(value) : undefined;
  if (number === undefined || !Number.isFinite(number)) return { code: 'notNumber' };
  if (typeof min === 'number' && number < min) return { code: 'tooSmall', limit: min };
  if (typeof max === 'number' && number > max) return { code: 'tooLarge', limit: max };
  return undefined;
}

function datedFault(text: string, form: RegExp, { min, max }: Typed): Told | undefined {
  if (!form.test(text) || !isDay(text)) return { code: 'notDate' };
  if (typeof min === 'string' && form.test(min) && text < min) return { code: 'tooEarly', limit: min };
  if (typeof max === 'string' && form.test(max) && text > max) return { code: 'tooLate', limit: max };
  return undefined;
}

function formFault(text: string, inputType: string, typed: Typed): Told | undefined {
  if (inputType === 'email') return isMailAddress(text.trim()) ? undefined : { code: 'notMail' };
  if (inputType === 'url') return isAddress(text.trim()) ? undefined : { code: 'notAddress' };
  const form = dated[inputType];
  return form === undefined ? undefined : datedFault(text, form, typed);
}

/** What is wrong with what was typed into a field of its kind. */
export function typedFault(value: unknown, typed: Typed): Told | undefined {
  const { inputType = 'text', maxLength = -1 } = typed;
  if (inputType === 'number') return numberFault(value, typed);
  const text = String(value as string | number);
  if (maxLength > 0 && text.length > maxLength) return { code: 'tooLong', limit: maxLength };
  return formFault(text, inputType, typed);
}
