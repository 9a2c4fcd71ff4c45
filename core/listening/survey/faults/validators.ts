import { isMailAddress } from '#core/channels/form/mail-address.ts';
import type { Validator } from '../definition.ts';
import { Spent } from '../expression/allowance.ts';
import { holds, type Known } from '../expression/evaluate.ts';
import { numberIn } from '../expression/values.ts';
import { patternOf, type Pattern } from '../pattern.ts';
import type { Told } from './fault.ts';

type Of<T extends Validator['type']> = Extract<Validator, { type: T }>;

function numeric(value: unknown, { minValue, maxValue }: Of<'numeric'>): Told | undefined {
  const number = typeof value === 'string' ? numberIn(value) : value;
  if (typeof number !== 'number') return { code: 'notNumber' };
  if (minValue !== undefined && number < minValue) return { code: 'tooSmall', limit: minValue };
  if (maxValue !== undefined && number > maxValue) return { code: 'tooLarge', limit: maxValue };
  return undefined;
}

function lettered(value: unknown, { minLength = 0, maxLength = 0, allowDigits = true }: Of<'text'>): Told | undefined {
  const text = String(value as string | number);
  if (!allowDigits && /\d/.test(text)) return { code: 'noDigits' };
  if (text.length < minLength) return { code: 'tooShort', limit: minLength };
  return maxLength > 0 && text.length > maxLength ? { code: 'tooLong', limit: maxLength } : undefined;
}

function counted(value: unknown, { minCount = 0, maxCount = 0 }: Of<'answercount'>): Told | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length < minCount) return { code: 'tooFew', limit: minCount };
  return maxCount > 0 && value.length > maxCount ? { code: 'tooMany', limit: maxCount } : undefined;
}

const patterns = new Map<string, Pattern>();

function patternFor({ regex, caseInsensitive = false }: Of<'regex'>): Pattern {
  const key = `${String(caseInsensitive)} ${regex}`;
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    if (patterns.size > 500) patterns.clear();
    try {
      pattern = patternOf(regex, caseInsensitive);
    } catch {
      pattern = () => true;
    }
    patterns.set(key, pattern);
  }
  return pattern;
}

/**
 * A pattern that cannot be read refuses nothing: `checkDefinition` tells whoever writes it. One that there is no time for refuses nothing
 * either: the browser has looked at it before, and an answer that is refused for what nobody can mend would be lost.
 */
function fits(value: string, validator: Of<'regex'>, { letters }: Known): boolean {
  try {
    return patternFor(validator)(value, letters);
  } catch (error) {
    if (error instanceof Spent) return true;
    throw error;
  }
}

function check(value: unknown, validator: Validator, known: Known): Told | undefined {
  switch (validator.type) {
    case 'numeric':
      return numeric(value, validator);
    case 'text':
      return lettered(value, validator);
    case 'answercount':
      return counted(value, validator);
    case 'email':
      return isMailAddress(String(value as string).trim()) ? undefined : { code: 'notMail' };
    case 'regex':
      return fits(String(value as string), validator, known) ? undefined : { code: 'notRight' };
    case 'expression':
      return holds(validator.expression, known, true) ? undefined : { code: 'notRight' };
  }
}

/** The first thing that is wrong with a value that is there, in the definition's own words where it has some. */
export function validatorFault(
  value: unknown,
  validators: readonly Validator[] | undefined,
  known: Known,
): Told | undefined {
  for (const validator of validators ?? []) {
    const fault = check(value, validator, known);
    if (fault !== undefined) return validator.text === undefined ? fault : { ...fault, text: validator.text };
  }
  return undefined;
}
